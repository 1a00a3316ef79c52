"""All standing asks, kept so that an article meets only the few that it may bear on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import chain

from news.matching.features import Reading
from news.matching.index import LetterIndex, Words, keys_of, letter_index, words_of
from news.matching.packs import Pack, Vocabulary
from news.matching.types import Ask
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
        self.letters: dict[str, LetterIndex] = {}
        self._groups: dict[str, dict[str, Ask]] = defaultdict(dict)
        self._words: dict[str, Words] = {}
        self._seen: Counter[str] = Counter()
        self._places: dict[str, dict[str, LetterIndex]] = defaultdict(dict)
        self._packs: dict[str, Pack] = {}
        self._vocabulary = Vocabulary()
        self._names: dict[str, set[str]] = defaultdict(set)
        for ask in asks:
            self._groups[ask.letter][ask.id] = ask
            self._words[ask.id] = words_of(ask)
        for name in self._groups:
            self._seen.update(self._keys(name))
        for name in self._groups:
            self._place(name)

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, ask: str) -> bool:
        return ask in self._words

    def replace(self, letters: Mapping[str, Sequence[Ask]]) -> None:
        """Take these letters apart anew, with the asks they have now; none: the letter goes."""
        for name, asks in letters.items():
            self._leave(name)
            for ask in self._groups.pop(name, {}):
                self._words.pop(ask)
            if asks:
                self._groups[name] = {ask.id: ask for ask in asks}
                self._words.update((ask.id, words_of(ask)) for ask in asks)
                self._seen.update(self._keys(name))
                self._place(name)

    def put(self, ask: Ask) -> None:
        """Add an ask, or replace the one of the same id."""
        self.replace({ask.letter: [*({**self._groups.get(ask.letter, {}), ask.id: ask}).values()]})

    def candidates(self, reading: Reading) -> list[LetterIndex]:
        """The letters worth comparing: of the countries named, or with rare names in it."""
        if len(self.letters) <= FEW:
            return list(self.letters.values())
        worth: dict[str, float] = {}
        packs = [(place, self._pack(place)) for place in (*reading.places, NOWHERE)]
        values = self._vocabulary.values(reading)
        mentions = reading.places.total() or 1
        is_abroad = (reading.text.language or "en") != "en"
        for place, pack in packs:
            if pack is not None:
                near = PLACE * reading.places[place] / mentions
                found = pack.worth(values, is_abroad=is_abroad).tolist()
                for name, value in zip(pack.names, found, strict=True):
                    worth[name] = worth.get(name, 0.0) + near if name in worth else value + near
        best = nlargest(self.shortlist, worth, worth.__getitem__)
        return [self.letters[name] for name in dict.fromkeys([*best, *self._by_names(reading)])]

    def _by_names(self, reading: Reading) -> list[str]:
        shared: Counter[str] = Counter()
        for key in reading.bag.keys() & self._names.keys():
            if len(self._names[key]) <= RARE:
                shared.update(self._names[key])
        return [name for name, times in shared.most_common(self.shortlist) if times >= NAMES]

    def _pack(self, place: str) -> Pack | None:
        if place not in self._packs and self._places.get(place):
            self._packs[place] = Pack(list(self._places[place].values()), self._vocabulary)
        return self._packs.get(place)

    def _keys(self, name: str) -> set[str]:
        return keys_of(self._words[ask] for ask in self._groups[name])

    def _place(self, name: str) -> None:
        group = list(self._groups[name].values())
        words = [self._words[ask.id] for ask in group]
        letter = letter_index(group, words, self._seen, len(self._groups))
        self.letters[name] = letter
        for place in letter.places or {NOWHERE}:
            self._places[place][name] = letter
            self._packs.pop(place, None)
        for key in _name_keys(letter):
            self._names[key].add(name)

    def _leave(self, name: str) -> None:
        old = self.letters.pop(name, None)
        if old is None:
            return
        self._seen.subtract(self._keys(name))
        for place in old.places or {NOWHERE}:
            self._places[place].pop(name, None)
            self._packs.pop(place, None)
        for key in _name_keys(old):
            self._names[key].discard(name)


def _name_keys(letter: LetterIndex) -> set[str]:
    named = (unit for ask in letter.asks for unit in ask.units if unit.is_name)
    keys = chain.from_iterable(unit.keys for unit in named if not unit.is_place)
    return {key for key, _trust in keys if key[0] not in "^=@~"}
