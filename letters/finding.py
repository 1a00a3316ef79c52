"""Where the words that somebody looks for stand in a text. Pure; the database finds the rows
(migrations/0014_search.py), this shows why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import snowballstemmer

from letters import languages
from world.script import fold
from world.stemming import stemmed

# Scripts without spaces, and Korean: any part of a run may be meant.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0002ffff"
)
WORD = re.compile(rf"(?P<run>[{UNSPACED}]+)|[^\W{UNSPACED}]+")
UNFINISHED = 3  # letters from which on the last word may be the beginning of one
ALIKE = 2  # letters that two forms of a word begin with
ROOM = 260  # characters of a passage
BEFORE = 70  # of them before its first word found
READ = 60_000  # characters of a text that are looked through


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_marked: bool = False


@dataclass
class Sought:
    """What was typed, with the words that were meant instead."""

    words: list[str]
    runs: list[str]
    beginning: str = ""
    _stems: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, typed: str, near: Iterable[str] = ()) -> "Sought":
        found = list(WORD.finditer(typed))
        runs = [one["run"] for one in found if one["run"]]
        words = [fold(one.group()) for one in found if not one["run"]]
        is_word = bool(found) and not found[-1]["run"]
        beginning = words[-1] if is_word and len(words[-1]) >= UNFINISHED else ""
        return cls([*words, *near], runs, beginning)

    def fits(self, word: str, codes: tuple[str, ...]) -> bool:
        """Is this word of a text one of those that are sought, in another form perhaps?"""
        folded = fold(word)
        if folded in self.words or (self.beginning and folded.startswith(self.beginning)):
            return True
        if not any(folded[:ALIKE] == sought[:ALIKE] for sought in self.words):
            return False
        return any(stem(folded, code) in self._stems_in(code) for code in codes)

    def _stems_in(self, code: str) -> set[str]:
        if code not in self._stems:
            self._stems[code] = {stem(word, code) for word in self.words}
        return self._stems[code]


@lru_cache(maxsize=20_000)
def stem(word: str, code: str) -> str:
    name = languages.name(code).lower()
    return stemmed(word, name) if name in snowballstemmer.algorithms() else word


def places(text: str, sought: Sought, language: str) -> list[tuple[int, int]]:
    codes = tuple(dict.fromkeys((language[:2], "en")))
    found = []
    for word in WORD.finditer(text, 0, READ):
        if word["run"]:
            found += _of_runs(word, sought)
        elif sought.words and sought.fits(word.group(), codes):
            found.append(word.span())
    return found


def _of_runs(word: "re.Match[str]", sought: Sought) -> list[tuple[int, int]]:
    for run in sought.runs:
        spans = [
            (word.start() + one.start(), word.start() + one.end())
            for one in re.finditer(re.escape(run), word.group())
        ]
        if spans:
            return spans
    return []


def marked(text: str, sought: Sought, language: str) -> list[Piece]:
    """All of it."""
    return _pieces(text, places(text, sought, language), 0, len(text))


def passage(text: str, sought: Sought, language: str, room: int = ROOM) -> list[Piece]:
    """The stretch around the first word that is found; without one, how the text begins."""
    found = places(text, sought, language)
    if len(text) <= room:
        return _pieces(text, found, 0, len(text))
    start = max(0, found[0][0] - BEFORE) if found else 0
    start = min(start, len(text) - room)
    if start:
        start = _next_space(text, start)
    end = min(len(text), start + room)
    pieces = _pieces(text, found, start, end)
    before = [Piece("… ")] if start else []
    return before + pieces + ([Piece(" …")] if end < len(text) else [])


def _next_space(text: str, start: int) -> int:
    space = text.find(" ", start, start + 20)
    return space + 1 if space >= 0 else start


def _pieces(text: str, spans: list[tuple[int, int]], start: int, end: int) -> list[Piece]:
    pieces, at = [], start
    for first, last in spans:
        if first < at or last > end:
            continue
        pieces += [Piece(text[at:first]), Piece(text[first:last], is_marked=True)]
        at = last
    return [piece for piece in (*pieces, Piece(text[at:end])) if piece.text]
