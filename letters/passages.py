"""A letter's text with the passages of its asks marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `number` is the ask that it belongs to, 0 for none.

    `goes_on` where the ask's passage began in an earlier piece.
    """

    text: str
    number: int = 0
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    number: int
    pieces: list[Piece] = field(default_factory=list)


def marked(text: str, quotes: Iterable[tuple[int, str, int | None]]) -> list[Paragraph]:
    """`quotes` are (number of the ask, passage, paragraph or None), in the order of the asks.

    A passage in several places of the letter has an empty line between its parts.
    """
    paragraphs = text.split("\n\n") if text else []
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for number, quote, paragraph in quotes:
        for part in quote.split("\n\n"):
            if found := _place(paragraphs, part, paragraph):
                place, start, end = found
                spans.setdefault(place, []).append((start, end, number))
    shown: set[int] = set()
    return [
        Paragraph(number, _pieces(paragraph, spans.get(number, []), shown))
        for number, paragraph in enumerate(paragraphs, start=1)
    ]


def _place(paragraphs: list[str], quote: str, paragraph: int | None) -> tuple[int, int, int] | None:
    """Where the passage stands: (paragraph, start, end); white space may differ."""
    words = quote.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    order = sorted(range(len(paragraphs)), key=lambda at: abs(at + 1 - (paragraph or 1)))
    for at in order:
        if found := pattern.search(paragraphs[at]):
            return at + 1, found.start(), found.end()
    return None


def _pieces(paragraph: str, spans: list[tuple[int, int, int]], shown: set[int]) -> list[Piece]:
    pieces, at = [], 0
    for start, end, number in sorted(spans):
        if start < at:
            continue
        if start > at:
            pieces.append(Piece(paragraph[at:start]))
        pieces.append(Piece(paragraph[start:end], number, goes_on=number in shown))
        shown.add(number)
        at = end
    if at < len(paragraph):
        pieces.append(Piece(paragraph[at:]))
    return pieces
