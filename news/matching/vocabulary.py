"""Every word of all asks once: as people read it, and as numbers for sums."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from news.matching.columns import Chains, Column
from news.matching.words import bare

# How much each kind of key says that a text has a word: itself, its concept, its beginning, ...
TRUST = {"=": 0.9, "^": 0.6, "~": 0.8, "@": 1.0}
SHORT_NAME = 5  # a tilde and four consonants; what is shorter may be another name's
NOWHERE = "@"  # the key of what concerns no country
IS_NAME, IS_PLACE = 1, 2


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of an ask with the keys under which a text may hold it."""

    word: str
    keys: tuple[str, ...]
    is_name: bool
    number: int  # words with the same keys have one

    @property
    def told(self) -> str:
        """As people are told of it."""
        return bare(self.word)

    @property
    def is_place(self) -> bool:
        return self.keys[0][0] == "@" or self.keys[-1][0] == "@"

    @property
    def is_carried(self) -> bool:
        """Whether it can be met in another language."""
        return any(key[0] in "=@" for key in self.keys)


class Words(NamedTuple):
    """The vocabulary in arrays: by key the chain of the words it tells of; by unit the rest."""

    first: np.ndarray
    next: np.ndarray
    number: np.ndarray
    trust: np.ndarray
    rank: np.ndarray  # which of the word's keys it is
    is_country: np.ndarray  # by key
    first_key: np.ndarray  # by unit
    of_unit: np.ndarray  # its number


class Vocabulary:
    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.keys: dict[str, int] = {}
        self.texts: list[str] = []  # each key as it is written
        self.numbers = 0
        self._languages: dict[str, int] = {}
        self._ids: dict[tuple[str, tuple[str, ...], bool], int] = {}
        self._numbers: dict[tuple[str, ...], int] = {}
        self._words = Chains(number=np.int32, trust=np.float64, rank=np.int32)
        self._is_country, self._first_key = Column(np.bool_), Column(np.int32)
        self._of_unit = Column(np.int32)
        self.key(NOWHERE)

    def key(self, key: str) -> int:
        """The number of a key, which is known from now on."""
        found = self.keys.get(key)
        if found is None:
            found = self.keys[key] = len(self.texts)
            self.texts.append(key)
            self._is_country.add([key[0] == "@" and key != NOWHERE])
            self._words.first.reach(found + 1)
        return found

    def language(self, name: str) -> int:
        return self._languages.setdefault(name or "en", len(self._languages))

    def languages(self) -> list[str]:
        return list(self._languages)

    def unit(self, word: str, keys: tuple[str, ...], *, is_name: bool) -> int:
        found = self._ids.get((word, keys, is_name))
        if found is None:
            found = self._ids[word, keys, is_name] = len(self.units)
            self.units.append(Unit(word, keys, is_name, self._number(keys)))
            self._first_key.add([self.keys[keys[0]]])
            self._of_unit.add([self.units[found].number])
        return found

    def arrays(self) -> Words:
        words = self._words
        columns = (words.first, words.next, *words.columns.values(), self._is_country,
                   self._first_key, self._of_unit)  # fmt: skip
        return Words._make(column.all for column in columns)

    def _number(self, keys: tuple[str, ...]) -> int:
        known = self._numbers.get(keys)
        if known is None:
            known = self._numbers[keys] = self.numbers
            self.numbers += 1
            for rank, key in enumerate(keys):
                self._words.put(self.key(key), number=known, trust=trust(key), rank=rank)
        return known


def trust(key: str) -> float:
    if key[0] == "~" and len(key) < SHORT_NAME:
        return 0.5
    return TRUST.get(key[0], 1.0)
