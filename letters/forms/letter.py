"""The confirmation of a draft: what was read, edited by a person, checked once it is confirmed."""

from dataclasses import replace
from typing import Any

from crispy_forms.layout import Column, Fieldset, Row
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.http import whole
from campaigns.levels import Visibility
from letters import countries
from letters.drafting import Content, DraftAsk, DraftPerson
from letters.forms.fields import (
    DayField,
    country_codes,
    laid_out,
    lines_of,
    topics_of,
)
from letters.kinds import Basis
from letters.reading.read import MOST_BYTES, TOO_LARGE
from letters.services.drafts import addressees_of_content, asks_of_content
from letters.services.letters import EARLIEST

FIXED = (
    "subject", "sent_on", "language", "url", "text", "subject_countries", "topics", "expected_by",
    "expected_basis", "visibility",
)  # fmt: skip
MOST_ROWS = 400


class SourceForm(forms.Form):
    """Where a letter comes from: a file, a page, or text."""

    file = forms.FileField(
        label=gettext_lazy("A file"),
        required=False,
        help_text=gettext_lazy("Word, OpenDocument, PDF with text, HTML, Markdown or text; 20 MB."),
        error_messages={
            "empty": gettext_lazy("This file is empty. Choose another one, or paste the text.")
        },
    )
    url = forms.URLField(
        label=gettext_lazy("Its address on the web"), required=False, max_length=500,
        assume_scheme="https",
        error_messages={
            "invalid": gettext_lazy("This is no web address. Copy it whole from your browser.")
        },
    )  # fmt: skip
    pasted = forms.CharField(
        label=gettext_lazy("Or its text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = laid_out("file", "url", "pasted")

    def clean_file(self) -> UploadedFile | None:
        """Refused by its size before it is read into memory."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        if not self.errors and not any(given.get(name) for name in ("file", "url", "pasted")):
            raise forms.ValidationError(
                _("Choose a file, give an address, or paste the text of the letter.")
            )
        return given


class LetterForm(forms.Form):
    """A draft as typed. Bound only when it is confirmed: an autosave finds no fault.

    Cleaned data are the keywords of `log_letter`.
    """

    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=250)
    sent_on = DayField(
        label=gettext_lazy("Sent on"),
        required=False,
        help_text=gettext_lazy("Empty while it has not been sent."),
    )
    signatories = forms.CharField(
        label=gettext_lazy("Signed by"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        help_text=gettext_lazy("One organisation per line."),
    )
    subject_countries = forms.CharField(
        label=gettext_lazy("Countries it is about"),
        required=False,
        help_text=gettext_lazy("With commas: North Korea, China."),
    )
    topics = forms.CharField(
        label=gettext_lazy("Topics"),
        required=False,
        help_text=gettext_lazy("With commas: refugees, asylum."),
    )
    text = forms.CharField(
        label=gettext_lazy("Text of the letter"),
        widget=forms.Textarea(attrs={"rows": 12}),
        required=False,
    )
    language = forms.RegexField(
        label=gettext_lazy("Language"),
        regex=r"^[a-z]{2}$",
        help_text=gettext_lazy("Two letters: en, fr, es …"),
    )
    url = forms.URLField(
        label=gettext_lazy("Where it was published"), required=False, max_length=500,
        assume_scheme="https",
    )  # fmt: skip
    expected_by = DayField(label=gettext_lazy("Answer expected by"), required=False)
    expected_basis = forms.ChoiceField(
        label=gettext_lazy("That date rests on"),
        choices=[("", "—"), *Basis.choices],
        required=False,
    )
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who may see it"),
        choices=Visibility.choices,
        help_text=gettext_lazy("For an embargo, choose the coalition now; then set its moment."),
    )

    def __init__(self, content: Content, *, confirming: bool = False) -> None:
        typed = {name: getattr(content, name) for name in FIXED}
        typed["signatories"] = "\n".join(content.signatories)
        super().__init__(typed if confirming else None, initial=typed)
        self.content = content
        self.helper = laid_out(
            Fieldset(_("Particulars"), "subject", Row(Column("sent_on"), Column("language")), "url",
                     Row(Column("subject_countries"), Column("topics"))),
            Fieldset(_("Answer and visibility"),
                     Row(Column("expected_by"), Column("expected_basis")), "visibility"),
        )  # fmt: skip

    def clean_sent_on(self) -> object:
        sent_on = self.cleaned_data["sent_on"]
        if sent_on and sent_on < EARLIEST:
            raise forms.ValidationError(_("This date lies too far back. Check the year."))
        return sent_on

    def clean_signatories(self) -> list[str]:
        return lines_of(self.cleaned_data["signatories"])

    def clean_topics(self) -> tuple[str, ...]:
        return topics_of(self.cleaned_data["topics"])

    def clean_subject_countries(self) -> tuple[str, ...]:
        return country_codes(self.cleaned_data["subject_countries"])

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        topics, places = given.pop("topics", ()), given.pop("subject_countries", ())
        given["asks"] = asks_of_content(self.content, subject_countries=places, topics=topics)
        given["addressees"] = addressees_of_content(self.content)
        if any(bool(one.name or one.country) and not one.office for one in self.content.addressees):
            self.add_error(None, _("An addressee needs an office and a country."))
        if any(one.office and not one.country for one in self.content.addressees):
            self.add_error(None, _("Say which government each addressee belongs to."))
        if any(len(one.office) > 200 or len(one.name) > 200 for one in self.content.addressees):
            self.add_error(None, _("An office or a name is longer than 200 signs. Shorten it."))
        return given


def content_from(posted: QueryDict, before: Content) -> Content:
    """What is on the screen, as a draft's content. Fields that were not sent stay as they were."""
    fixed: dict[str, Any] = {
        name: str(posted[name]).replace("\r\n", "\n").strip() for name in FIXED if name in posted
    }
    lines = posted.get("signatories", "\n".join(before.signatories)).splitlines()
    return replace(
        before,
        **fixed,
        signatories=[line.strip() for line in lines if line.strip()],
        addressees=_addressees(posted) if "addressees" in posted else before.addressees,
        asks=_asks(posted) if "asks" in posted else before.asks,
    )


def _count(posted: QueryDict, name: str) -> int:
    return min(whole(posted.get(name, "")) or 0, MOST_ROWS)


def _addressees(posted: QueryDict) -> list[DraftPerson]:
    people = []
    for at in range(_count(posted, "addressees")):
        office, name = posted.get(f"office-{at}", "").strip(), posted.get(f"name-{at}", "").strip()
        country = countries.code_of(posted.get(f"country-{at}", ""))
        if office or name:
            copy = bool(posted.get(f"copy-{at}"))
            people.append(DraftPerson(office, name, country, is_copy=copy))
    return people


def _asks(posted: QueryDict) -> list[DraftAsk]:
    asks = []
    for at in range(_count(posted, "asks")):
        text = posted.get(f"ask-{at}", "").replace("\r\n", "\n").strip()
        if text:
            asks.append(
                DraftAsk(
                    text=text,
                    quote=posted.get(f"quote-{at}", "").replace("\r\n", "\n"),
                    paragraph=whole(posted.get(f"paragraph-{at}", "")),
                    page=whole(posted.get(f"page-{at}", "")),
                    reason=posted.get(f"reason-{at}", ""),
                    earlier=whole(posted.get(f"earlier-{at}", "")),
                )
            )
    return asks
