import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crispy_forms.layout import Column, Row
from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.asks import AnswerDraft
from letters.forms.fields import DayField, laid_out
from letters.forms.letter import SourceForm
from letters.kinds import Channel, ResponseKind
from letters.models import Recommendation
from letters.reading.replies import Proposal, Reply
from letters.services.answers import faults
from letters.statuses import Position, Quality, Reason

# The key that chooses each, on the page of the matrix.
POSITION_KEYS: dict[str, str] = {
    Position.ACCEPTED: "a", Position.ACCEPTED_IN_PRINCIPLE: "i", Position.ACCEPTED_IN_PART: "p",
    Position.UNDER_CONSIDERATION: "u", Position.ALREADY_DONE: "d", Position.NOTED: "n",
    Position.NOT_ACCEPTED: "r", Position.NOT_COMPETENT: "o", Position.NOT_ADDRESSED: "x",
    Position.ACKNOWLEDGED: "g",
}  # fmt: skip
QUALITY_KEYS: dict[str, str] = {
    Quality.ADDRESSES: "1", Quality.PARTLY_ADDRESSES: "2", Quality.DOES_NOT_ADDRESS: "3",
    Quality.CONTRARY: "4",
}  # fmt: skip
POSITIONS = [
    ("", gettext_lazy("Position …")),
    *((code, Position(code).label) for code in POSITION_KEYS),
]
QUALITIES = [
    ("", gettext_lazy("Quality …")),
    *((code, Quality(code).label) for code in QUALITY_KEYS),
]
CELLS = ("position", "quality", "quote", "page", "detail", "reason", "note")
HOLDING = {ResponseKind.ACKNOWLEDGEMENT, ResponseKind.HOLDING_REPLY}


class ReplySourceForm(SourceForm):
    """A reply as it came: a file, or its text."""

    url = None  # type: ignore[assignment]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.helper = laid_out("file", "pasted")

    def clean(self) -> dict:
        given = self.cleaned_data
        if not self.errors and not (given.get("file") or given.get("pasted", "").strip()):
            raise forms.ValidationError(_("Attach the reply, or paste its text."))
        return given


class KeyedSelect(forms.Select):
    """A choice that a key makes: each option says which."""

    def __init__(self, keys: Mapping[str, str], **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]
        self.keys = keys

    def create_option(self, name: str, value: object, *args: object, **more: object) -> dict:  # type: ignore[override]
        option = super().create_option(name, value, *args, **more)  # type: ignore[arg-type]
        if key := self.keys.get(str(value)):
            option["attrs"]["data-key"] = key
        return option


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One ask with its fields, in the order of CELLS, and what the reader proposes for it."""

    ask: Recommendation
    proposal: Proposal | None
    position: BoundField
    quality: BoundField
    quote: BoundField
    page: BoundField
    detail: BoundField
    reason: BoundField
    note: BoundField

    @property
    def fields(self) -> list[BoundField]:
        return [getattr(self, name) for name in CELLS]

    @property
    def proposal_label(self) -> str:
        return str(Position(self.proposal.position).label) if self.proposal else ""


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
        widget=forms.Textarea(attrs={"rows": 2, "data-key": "m"}),
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("What was said"), widget=forms.Textarea(attrs={"rows": 14}),
        required=False,
    )  # fmt: skip
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
        widget=forms.CheckboxInput(attrs={"data-key": "s", "class": "form-check-input"}),
    )  # fmt: skip

    def __init__(
        self, *args: object, asks: Sequence[Recommendation], reply: Reply | None = None,
        proposals: Mapping[int, Proposal] | None = None, **kwargs: object,
    ) -> None:  # fmt: skip
        """`reply` is the document being marked; without one, its text may be typed."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.asks, self.reply, self.proposals = asks, reply, proposals or {}
        if reply:
            del self.fields["text"]
        for ask in asks:
            self._add_cells(ask.number)
        self.helper = laid_out(
            "summary", Row(Column("kind"), Column("channel"), Column("language")),
            Row(Column("dated"), Column("received_on"), Column("promised_by")),
            Row(Column("from_office"), Column("from_person"), Column("url")), "is_confidential",
        )  # fmt: skip

    def _add_cells(self, number: int) -> None:
        for name, (label, field) in _cells().items():
            kind = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.label = f"{label}, {number}"
            field.widget.attrs |= {
                "class": f"{kind} form-control-sm", "aria-label": field.label,
                "placeholder": label, "data-cell": name,
            }  # fmt: skip
            self.fields[f"{name}_{number}"] = field

    def rows(self) -> Iterator[MatrixRow]:
        for ask in self.asks:
            cells = (self[f"{name}_{ask.number}"] for name in CELLS)
            yield MatrixRow(ask, self.proposals.get(ask.number), *cells)

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        rest = given.pop("rest_not_addressed", False)
        if rest and given.get("kind") in HOLDING:
            self.add_error(
                "rest_not_addressed", _("Only a reply of substance can be silent on an ask.")
            )
        for number in self._unknown():
            self.add_error(
                None, _("The letter has no recommendation %(number)s.") % {"number": number}
            )
        answers = [one for ask in self.asks if (one := self._answer(ask.number, given, rest=rest))]
        if self.reply:
            given["text"] = self.reply.text
        numbers = {ask.number for ask in self.asks}
        for fault in faults(answers, numbers, given.get("text", "")):
            self.add_error(f"{fault.cell}_{fault.number}", str(fault))
        given["answers"] = answers
        return given

    def _unknown(self) -> list[int]:
        """Numbers that the page sent and the letter does not have."""
        known = {ask.number for ask in self.asks}
        sent = (re.fullmatch(r"position_(\d{1,6})", name) for name in self.data)
        return sorted({int(one[1]) for one in sent if one} - known)

    def _answer(self, number: int, given: dict, *, rest: bool) -> AnswerDraft | None:
        cells = {name: given.pop(f"{name}_{number}", "") for name in CELLS}
        if not cells["position"] and any(cells.values()):
            if f"position_{number}" not in self.errors:
                self.add_error(f"position_{number}", _("Choose the position that this means."))
        elif not cells["position"] and rest:
            cells["position"] = Position.NOT_ADDRESSED
        if not cells["position"]:
            return None
        if self.reply and cells["quote"] and not cells["page"]:
            cells["page"] = str(self.reply.page_of(cells["quote"]) or "")
        position = Position(cells.pop("position"))
        return AnswerDraft(number=number, position=position, **cells)


def _cells() -> dict[str, tuple[str, forms.Field]]:
    """The fields of a row by cell, with their labels."""
    area = forms.Textarea(attrs={"rows": 2})
    reasons = [("", _("Reason …")), *Reason.choices]
    return {
        "position": (_("Position"), forms.ChoiceField(
            choices=POSITIONS, required=False, widget=KeyedSelect(POSITION_KEYS | {"": "0"}))),
        "quality": (_("Quality"), forms.ChoiceField(
            choices=QUALITIES, required=False, widget=KeyedSelect(QUALITY_KEYS))),
        "quote": (_("Quote"), forms.CharField(widget=area, required=False)),
        "page": (_("Page"), forms.CharField(max_length=20, required=False)),
        "detail": (_("Part, or body it was passed to"), forms.CharField(
            max_length=300, required=False)),
        "reason": (_("Reason for a refusal"), forms.ChoiceField(choices=reasons, required=False)),
        "note": (_("Note"), forms.CharField(
            required=False, max_length=2000, widget=forms.TextInput(attrs={"data-key": "c"}))),
    }  # fmt: skip


class RetractResponseForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Why it is retracted"), max_length=300)
