"""The asks of one country side by side in arrays, so that a text meets all of them in one sum."""

from collections.abc import Sequence

import numpy as np

from news.matching.index import ABROAD, HERE, Letter
from news.matching.vocabulary import Vocabulary
from news.matching.weights import LETTER_WEIGHTS

BEST, THEME = LETTER_WEIGHTS[1], LETTER_WEIGHTS[-1]  # what decides most about a letter


class Rows:
    """What each word, row by row, adds to the share of its row that a text has."""

    def __init__(
        self, words: Sequence[np.ndarray], weights: Sequence[np.ndarray],
        lengths: np.ndarray, totals: np.ndarray, vocabulary: Vocabulary,
    ) -> None:  # fmt: skip
        self.count = len(lengths)
        self.row = np.repeat(np.arange(self.count, dtype=np.int32), lengths)
        self.number = vocabulary.columns()[0][np.concatenate(words)]
        self.share = (np.concatenate(weights) / totals[self.row]).astype(np.float32)

    def sums(self, values: np.ndarray) -> np.ndarray:
        return np.bincount(self.row, self.share * values[self.number], self.count)


class Pack:
    def __init__(self, letters: Sequence[Letter], vocabulary: Vocabulary) -> None:
        self.letters = list(letters)
        self.is_shared = any(len(letter.places) > 1 for letter in letters)
        counts = [len(letter.asks) for letter in letters]
        self._first = np.cumsum([0, *counts[:-1]])
        totals = np.concatenate([letter.totals for letter in letters])
        self._abroad = totals[:, HERE] / totals[:, ABROAD]
        self._asks = Rows(
            [letter.words for letter in letters],
            [letter.weights for letter in letters],
            np.concatenate([letter.lengths for letter in letters]),
            totals[:, HERE],
            vocabulary,
        )
        self._theme = Rows(
            [letter.theme for letter in letters],
            [letter.theme_weights for letter in letters],
            np.array([len(letter.theme) for letter in letters]),
            np.array([letter.theme_totals[0] for letter in letters]),
            vocabulary,
        )

    def worth(self, values: np.ndarray, *, is_abroad: bool) -> np.ndarray:
        """For each letter what its best ask and its theme add to the odds."""
        shares = self._asks.sums(values)
        if is_abroad:
            shares = shares * self._abroad
        best = np.maximum.reduceat(shares, self._first)
        return BEST * best + THEME * np.sqrt(best * self._theme.sums(values))
