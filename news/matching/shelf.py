"""The asks of all letters in arrays, letter after letter, and where to find a letter again.

A letter that changes is put at the end anew, and its old place is passed over from then on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from news.matching.columns import Chains, Column
from news.matching.compare import Weighed
from news.matching.index import THEME, Letter, Parts
from news.matching.vocabulary import IS_NAME, IS_PLACE, NOWHERE, Vocabulary

LOOSE = "^=@~"  # keys by which no letter is looked up: they say less than a name


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter stands."""

    number: int
    name_keys: tuple[int, ...]


class Shelves(NamedTuple):
    """What loops need. Words by the words of asks, asks by the asks, the rest by the letters."""

    number: np.ndarray
    unit: np.ndarray
    weight: np.ndarray
    own: np.ndarray
    kind: np.ndarray
    last_word: np.ndarray
    totals: np.ndarray
    language: np.ndarray
    last_ask: np.ndarray
    is_alive: np.ndarray
    country: np.ndarray
    sent_on: np.ndarray
    theme: np.ndarray
    theme_weight: np.ndarray
    theme_totals: np.ndarray
    last_place: np.ndarray
    places: np.ndarray
    last_person: np.ndarray
    people: np.ndarray
    by_place: np.ndarray  # by key the chain of its letters
    next_by_place: np.ndarray
    at_place: np.ndarray
    by_name: np.ndarray
    next_by_name: np.ndarray
    of_name: np.ndarray
    times_named: np.ndarray  # by key, in how many letters it is a name


class Shelf:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._columns = {
            "number": Column(np.int32), "unit": Column(np.int32), "weight": Column(np.float32),
            "own": Column(np.float32), "kind": Column(np.uint8), "last_word": Column(np.int32),
            "totals": Column(np.float64, 6), "language": Column(np.int32),
            "last_ask": Column(np.int32), "is_alive": Column(np.bool_),
            "country": Column(np.int32), "sent_on": Column(np.int32),
            "theme": Column(np.int32, THEME), "theme_weight": Column(np.float32, THEME),
            "theme_totals": Column(np.float64, 2), "last_place": Column(np.int32),
            "places": Column(np.int32), "last_person": Column(np.int32),
            "people": Column(np.int32, 2),
        }  # fmt: skip
        for ends in ("last_word", "last_ask", "last_place", "last_person"):
            self._columns[ends].add([0])  # so that what ends before the first begins at nought
        self._by_place, self._by_name = Chains(letter=np.int32), Chains(letter=np.int32)
        self._times_named = Column(np.int32)

    def __len__(self) -> int:
        """Letters that were ever put here."""
        return self._columns["country"].size

    @property
    def words(self) -> int:
        return self._columns["number"].size

    def put(self, parts: Parts) -> Place:
        self._put_words(parts)
        columns, letter = self._columns, len(self)
        columns["last_ask"].add([columns["language"].size])
        columns["is_alive"].add([True])
        columns["country"].add([self._vocabulary.key(f"@{parts.country}")])
        columns["sent_on"].add([day_number(parts.sent_on)])
        self._put_theme(parts)
        places = [self._vocabulary.key(f"@{place}") for place in sorted(parts.places)]
        columns["places"].add(places)
        columns["last_place"].add([columns["places"].size])
        people = [sorted(map(self._vocabulary.key, keys)) for keys in parts.people]
        columns["people"].add([(keys[0], keys[-1]) for keys in people] or np.empty((0, 2)))
        columns["last_person"].add([columns["people"].size])
        for key in places or [self._vocabulary.key(NOWHERE)]:
            self._by_place.put(key, letter=letter)
        return Place(letter, self._put_names(letter, parts))

    def drop(self, place: Place) -> None:
        self._columns["is_alive"].all[place.number] = False
        self._times_named.all[list(place.name_keys)] -= 1

    def ask(self, letter: int, at: int) -> Weighed:
        """The words of one of a letter's asks."""
        all_of = {name: column.all for name, column in self._columns.items()}
        ask = all_of["last_ask"][letter] + at
        words = slice(*all_of["last_word"][ask : ask + 2])
        return Weighed(*(all_of[name][words].tolist() for name in ("unit", "weight", "own")))

    def parts(self, letter: Letter, number: int) -> Parts:
        """The letter as it was put here."""
        all_of = {name: column.all for name, column in self._columns.items()}
        asks = slice(*all_of["last_ask"][number : number + 2])
        ends = all_of["last_word"][asks.start : asks.stop + 1]
        words = slice(ends[0], ends[-1])
        weights = all_of["theme_weight"][number].tolist()
        spoken = self._vocabulary.languages()
        return Parts(
            words=all_of["unit"][words].tolist(),
            weights=all_of["weight"][words].tolist(),
            own=all_of["own"][words].tolist(),
            lengths=np.diff(ends).tolist(),
            languages=[spoken[at] for at in all_of["language"][asks].tolist()],
            totals=[tuple(row) for row in all_of["totals"][asks].tolist()],
            theme=[at for at, weight in zip(all_of["theme"][number].tolist(), weights, strict=True)
                   if weight],
            theme_weights=[weight for weight in weights if weight],
            theme_totals=tuple(all_of["theme_totals"][number].tolist()),
            people=letter.people,
            country=letter.country,
            places=letter.places,
            sent_on=letter.sent_on,
        )  # fmt: skip

    def arrays(self) -> Shelves:
        for column in (self._by_place.first, self._by_name.first, self._times_named):
            column.reach(len(self._vocabulary.texts))
        chains = (
            column
            for chain in (self._by_place, self._by_name)
            for column in (chain.first, chain.next, *chain.columns.values())
        )
        columns = (*self._columns.values(), *chains, self._times_named)
        return Shelves._make(column.all for column in columns)

    def _put_words(self, parts: Parts) -> None:
        units, columns = [self._vocabulary.units[at] for at in parts.words], self._columns
        start = columns["number"].add([unit.number for unit in units])
        columns["unit"].add(parts.words)
        columns["weight"].add(parts.weights)
        columns["own"].add(parts.own)
        columns["kind"].add([IS_NAME * one.is_name + IS_PLACE * one.is_place for one in units])
        columns["last_word"].add(start + np.cumsum(parts.lengths))
        columns["totals"].add(parts.totals)
        columns["language"].add([self._vocabulary.language(one) for one in parts.languages])

    def _put_theme(self, parts: Parts) -> None:
        """Short themes are filled up with a word that weighs nothing."""
        units, weights = np.zeros((1, THEME)), np.zeros((1, THEME))
        units[0, : len(parts.theme)] = parts.theme
        weights[0, : len(parts.theme)] = parts.theme_weights
        self._columns["theme"].add(units)
        self._columns["theme_weight"].add(weights)
        self._columns["theme_totals"].add([parts.theme_totals])

    def _put_names(self, letter: int, parts: Parts) -> tuple[int, ...]:
        units = (self._vocabulary.units[at] for at in set(parts.words))
        named = (unit for unit in units if unit.is_name and not unit.is_place)
        keys = {self._vocabulary.key(key) for unit in named for key in names_in(unit.keys)}
        for key in keys:
            self._by_name.put(key, letter=letter)
            self._times_named.reach(key + 1)
            self._times_named.all[key] += 1
        return tuple(keys)


def names_in(keys: Iterable[str]) -> list[str]:
    return [key for key in keys if key[0] not in LOOSE]


def day_number(day: date | None) -> int:
    return day.toordinal() if day else 0
