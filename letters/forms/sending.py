from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from letters.forms.fields import DayField
from letters.kinds import Basis, Channel
from letters.models import Addressee
from letters.services.sending import Sending


class SendingForm(forms.Form):
    """A row for each addressee. Cleaned data: {"sendings": list of Sending}."""

    def __init__(
        self, data: QueryDict | None, *, addressees: list[Addressee], day: date | None = None
    ) -> None:
        """`day` stands ready where none is on file."""
        super().__init__(data)
        self.addressees = addressees
        for one in addressees:
            self._add(one, day)

    def _add(self, one: Addressee, day: date | None) -> None:
        initial = {name: getattr(one, name) for name in FIELDS}
        initial["sent_on"] = initial["sent_on"] or day
        made = {
            "sent_on": DayField(label=_("Sent on"), required=False),
            "channel": forms.ChoiceField(
                label=_("Sent by"), choices=[("", "—"), *Channel.choices], required=False
            ),
            "proof": forms.CharField(label=_("Proof of sending"), max_length=300, required=False),
            "expected_by": DayField(label=_("Answer expected by"), required=False),
            "expected_basis": forms.ChoiceField(
                label=_("That date rests on"), choices=[("", "—"), *Basis.choices], required=False
            ),
        }
        for name, field in made.items():
            field.initial = initial[name]
            style = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs["class"] = style
            self.fields[f"{name}-{one.pk}"] = field

    @property
    def rows(self) -> list[dict[str, object]]:
        return [
            {"addressee": one, "fields": [self[f"{name}-{one.pk}"] for name in FIELDS]}
            for one in self.addressees
        ]

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        return {
            "sendings": [
                _sending(one, given) for one in self.addressees if given.get(f"sent_on-{one.pk}")
            ]
        }


FIELDS = ("sent_on", "channel", "proof", "expected_by", "expected_basis")


def _sending(one: Addressee, given: dict[str, Any]) -> Sending:
    typed: dict[str, Any] = {name: given.get(f"{name}-{one.pk}") for name in FIELDS}
    return Sending(addressee=one.pk, **typed)
