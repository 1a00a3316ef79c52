"""Reminders, offices and who holds them, translations."""

from collections.abc import Sequence

from crispy_forms.layout import Column, Row
from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy

from campaigns.models import Coalition
from letters import countries, languages
from letters.forms.fields import DayField, laid_out
from letters.kinds import Channel, Stage
from letters.models import CheckAgain, Letter, Translation


class ChaserForm(forms.Form):
    """Cleaned data are the keywords of `log_chaser`."""

    stage = forms.ChoiceField(choices=Stage.choices, widget=forms.HiddenInput())
    text = forms.CharField(
        label=gettext_lazy("Its text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("Drafted from the record. Change it as you like, send it, log it."),
    )
    sent_on = DayField(label=gettext_lazy("Sent on"))
    channel = forms.ChoiceField(label=gettext_lazy("Sent by"), choices=Channel.choices)
    next_on = DayField(
        label=gettext_lazy("Look again on"),
        help_text=gettext_lazy("Until then the letter stays out of the queue."),
    )

    def __init__(
        self, data: QueryDict | None, *, stages: Sequence[Stage], initial: dict | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["stage"].choices = [  # type: ignore[attr-defined]
            (one.value, one.label) for one in stages
        ]
        self.helper = laid_out(
            "stage", "text", Row(Column("sent_on"), Column("channel"), Column("next_on"))
        )  # fmt: skip


class ExtensionForm(forms.Form):
    """Cleaned data are the keywords of `extend`."""

    until = DayField(label=gettext_lazy("More time until"))
    agreed_on = DayField(label=gettext_lazy("Agreed on"))
    because = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        help_text=gettext_lazy("Everybody who sees the letter reads this."),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"agreed_on": timezone.localdate()})
        self.helper = laid_out(Row(Column("until"), Column("agreed_on")), "because")


class CheckForm(forms.Form):
    """Cleaned data are the keywords of `check_again`."""

    on = DayField(label=gettext_lazy("Look again on"))
    note = forms.CharField(label=gettext_lazy("Note to yourself"), max_length=300, required=False)

    def __init__(self, data: QueryDict | None, *, known: CheckAgain | None = None) -> None:
        initial = {"on": known.on, "note": known.note} if known else {}
        super().__init__(data, initial=initial)
        self.helper = laid_out("on", "note")


class OfCoalition(forms.Form):
    """Something that is put on file for one of the person's coalitions."""

    coalition = forms.ModelChoiceField(
        label=gettext_lazy("Noted for"), queryset=Coalition.objects.none(), empty_label=None
    )

    def __init__(self, data: QueryDict | None, *, coalitions: Sequence[Coalition]) -> None:
        super().__init__(data)
        known = Coalition.objects.filter(pk__in=[one.pk for one in coalitions])
        self.fields["coalition"].queryset = known  # type: ignore[attr-defined]
        if coalitions:
            self.initial["coalition"] = coalitions[0].pk
        if len(coalitions) == 1:
            self.fields["coalition"].widget = forms.HiddenInput()


class OfficeForm(OfCoalition):
    """Cleaned data are keywords of `note_office`."""

    country = forms.ChoiceField(
        label=gettext_lazy("Government"), choices=lambda: [("", "—"), *countries.choices()]
    )
    name = forms.CharField(
        label=gettext_lazy("Office"),
        max_length=200,
        help_text=gettext_lazy("As it is called, such as Minister of Justice."),
    )


class TermForm(OfCoalition):
    """Cleaned data are keywords of `note_term`."""

    holder = forms.CharField(label=gettext_lazy("Held by"), max_length=200)
    began_on = DayField(label=gettext_lazy("From"), required=False)
    ended_on = DayField(
        label=gettext_lazy("Until"),
        required=False,
        help_text=gettext_lazy("Empty while it lasts."),
    )


class TranslationForm(forms.Form):
    """A field for each recommendation. Cleaned data are keywords of `translate`."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=lambda: [("", "—"), *languages.choices()]
    )
    translator = forms.CharField(
        label=gettext_lazy("Translated by"),
        max_length=200,
        help_text=gettext_lazy("A person, an organisation, or the service that was used."),
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=250)
    text = forms.CharField(
        label=gettext_lazy("Text of the letter"),
        widget=forms.Textarea(attrs={"rows": 14}),
        required=False,
    )

    def __init__(
        self, data: QueryDict | None, *, letter: Letter, asks: Sequence[str],
        known: Translation | None = None,
    ) -> None:  # fmt: skip
        initial = {
            name: getattr(known, name) for name in ("language", "translator", "subject", "text")
        } if known else {}  # fmt: skip
        super().__init__(data, initial=initial)
        self.asks = list(enumerate(asks, start=1))
        for number, _text in self.asks:
            field = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), required=False)
            field.initial = known.asks.get(str(number), "") if known else ""
            field.widget.attrs["class"] = "form-control"
            self.fields[f"ask-{number}"] = field
        self.helper = laid_out(Row(Column("language"), Column("translator")), "subject", "text")

    @property
    def rows(self) -> list[dict[str, object]]:
        return [
            {"number": number, "text": text, "field": self[f"ask-{number}"]}
            for number, text in self.asks
        ]

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        asks = {number: given.pop(f"ask-{number}", "").strip() for number, _text in self.asks}
        return given | {"asks": asks}
