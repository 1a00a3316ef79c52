"""Finds names in words of many scripts: whole words, beginnings, phrases, signs inside a run."""

import re
import unicodedata
from collections.abc import Sequence

from world.script import fold

# Letters and digits with the marks that Indic and Arabic writing puts on them.
WORD = re.compile(r"(?:[^\W_]|[\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09d7])+"
                  r"(?:['’][^\W_]+)?")  # fmt: skip
INSIDE = re.compile(r"[\u0590-\u1cff\u2e80-\uffef]")  # scripts whose names are found inside runs
LONGEST_SIGN = 16
SHORT = 4  # a beginning as short as this must be the whole word, but for one letter

Phrase = tuple[tuple[str, ...], tuple[str, ...]]  # the beginnings that must follow, what they name


def plain(word: str) -> str:
    """Folded, with the syllables of Hangul whole."""
    return word.lower() if word.isascii() else unicodedata.normalize("NFC", fold(word))


class Lexicon:
    def __init__(self) -> None:
        self.whole: dict[str, list[str]] = {}
        self.beginnings: dict[str, list[str]] = {}
        self.signs: dict[str, list[str]] = {}
        self.openers: dict[str, dict[tuple[str, ...], list[str]]] = {}
        self.longest = 0

    def add(self, form: str, name: str, *, is_beginning: bool = True) -> None:
        """A form is a word, or words joined by hyphens. In other scripts it counts inside words."""
        is_beginning = is_beginning and not form.endswith("$")
        first, *rest = WORD.findall(plain(form.replace("'", " ").replace("-", " "))) or [""]
        if INSIDE.search(form) and not rest:
            self._put(self.signs, first, name)
            return
        if rest:
            self._put(self.openers.setdefault(first, {}), tuple(rest), name)
        elif first:
            self._put(self.beginnings if is_beginning else self.whole, first, name)
            self.longest = max(self.longest, len(first))

    @staticmethod
    def _put(table: dict, form: str | tuple[str, ...], name: str) -> None:
        names = table.setdefault(form, [])
        if name not in names:
            names.append(name)

    def of_word(self, word: str) -> tuple[str, ...]:
        """The names that a folded word gives, by the longest that is known of it."""
        if word in self.whole:
            return tuple(self.whole[word])
        for length in range(min(len(word), self.longest), 1, -1):
            names = self.beginnings.get(word[:length])
            if names and (length > SHORT or len(word) - length <= 1):
                return tuple(names)
        return ()

    def phrases_of(self, word: str) -> tuple[Phrase, ...]:
        """The phrases that a folded word may open, longest first."""
        found = [
            (rest, tuple(names))
            for length in range(len(word), max(1, len(word) - 6), -1)
            for rest, names in self.openers.get(word[:length], {}).items()
            if length == len(word) or length > SHORT or INSIDE.match(word)
        ]
        return tuple(sorted(found, key=lambda phrase: -len(phrase[0])))

    def inside(self, run: str) -> tuple[str, ...]:
        """All names inside a folded run of signs, the longest at each place."""
        found: list[str] = []
        at = 0
        while at < len(run):
            for length in range(min(LONGEST_SIGN, len(run) - at), 0, -1):
                names = self.signs.get(run[at : at + length])
                if names:
                    found += names
                    at += length - 1
                    break
            at += 1
        return tuple(found)


def follows(rest: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the coming words begin as a phrase asks."""
    if len(words) < len(rest) or not words[0].startswith(rest[0]):
        return False
    return all(
        word.startswith(part) and (len(part) > 2 or word == part)
        for part, word in zip(rest, words, strict=False)
    )
