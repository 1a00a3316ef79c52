"""Every word of all asks once: as people read it, and as a number for sums."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from news.matching.features import Reading
from news.matching.words import bare

# How much each kind of key says that a text has a word: itself, its concept, its beginning, ...
TRUST = {"=": 0.9, "^": 0.6, "~": 0.8, "@": 1.0}
SHORT_NAME = 5  # a tilde and four consonants; what is shorter may be another name's


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of an ask with the keys under which a text may hold it."""

    word: str
    keys: tuple[str, ...]
    is_name: bool
    number: int  # words with the same keys have one

    @property
    def is_place(self) -> bool:
        return self.keys[0][0] == "@" or self.keys[-1][0] == "@"

    @property
    def is_carried(self) -> bool:
        """Whether it can be met in another language."""
        return any(key[0] in "=@" for key in self.keys)


@dataclass(frozen=True, slots=True)
class Found:
    """How surely a text has each word, and under which key."""

    values: np.ndarray
    by: dict[int, str]


class Vocabulary:
    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.told: list[str] = []  # each unit as people are told of it
        self._ids: dict[tuple[str, tuple[str, ...], bool], int] = {}
        self._numbers: dict[tuple[str, ...], int] = {}
        self._keys: list[tuple[str, ...]] = []  # of each number
        self._words: dict[str, list[tuple[int, float]]] = {}  # by key: number, trust
        self._columns: tuple[np.ndarray, ...] = ()

    def unit(self, word: str, keys: tuple[str, ...], *, is_name: bool) -> int:
        found = self._ids.get((word, keys, is_name))
        if found is None:
            found = self._ids[word, keys, is_name] = len(self.units)
            self.told.append(bare(word))
            self.units.append(Unit(word, keys, is_name, self._number(keys)))
        return found

    def keys_of(self, units: Iterable[int]) -> set[str]:
        return {key for at in set(units) for key in self.units[at].keys}

    def columns(self) -> tuple[np.ndarray, ...]:
        """Of each unit its number, whether it is a name, and whether it is a place."""
        if not self._columns or len(self._columns[0]) < len(self.units):
            self._columns = (
                np.array([unit.number for unit in self.units], np.int32),
                np.array([unit.is_name for unit in self.units], bool),
                np.array([unit.is_place for unit in self.units], bool),
            )
        return self._columns

    def found(self, reading: Reading) -> Found:
        """The words that a text has, each by its surest key, of equals by the first."""
        words, bag = self._words, reading.bag
        best: dict[int, float] = {}
        by: dict[int, str] = {}
        for key in bag.keys() & words.keys():
            value = bag[key]
            for number, sure in words[key]:
                now, before = value * sure, best.get(number, 0.0)
                if now > before or (now == before and self._is_before(number, key, by[number])):
                    best[number], by[number] = now, key
        values = np.zeros(len(self._keys))
        values[list(best)] = list(best.values())
        return Found(values, by)

    def _is_before(self, number: int, one: str, other: str) -> bool:
        keys = self._keys[number]
        return keys.index(one) < keys.index(other)

    def _number(self, keys: tuple[str, ...]) -> int:
        known = self._numbers.get(keys)
        if known is None:
            known = self._numbers[keys] = len(self._numbers)
            self._keys.append(keys)
            for key in keys:
                self._words.setdefault(key, []).append((known, trust(key)))
        return known


def trust(key: str) -> float:
    if key[0] == "~" and len(key) < SHORT_NAME:
        return 0.5
    return TRUST.get(key[0], 1.0)
