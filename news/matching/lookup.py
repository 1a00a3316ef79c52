"""All standing asks, kept so that an article meets only the few that it may bear on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import chain

from news.matching.concepts import dull
from news.matching.features import Reading
from news.matching.index import LetterIndex, Words, keys_of, letter_index, words_of
from news.matching.types import Ask

FEW = 64  # with so few letters all are compared
SHORTLIST = 8  # letters that are compared in full, at most
NOWHERE = ""  # letters that concern no country
RARE = 8  # a name in more letters than this finds none of them


class Index:
    """Letters by the countries they concern and by the rare names in them."""

    def __init__(self, asks: Iterable[Ask] = (), *, shortlist: int = SHORTLIST) -> None:
        self.shortlist = shortlist
        self.letters: dict[str, LetterIndex] = {}
        self._groups: dict[str, dict[str, Ask]] = defaultdict(dict)
        self._words: dict[str, Words] = {}
        self._seen: Counter[str] = Counter()
        # country -> key -> letter -> the most that this key can add to the share of an ask
        self._worth: dict[str, dict[str, dict[str, float]]] = defaultdict(dict)
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
        """The letters worth comparing: of the countries named, or with the rare names in it."""
        if len(self.letters) <= FEW:
            return list(self.letters.values())
        worth: dict[str, float] = defaultdict(float)
        bag = reading.bag
        for place in (*reading.places, NOWHERE):
            table = self._worth.get(place, {})
            for key in bag.keys() & table.keys():
                value = bag[key]
                for name, most in table[key].items():
                    worth[name] += most * value
        for key in bag.keys() & self._names.keys():
            found = self._names[key]
            for name in found if len(found) <= RARE else ():
                worth[name] += 1.0
        return [self.letters[name] for name in nlargest(self.shortlist, worth, worth.__getitem__)]

    def _keys(self, name: str) -> set[str]:
        return keys_of(self._words[ask] for ask in self._groups[name])

    def _leave(self, name: str) -> None:
        old = self.letters.pop(name, None)
        if old is None:
            return
        self._seen.subtract(self._keys(name))
        for table, key in self._entries(old):
            table[key].pop(name, None)
        for key in _name_keys(old):
            self._names[key].discard(name)

    def _place(self, name: str) -> None:
        group = list(self._groups[name].values())
        words = [self._words[ask.id] for ask in group]
        letter = letter_index(group, words, self._seen, len(self._groups))
        self.letters[name] = letter
        worth = _worth(letter)
        for place in letter.places or {NOWHERE}:
            table = self._worth[place]
            for key, most in worth.items():
                table.setdefault(key, {})[name] = most
        for key in _name_keys(letter):
            self._names[key].add(name)

    def _entries(self, letter: LetterIndex) -> Iterator[tuple[dict, str]]:
        keys = _worth(letter)
        return ((self._worth[place], key) for place in letter.places or {NOWHERE} for key in keys)


def _worth(letter: LetterIndex) -> dict[str, float]:
    found: dict[str, float] = {}
    for ask in letter.asks:
        for unit in ask.units:
            for key, trust in unit.keys:
                if key[0] not in "^@" and key not in dull():
                    found[key] = max(found.get(key, 0.0), unit.weight * trust / ask.totals.abroad)
    return found


def _name_keys(letter: LetterIndex) -> set[str]:
    named = (unit for ask in letter.asks for unit in ask.units if unit.is_name)
    keys = chain.from_iterable(unit.keys for unit in named if not unit.is_place)
    return {key for key, _trust in keys if key[0] not in "^=@~"}
