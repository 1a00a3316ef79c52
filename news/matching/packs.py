"""The asks of one country side by side in arrays, so that a text meets all of them in one sum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from news.matching.features import Reading
from news.matching.index import LetterIndex, Unit
from news.matching.weights import LETTER_WEIGHTS

BEST, THEME = LETTER_WEIGHTS[1], LETTER_WEIGHTS[-1]  # what decides most about a letter


@dataclass(slots=True)
class Vocabulary:
    """Each different word of all asks has a number, and each key tells whose it is."""

    numbers: dict[tuple, int] = field(default_factory=dict)
    by_key: dict[str, list[tuple[int, float]]] = field(default_factory=dict)

    def number(self, unit: Unit) -> int:
        known = self.numbers.get(unit.keys)
        if known is None:
            known = self.numbers[unit.keys] = len(self.numbers)
            for key, trust in unit.keys:
                self.by_key.setdefault(key, []).append((known, trust))
        return known

    def values(self, reading: Reading) -> np.ndarray:
        """How surely a text has each word: as features.hits() finds it."""
        found: dict[int, float] = {}
        for key, value in reading.bag.items():
            for number, trust in self.by_key.get(key, ()):
                if value * trust > found.get(number, 0.0):
                    found[number] = value * trust
        values = np.zeros(len(self.numbers), np.float32)
        values[list(found)] = list(found.values())
        return values


@dataclass(frozen=True, slots=True)
class Rows:
    """Weights of words, row by row."""

    row: np.ndarray
    word: np.ndarray
    weight: np.ndarray

    def sums(self, values: np.ndarray, count: int) -> np.ndarray:
        return np.bincount(self.row, self.weight * values[self.word], count)


class Pack:
    def __init__(self, letters: Sequence[LetterIndex], vocabulary: Vocabulary) -> None:
        self.names = [letter.id for letter in letters]
        asks = [(at, ask) for at, letter in enumerate(letters) for ask in letter.asks]
        self._letter_of = np.array([at for at, _ask in asks], np.int32)
        self._abroad = np.array([ask.totals.here / ask.totals.abroad for _at, ask in asks])
        self._asks = _rows(
            (at, vocabulary.number(unit), unit.weight / ask.totals.here)
            for at, (_letter, ask) in enumerate(asks)
            for unit in ask.units
        )
        self._theme = _rows(
            (at, vocabulary.number(unit), weight / letter.theme_totals.here)
            for at, letter in enumerate(letters)
            for unit, weight in letter.theme
        )

    def worth(self, values: np.ndarray, *, is_abroad: bool) -> np.ndarray:
        """For each letter what its best ask and its theme add to the odds."""
        shares = self._asks.sums(values, len(self._letter_of))
        if is_abroad:
            shares = shares * self._abroad
        best = np.zeros(len(self.names))
        np.maximum.at(best, self._letter_of, shares)
        theme = self._theme.sums(values, len(self.names))
        return BEST * best + THEME * np.sqrt(best * theme)


def _rows(entries: Iterable[tuple[int, int, float]]) -> Rows:
    listed = list(entries)
    return Rows(
        np.array([row for row, _word, _weight in listed], np.int32),
        np.array([word for _row, word, _weight in listed], np.int32),
        np.array([weight for _row, _word, weight in listed], np.float32),
    )
