"""Which words of an article stand in what was asked, to mark them beside it. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from news.matching.words import parse
from world.script import UNSPACED

MOST = 4_000  # characters shown of an article
LONGEST = 1_500  # of one paragraph
FIRST = 2  # paragraphs that are always shown
WHOLE = 6  # signs of a run without spaces that is marked as one
LOOSE = "^~"  # beginnings and consonants: good for comparing, too vague to be shown
DULL = {"=rights", "=government", "=minister", "=president", "=law", "human", "right", "state"}


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]
    is_after_gap: bool = False

    @property
    def marks(self) -> int:
        return sum(piece.is_marked for piece in self.pieces)


def keys_of(asked: Iterable[tuple[str, str]]) -> set[str]:
    """What can be met again of texts in their languages."""
    return {
        key
        for text, language in asked
        for _sentence, words in parse(text, language)
        for word in words
        for key in word.keys
        if key[0] not in LOOSE
    } - DULL


def marked(text: str, language: str, keys: set[str]) -> tuple[Piece, ...]:
    """`text` in pieces, those that say a word with one of these keys marked."""
    pieces: list[Piece] = []
    end = 0
    for start, stop in _places(text, language, keys):
        if start >= end:
            pieces += [Piece(text[end:start]), Piece(text[start:stop], is_marked=True)]
            end = stop
    return tuple(piece for piece in (*pieces, Piece(text[end:])) if piece.text)


def _places(text: str, language: str, keys: set[str]) -> Iterator[tuple[int, int]]:
    """Where such words and phrases stand; in scripts without spaces, the signs that say them."""
    at = 0
    for _sentence, words in parse(text, language):
        for word in words:
            start = text.find(word.raw, at)
            if start < 0:
                continue
            at = start
            if UNSPACED.search(word.raw) and len(word.raw) > WHOLE:
                yield from _signs(word.raw, start, keys)
            elif not keys.isdisjoint(word.keys):
                yield start, start + len(word.raw)


def _signs(run: str, offset: int, keys: set[str]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for at in range(len(run) - 1):
        if run[at : at + 2] not in keys:
            continue
        if at > end:
            if end > 0:
                yield offset + start, offset + end
            start = at
        end = at + 2
    if end > 0:
        yield offset + start, offset + end


def passages(text: str, language: str, keys: set[str]) -> list[Paragraph]:
    """The beginning of a text and those of its paragraphs that say most of the words, in order."""
    lines = [line.strip()[:LONGEST] for line in text.splitlines() if line.strip()]
    found = [marked(line, language, keys) for line in lines[:200]]
    room = MOST
    chosen: set[int] = set()
    for at in sorted(range(len(found)), key=lambda at: _rank(at, found)):
        room -= len(lines[at])
        if chosen and room < 0:
            break
        chosen.add(at)
    return [
        Paragraph(found[at], is_after_gap=at > 0 and at - 1 not in chosen) for at in sorted(chosen)
    ]


def _rank(at: int, found: Sequence[tuple[Piece, ...]]) -> tuple[bool, int, int]:
    return at >= FIRST, -sum(piece.is_marked for piece in found[at]), at
