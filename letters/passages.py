"""A letter's text with the passages of its asks marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `number` is the ask that it belongs to, 0 for none."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    number: int
    pieces: list[Piece] = field(default_factory=list)


def marked(text: str, quotes: Iterable[tuple[int, str, int | None]]) -> list[Paragraph]:
    """`quotes` are (number of the ask, passage, paragraph or None), in the order of the asks."""
    paragraphs = text.split("\n\n") if text else []
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for number, quote, paragraph in quotes:
        for place, start, end in _places(paragraphs, quote, paragraph):
            spans.setdefault(place, []).append((start, end, number))
    return [
        Paragraph(number, _pieces(paragraph, spans.get(number, [])))
        for number, paragraph in enumerate(paragraphs, start=1)
    ]


def _places(paragraphs: list[str], quote: str, paragraph: int | None) -> list[tuple[int, int, int]]:
    """Where the passage stands: (paragraph, start, end); white space may differ."""
    words = quote.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    order = sorted(range(len(paragraphs)), key=lambda at: abs(at + 1 - (paragraph or 1)))
    for at in order:
        if found := pattern.search(paragraphs[at]):
            return [(at + 1, found.start(), found.end())]
    return []


def _pieces(paragraph: str, spans: list[tuple[int, int, int]]) -> list[Piece]:
    pieces, at = [], 0
    for start, end, number in sorted(spans):
        if start < at:
            continue
        if start > at:
            pieces.append(Piece(paragraph[at:start]))
        pieces.append(Piece(paragraph[start:end], number))
        at = end
    if at < len(paragraph):
        pieces.append(Piece(paragraph[at:]))
    return pieces
