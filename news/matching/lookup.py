"""All standing asks, kept so that an article meets only the few that it may bear on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from news.matching.features import Reading
from news.matching.index import Letter, keys_of, letter_index, words_of
from news.matching.packs import Pack
from news.matching.types import Ask
from news.matching.vocabulary import Found, Vocabulary
from news.matching.weights import LETTER_WEIGHTS

FEW = 64  # with so few letters all are compared
SHORTLIST = 16  # letters that are compared in full
RARE = 8  # a name in more letters than this finds none of them
NAMES = 2  # rare names that a text must share with a letter whose countries it does not name
NOWHERE = ""  # letters that concern no country
PLACE = LETTER_WEIGHTS[5]  # what it adds to the odds that all mentions are of this place


class Index:
    """Letters by the countries they concern and by the rare names in them."""

    def __init__(self, asks: Iterable[Ask] = (), *, shortlist: int = SHORTLIST) -> None:
        self.shortlist = shortlist
        self.vocabulary = Vocabulary()
        self.letters: dict[str, Letter] = {}
        self._seen: Counter[str] = Counter()
        self._places: dict[str, dict[str, Letter]] = defaultdict(dict)
        self._packs: dict[str, Pack] = {}
        self._names: dict[str, set[str]] = defaultdict(set)
        groups: dict[str, dict[str, Ask]] = defaultdict(dict)
        for ask in asks:
            groups[ask.letter][ask.id] = ask
        words = {name: [words_of(ask) for ask in group.values()] for name, group in groups.items()}
        for name in groups:
            self._seen.update(keys_of(words[name]))
        for name, group in groups.items():
            self._place(letter_index(list(group.values()), words.pop(name), self._seen,
                                     len(groups), self.vocabulary))  # fmt: skip

    def __len__(self) -> int:
        return sum(len(letter.asks) for letter in self.letters.values())

    def __contains__(self, ask: str) -> bool:
        return any(one.id == ask for letter in self.letters.values() for one in letter.asks)

    def replace(self, letters: Mapping[str, Sequence[Ask]]) -> None:
        """Take these letters apart anew, with the asks they have now; none: the letter goes."""
        for name, asks in letters.items():
            self._leave(name)
            if asks:
                group = list({ask.id: ask for ask in asks}.values())
                words = [words_of(ask) for ask in group]
                self._seen.update(keys_of(words))
                count = len(self.letters) + 1
                self._place(letter_index(group, words, self._seen, count, self.vocabulary))

    def put(self, ask: Ask) -> None:
        """Add an ask, or replace the one of the same id."""
        known = self.letters.get(ask.letter)
        asks = {one.id: one for one in known.asks} if known else {}
        self.replace({ask.letter: [*({**asks, ask.id: ask}).values()]})

    def candidates(self, reading: Reading, found: Found) -> list[Letter]:
        """The letters worth comparing: of the countries named, or with rare names in it."""
        if len(self.letters) <= FEW:
            return list(self.letters.values())
        named = self._by_names(reading)
        letters = {letter.id: letter for letter in self._by_places(reading, found)}
        letters.update((name, self.letters[name]) for name in named)
        return list(letters.values())

    def _by_places(self, reading: Reading, found: Found) -> list[Letter]:
        """The best by a rough measure; a letter gains by each of its countries that is named."""
        packs = [(place, self._pack(place)) for place in (*reading.places, NOWHERE)]
        mentions = reading.places.total() or 1
        is_abroad = (reading.text.language or "en") != "en"
        letters: list[Letter] = []
        worth: list[np.ndarray] = []
        near: list[np.ndarray] = []
        for place, pack in packs:
            if pack is not None:
                letters += pack.letters
                worth.append(pack.worth(found.values, is_abroad=is_abroad))
                gain = PLACE * reading.places[place] / mentions
                near.append(np.full(len(pack.letters), gain))
        if not letters:
            return []
        total = np.concatenate(worth)
        if len(worth) > 1 and any(pack.is_shared for _place, pack in packs if pack):
            letters, total, gains = _once(letters, total, np.concatenate(near))
        else:
            gains = np.concatenate(near)
        return [letters[at] for at in _largest(total + gains, self.shortlist)]

    def _by_names(self, reading: Reading) -> list[str]:
        shared: Counter[str] = Counter()
        for key in reading.bag.keys() & self._names.keys():
            if len(self._names[key]) <= RARE:
                shared.update(self._names[key])
        return [name for name, times in shared.most_common(self.shortlist) if times >= NAMES]

    def _pack(self, place: str) -> Pack | None:
        if place not in self._packs and self._places.get(place):
            self._packs[place] = Pack(list(self._places[place].values()), self.vocabulary)
        return self._packs.get(place)

    def _place(self, letter: Letter) -> None:
        self.letters[letter.id] = letter
        for place in letter.places or {NOWHERE}:
            self._places[place][letter.id] = letter
            self._packs.pop(place, None)
        for key in self._name_keys(letter):
            self._names[key].add(letter.id)

    def _leave(self, name: str) -> None:
        old = self.letters.pop(name, None)
        if old is None:
            return
        self._seen.subtract(self.vocabulary.keys_of(old.words.tolist()))
        for place in old.places or {NOWHERE}:
            self._places[place].pop(name, None)
            self._packs.pop(place, None)
        for key in self._name_keys(old):
            self._names[key].discard(name)

    def _name_keys(self, letter: Letter) -> set[str]:
        units = (self.vocabulary.units[at] for at in set(letter.words.tolist()))
        named = (unit for unit in units if unit.is_name and not unit.is_place)
        return {key for unit in named for key in unit.keys if key[0] not in "^=@~"}


def _once(
    letters: list[Letter], worth: np.ndarray, gains: np.ndarray
) -> tuple[list[Letter], np.ndarray, np.ndarray]:
    """Each letter once, where it came first, with all its gains."""
    places: dict[str, int] = {}
    which = [places.setdefault(letter.id, len(places)) for letter in letters]
    first = np.unique(which, return_index=True)[1]
    return [letters[at] for at in first], worth[first], np.bincount(which, gains)


def _largest(values: np.ndarray, count: int) -> list[int]:
    """Where the largest are, of equals the first."""
    at = np.arange(len(values))
    if len(values) > count:
        at = np.flatnonzero(values >= np.partition(values, -count)[-count])
    return at[np.argsort(-values[at], kind="stable")][:count].tolist()
