import re

import pycountry
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.levels import Visibility
from letters import countries
from letters.asks import AddresseeDraft, AskDraft
from letters.kinds import Basis
from letters.services.letters import EARLIEST

MOST_ADDRESSEES = 3


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    def __init__(self, **more: object) -> None:
        super().__init__(widget=DayInput(), **more)  # type: ignore[arg-type]


def country_code(name: str) -> str:
    """The code of a country by its code or name; "" where there is none such."""
    name = name.strip()
    for code, known in countries.choices():
        if name.lower() in {code.lower(), known.lower()}:
            return code
    try:
        return str(pycountry.countries.lookup(name).alpha_2)
    except LookupError:
        return ""


class LetterForm(forms.Form):
    """A sent letter as typed. Its cleaned data are the keywords of `log_letter`."""

    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=250)
    sent_on = DayField(label=gettext_lazy("Sent on"))
    signatories = forms.CharField(
        label=gettext_lazy("Signed by"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=gettext_lazy("One organisation per line."),
    )
    asks = forms.CharField(
        label=gettext_lazy("What it asks"),
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=gettext_lazy(
            "One recommendation per line, in the letter's order. They are numbered from 1."
        ),
    )
    subject_countries = forms.CharField(
        label=gettext_lazy("Countries it is about"),
        required=False,
        help_text=gettext_lazy("Names or codes with commas: North Korea, China."),
    )
    topics = forms.CharField(
        label=gettext_lazy("Topics"),
        required=False,
        help_text=gettext_lazy("With commas: refugees, asylum."),
    )
    text = forms.CharField(
        label=gettext_lazy("Text of the letter"),
        widget=forms.Textarea(attrs={"rows": 10}),
        required=False,
    )
    language = forms.RegexField(
        label=gettext_lazy("Language"),
        regex=r"^[a-z]{2}$",
        initial="en",
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
    visibility = forms.ChoiceField(label=gettext_lazy("Who may see it"), choices=Visibility.choices)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for number in range(1, MOST_ADDRESSEES + 1):
            self.fields[f"office_{number}"] = forms.CharField(
                label=_("Office"), max_length=200, required=number == 1
            )
            self.fields[f"holder_{number}"] = forms.CharField(
                label=_("Held by"), max_length=200, required=False
            )
            self.fields[f"country_{number}"] = forms.ChoiceField(
                label=_("Country"), choices=[("", "—"), *countries.choices()], required=number == 1
            )
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = self._layout()

    def _layout(self) -> Layout:
        people = [
            Row(Column(f"office_{n}", css_class="col-md-4"),
                Column(f"holder_{n}", css_class="col-md-4"),
                Column(f"country_{n}", css_class="col-md-4"))
            for n in range(1, MOST_ADDRESSEES + 1)
        ]  # fmt: skip
        return Layout(
            Fieldset(_("The letter"), "subject", Row(Column("sent_on"), Column("language")), "url"),
            Fieldset(_("Addressees"), *people),
            Fieldset(_("Signatories"), "signatories"),
            Fieldset(_("Recommendations"), "asks",
                     Row(Column("subject_countries"), Column("topics"))),
            Fieldset(_("Text"), "text"),
            Fieldset(_("Answer and visibility"),
                     Row(Column("expected_by"), Column("expected_basis")), "visibility"),
        )  # fmt: skip

    def clean_sent_on(self) -> object:
        sent_on = self.cleaned_data["sent_on"]
        if sent_on < EARLIEST:
            raise forms.ValidationError(_("This date lies too far back. Check the year."))
        return sent_on

    def clean_signatories(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["signatories"].splitlines()]
        if any(len(line) > 250 for line in lines):
            raise forms.ValidationError(_("A name is longer than 250 signs. One per line, please."))
        return [line for line in lines if line]

    def clean_asks(self) -> list[str]:
        lines = self.cleaned_data["asks"].splitlines()
        bare = [re.sub(r"^\s*(\d{1,2}[.)]|[-•*–])(\s+|$)", "", line).strip() for line in lines]
        return [line for line in bare if line]

    def clean_topics(self) -> tuple[str, ...]:
        topics = [one.strip().lower() for one in self.cleaned_data["topics"].split(",")]
        if any(len(one) > 80 for one in topics):
            raise forms.ValidationError(_("A topic is longer than 80 signs. Separate with commas."))
        return tuple(dict.fromkeys(one for one in topics if one))

    def clean_subject_countries(self) -> tuple[str, ...]:
        names = [one for one in self.cleaned_data["subject_countries"].split(",") if one.strip()]
        codes = {name.strip(): country_code(name) for name in names}
        if unknown := [name for name, code in codes.items() if not code]:
            raise forms.ValidationError(
                _("No country is called %(name)s. Check the spelling.") % {"name": unknown[0]}
            )
        return tuple(dict.fromkeys(codes.values()))

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        given["addressees"] = self._addressees(given)
        topics, places = given.pop("topics", ()), given.pop("subject_countries", ())
        given["asks"] = [AskDraft(text, places, topics) for text in given.get("asks", [])]
        return given

    def _addressees(self, given: dict) -> list[AddresseeDraft]:
        people = []
        for number in range(1, MOST_ADDRESSEES + 1):
            office = given.pop(f"office_{number}", "")
            holder, country = given.pop(f"holder_{number}", ""), given.pop(f"country_{number}", "")
            if office and country:
                people.append(AddresseeDraft(office=office, holder=holder, country=country))
            elif number > 1 and (office or holder or country):
                self.add_error(f"office_{number}", _("An addressee needs an office and a country."))
        return people
