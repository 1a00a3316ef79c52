import re
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Signatory:
    """`note` is what stands with the name: a reservation, the day of a late signature."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `number` is the recommendation that it is, 0 for none."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class FinalLetter:
    """All that the document says, in words ready to print. Dates are written out.

    `labels` are the headings: "to", "copies", "asks", "organisations", "people", "late",
    "withdrew".
    """

    subject: str
    language: str
    labels: dict[str, str]
    day: str = ""
    notice: str = ""
    to: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    paragraphs: list[list[Piece]] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    organisations: list[Signatory] = field(default_factory=list)
    people: list[Signatory] = field(default_factory=list)
    late: list[Signatory] = field(default_factory=list)
    withdrew: list[Signatory] = field(default_factory=list)
    unnamed: str = ""

    def printable(self) -> Self:
        """Without the signs that no document can hold."""
        clean: dict[str, Any] = {one.name: _clean(getattr(self, one.name)) for one in fields(self)}
        return replace(self, **clean)


def _clean(value: object) -> object:
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    if isinstance(value, Signatory):
        return Signatory(str(_clean(value.name)), str(_clean(value.note)))
    if isinstance(value, Piece):
        return Piece(str(_clean(value.text)), value.number)
    return value
