from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crispy_forms.layout import Column, Row
from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.asks import AnswerDraft
from letters.forms.fields import DayField, laid_out
from letters.kinds import Channel, ResponseKind
from letters.models import Recommendation
from letters.statuses import Position, Quality, Reason

POSITIONS = [
    ("", gettext_lazy("Position …")),
    *(pair for pair in Position.choices if pair[0] != Position.NO_RESPONSE),
]
QUALITIES = [
    ("", gettext_lazy("Quality …")),
    *(pair for pair in Quality.choices if pair[0] != Quality.NO_REPLY_AFTER_REMINDER),
]
CELLS = ("position", "quality", "quote", "page", "detail", "reason")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One ask with its fields, in the order of CELLS."""

    ask: Recommendation
    position: BoundField
    quality: BoundField
    quote: BoundField
    page: BoundField
    detail: BoundField
    reason: BoundField


class ResponseForm(forms.Form):
    """One reply and what it means for each ask. Cleaned data are keywords of `log_response`."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=ResponseKind.choices, initial="substantive_reply"
    )
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), choices=Channel.choices)
    dated = DayField(label=gettext_lazy("Dated"))
    received_on = DayField(label=gettext_lazy("Received on"), required=False)
    from_office = forms.CharField(label=gettext_lazy("From which office"), max_length=200)
    from_person = forms.CharField(
        label=gettext_lazy("Signed or said by"), max_length=200, required=False
    )
    summary = forms.CharField(
        label=gettext_lazy("In one or two sentences"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("Full text"), widget=forms.Textarea(attrs={"rows": 7}), required=False
    )
    language = forms.RegexField(
        label=gettext_lazy("Language"), regex=r"^[a-z]{2}$", initial="en",
        help_text=gettext_lazy("Two letters."),
    )  # fmt: skip
    url = forms.URLField(
        label=gettext_lazy("Where it can be read"), max_length=500, required=False,
        assume_scheme="https",
    )  # fmt: skip
    promised_by = DayField(label=gettext_lazy("Next answer promised by"), required=False)
    is_confidential = forms.BooleanField(
        label=gettext_lazy("Confidential: for the coalition only; moves no position"),
        required=False,
    )
    rest_not_addressed = forms.BooleanField(
        label=gettext_lazy("This is a reply of substance: it is silent on all that I left open"),
        required=False,
    )

    def __init__(self, *args: object, asks: Sequence[Recommendation], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.asks = asks
        for ask in asks:
            self._add_cells(ask.number)
        self.helper = laid_out(
            Row(Column("kind"), Column("channel")), Row(Column("dated"), Column("received_on")),
            Row(Column("from_office"), Column("from_person")),
            "summary", "text",
            Row(Column("url"), Column("language"), Column("promised_by")),
            "is_confidential",
        )  # fmt: skip

    def _add_cells(self, number: int) -> None:
        cells: dict[str, forms.Field] = {
            "position": forms.ChoiceField(choices=POSITIONS, required=False),
            "quality": forms.ChoiceField(choices=QUALITIES, required=False),
            "quote": forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), required=False),
            "page": forms.CharField(max_length=20, required=False),
            "detail": forms.CharField(max_length=300, required=False),
            "reason": forms.ChoiceField(
                choices=[("", _("Reason …")), *Reason.choices], required=False
            ),
        }
        labels = {
            "position": _("Position"), "quality": _("Quality"), "quote": _("Quote"),
            "page": _("Page"), "detail": _("Part, or body it was passed to"),
            "reason": _("Reason for a refusal"),
        }  # fmt: skip
        for name, field in cells.items():
            field.label = labels[name]
            kind = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs.update(
                {
                    "class": kind,
                    "aria-label": f"{labels[name]}, {number}",
                    "placeholder": labels[name],
                }
            )
            self.fields[f"{name}_{number}"] = field

    def rows(self) -> Iterator[MatrixRow]:
        for ask in self.asks:
            yield MatrixRow(ask, *(self[f"{name}_{ask.number}"] for name in CELLS))

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        rest = given.pop("rest_not_addressed", False)
        if rest and given.get("kind") in {"acknowledgement", "holding_reply"}:
            self.add_error(
                "rest_not_addressed", _("Only a reply of substance can be silent on an ask.")
            )
        answers = []
        for ask in self.asks:
            cells = {name: given.pop(f"{name}_{ask.number}", "") for name in CELLS}
            if not cells["position"] and any(cells.values()):
                self.add_error(f"position_{ask.number}", _("Choose the position that this means."))
            elif not cells["position"] and rest:
                cells["position"] = Position.NOT_ADDRESSED
            if cells["position"]:
                position = Position(cells.pop("position"))
                answers.append(AnswerDraft(number=ask.number, position=position, **cells))
        given["answers"] = answers
        return given
