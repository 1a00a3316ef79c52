"""What can be measured between a text and the asks of a few letters, all of them in one go.

Pure numbers, all near 0 to 1: a row for each letter, a row for each ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from news.matching.features import Reading, sentences
from news.matching.index import ABROAD, HERE, NAMES, OWN_ABROAD, OWN_HERE, PLACES, Letter
from news.matching.vocabulary import Found, Unit, Vocabulary

LETTER = (
    "bias", "best_ask", "share_of_best", "country", "places_found", "place_share",
    "headline_place", "names", "person", "too_early", "years_after", "theme_and_ask",
)  # fmt: skip
ASK = ("bias", "covered", "own", "passage", "headline", "names", "places", "above_others", "is_top")
WEEK, TEN_YEARS = 7, 3650  # days


class Hit(NamedTuple):
    """A word of an ask that a text has."""

    unit: Unit
    weight: float
    own: float  # weight for telling this ask from the others of its letter
    value: float  # how surely the text has it
    key: str  # under which it was found


@dataclass(frozen=True, slots=True)
class Met:
    """The words of asks that a text has, ask by ask in one row."""

    ask: np.ndarray
    unit: np.ndarray
    weight: np.ndarray
    own: np.ndarray
    value: np.ndarray
    key: np.ndarray  # which of `keys` it was found under
    keys: list[str]


class Compared:
    def __init__(
        self, letters: Sequence[Letter], reading: Reading, vocabulary: Vocabulary, found: Found
    ) -> None:
        self._letters, self._reading, self._vocabulary = letters, reading, vocabulary
        self.asks = [ask for letter in letters for ask in letter.asks]
        self._counts = np.array([len(letter.asks) for letter in letters])
        ends = np.cumsum(self._counts)
        self.starts, self.ends = ends - self._counts, ends
        totals = np.concatenate([letter.totals for letter in letters])
        spoken = reading.text.language or "en"
        self._abroad = np.array([(ask.language or "en") != spoken for ask in self.asks])
        self._met = _met(letters, vocabulary, found)
        self._bounds = np.searchsorted(self._met.ask, np.arange(len(self.asks) + 1)).tolist()
        self._own_totals = np.where(self._abroad, totals[:, OWN_ABROAD], totals[:, OWN_HERE])
        all_words = np.where(self._abroad, totals[:, ABROAD], totals[:, HERE])
        self._shares = self._sums(self._met.weight * self._met.value) / all_words
        self._own = self._sums(self._met.own * self._met.value) / self._own_totals
        self._named, self._placed = totals[:, NAMES], totals[:, PLACES]
        self._themes = _themes(letters, vocabulary, found, self._abroad[self.starts])

    def _sums(self, of_words: np.ndarray) -> np.ndarray:
        return np.bincount(self._met.ask, of_words, len(self.asks))

    def hits(self, ask: int) -> list[Hit]:
        """The words of one ask that the text has."""
        here, met = slice(self._bounds[ask], self._bounds[ask + 1]), self._met
        return [
            Hit(self._vocabulary.units[unit], weight, own, value, met.keys[key])
            for unit, weight, own, value, key in zip(
                met.unit[here].tolist(), met.weight[here].tolist(), met.own[here].tolist(),
                met.value[here].tolist(), met.key[here].tolist(), strict=True,
            )
        ]  # fmt: skip

    def words(self) -> list[tuple[str, ...]]:
        """Of each ask the words that the text has."""
        told, bounds = self._vocabulary.told, self._bounds
        words = [told[unit] for unit in self._met.unit.tolist()]
        return [
            tuple(dict.fromkeys(words[bounds[at] : bounds[at + 1]])) for at in range(len(self.asks))
        ]

    def letter_rows(self) -> np.ndarray:
        best = np.maximum.reduceat(self._shares, self.starts)
        best_of_all = best.max() or 1.0
        rows = np.empty((len(self._letters), len(LETTER)))
        rows[:, 0], rows[:, 1], rows[:, 2] = 1.0, best, best / best_of_all
        rows[:, 3:7] = self._places()
        rows[:, 7] = self._names()
        rows[:, 8] = [_people(letter, self._reading) for letter in self._letters]
        rows[:, 9:11] = [_dates(letter, self._reading) for letter in self._letters]
        rows[:, 11] = np.sqrt(best * self._themes)
        return rows

    def _places(self) -> list[tuple[float, float, float, float]]:
        known: dict[tuple[str, frozenset[str]], tuple[float, float, float, float]] = {}
        for letter in self._letters:
            where = (letter.country, letter.places)
            if where not in known:
                known[where] = _place_numbers(letter, self._reading)
        return [known[letter.country, letter.places] for letter in self._letters]

    def _names(self) -> list[float]:
        """What the different names of each letter weigh that the text has."""
        units, is_name = self._vocabulary.units, self._vocabulary.columns()[1]
        named = np.flatnonzero(is_name[self._met.unit])
        letter_of = np.searchsorted(self.ends, self._met.ask[named], side="right")
        found: list[dict[str, float]] = [{} for _letter in self._letters]
        for letter, unit, weight in zip(
            letter_of.tolist(), self._met.unit[named].tolist(), self._met.weight[named].tolist(),
            strict=True,
        ):  # fmt: skip
            found[letter][units[unit].keys[0]] = weight
        return [min(sum(one.values()) / 4, 1.0) for one in found]

    def ask_rows(self) -> np.ndarray:
        met, own = self._met, self._own
        _numbers, is_name, is_place = self._vocabulary.columns()
        named, placed = is_name[met.unit], is_place[met.unit]
        in_head = np.array([key in self._reading.head for key in met.keys], bool)
        top, total = np.maximum.reduceat(own, self.starts), np.add.reduceat(own, self.starts)
        others = np.repeat(total, self._counts) - own
        siblings = np.maximum(np.repeat(self._counts, self._counts) - 1, 1)
        rows = np.empty((len(self.asks), len(ASK)))
        rows[:, 0], rows[:, 1], rows[:, 2] = 1.0, self._shares, own
        rows[:, 3] = self._passages() / self._own_totals
        rows[:, 4] = self._sums(met.own * in_head[met.key]) / self._own_totals
        rows[:, 5] = self._sums(named & ~placed) / self._named
        rows[:, 6] = self._sums(met.own * placed) / self._placed
        rows[:, 7] = own - others / siblings
        rows[:, 8] = (own > 0) & (own >= np.repeat(top, self._counts))
        return rows

    def _passages(self) -> np.ndarray:
        """Of each ask the most that one sentence and the next have together."""
        met, where = self._met, self._reading.where
        said = np.zeros((len(met.keys), len(self._reading.sentences) + 1))
        for at, key in enumerate(met.keys):
            said[at, sentences(where[key])] = 1.0
        weights = np.zeros((len(self.asks), len(met.keys)))
        weights[met.ask, met.key] = met.own
        sums = weights @ said
        return (sums[:, :-1] + sums[:, 1:]).max(axis=1, initial=0.0)


def _met(letters: Sequence[Letter], vocabulary: Vocabulary, found: Found) -> Met:
    unit = np.concatenate([letter.words for letter in letters])
    lengths = np.concatenate([letter.lengths for letter in letters])
    number = vocabulary.columns()[0][unit]
    value = found.values[number]
    at = np.flatnonzero(value)
    different, which = np.unique(number[at], return_inverse=True)
    return Met(
        ask=np.repeat(np.arange(len(lengths)), lengths)[at],
        unit=unit[at],
        weight=np.concatenate([letter.weights for letter in letters])[at],
        own=np.concatenate([letter.own for letter in letters])[at],
        value=value[at],
        key=which,
        keys=[found.by[one] for one in different.tolist()],
    )


def _themes(
    letters: Sequence[Letter], vocabulary: Vocabulary, found: Found, abroad: np.ndarray
) -> np.ndarray:
    """How much of each letter's theme the text has."""
    number = vocabulary.columns()[0][np.concatenate([letter.theme for letter in letters])]
    weights = np.concatenate([letter.theme_weights for letter in letters])
    row = np.repeat(np.arange(len(letters)), [len(letter.theme) for letter in letters])
    totals = np.array([letter.theme_totals for letter in letters])
    sums = np.bincount(row, weights * found.values[number], len(letters))
    return sums / np.where(abroad, totals[:, 1], totals[:, 0])


def _place_numbers(letter: Letter, reading: Reading) -> tuple[float, float, float, float]:
    """The country addressed, and of all the letter's: found, of all mentions, in the headline."""
    places, count = letter.places, len(letter.places) or 1
    times = reading.places[letter.country]
    return (
        times / (times + 2.0),
        sum(1.0 for place in places if reading.places[place]) / count,
        sum(reading.places[place] for place in places) / (reading.places.total() or 1),
        sum(1.0 for place in places if place in reading.head_places) / count,
    )


def _people(letter: Letter, reading: Reading) -> float:
    if not letter.people:
        return 0.0
    found = sum(1.0 for keys in letter.people if not keys.isdisjoint(reading.bag))
    return found / len(letter.people)


def _dates(letter: Letter, reading: Reading) -> tuple[float, float]:
    if letter.sent_on is None or reading.text.published_on is None:
        return 0.0, 0.0
    days = (reading.text.published_on - letter.sent_on).days
    return (1.0 if days < -WEEK else 0.0), min(max(days, 0) / TEN_YEARS, 1.0)


def by_sentence(found: Sequence[Hit], reading: Reading) -> dict[int, float]:
    """What each sentence has of an ask's own words."""
    sums: dict[int, float] = {}
    for hit in found:
        for at in sentences(reading.where[hit.key]):
            sums[at] = sums.get(at, 0.0) + hit.own
    return sums
