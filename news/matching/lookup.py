"""All standing asks, kept so that an article meets only the few that it may bear on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from news.matching.compare import Hit, hits
from news.matching.features import Reading
from news.matching.index import Letter, Parts, Words, keys_of, letter_of, parts_of, words_of
from news.matching.shelf import Place, Shelf
from news.matching.types import Ask, Model, Text
from news.matching.vocabulary import Vocabulary
from news.matching.weights import LETTER_WEIGHTS

if TYPE_CHECKING:
    from news.matching.comparing import Measured
    from news.matching.judging import Texts
    from news.matching.scanning import Readings

FEW = 64  # with so few letters all are compared
SHORTLIST = 32  # letters that are compared in full
MOST_IDLE = 10_000  # words of letters that went, that may lie about
CHOSEN_BY = np.array(LETTER_WEIGHTS)


class Bearing(NamedTuple):
    """That a text may bear on an ask."""

    text: int  # which of the texts
    letter: Letter
    ask: int  # which of the letter's
    score: float
    is_shown: bool


class Index:
    """Letters by the countries they concern and by the rare names in them.

    The loops are imported with the first index: they bring numba, 65 MB of memory that a process
    that only shows pages need not spend.
    """

    def __init__(self, asks: Iterable[Ask] = (), *, shortlist: int = SHORTLIST) -> None:
        self.vocabulary = Vocabulary()
        self.letters: dict[str, Letter] = {}
        self.shortlist = shortlist
        self._reader = import_module("news.matching.reader").Reader(self.vocabulary)
        self._loops = import_module("news.matching.judging")
        self._lock = RLock()  # reading learns words, and so changes what is kept
        self._seen: Counter[str] = Counter()
        self._letter_of: dict[str, str] = {}  # by ask
        self._begin(Shelf(self.vocabulary))
        groups: dict[str, dict[str, Ask]] = defaultdict(dict)
        for ask in asks:
            groups[ask.letter][ask.id] = ask
        words = {name: [words_of(ask) for ask in group.values()] for name, group in groups.items()}
        for name in groups:
            self._seen.update(keys_of(words[name]))
        # What is compared together stands together: it is quicker to come by.
        for name, group in sorted(groups.items(), key=lambda one: _country(one[1])):
            self._take(list(group.values()), words.pop(name), len(groups))

    def __len__(self) -> int:
        return len(self._letter_of)

    def __contains__(self, ask: str) -> bool:
        return ask in self._letter_of

    def replace(self, letters: Mapping[str, Sequence[Ask]]) -> None:
        """Take these letters apart anew, with the asks they have now; none: the letter goes."""
        with self._lock:
            for name, asks in letters.items():
                self._leave(name)
                if asks:
                    group = list({ask.id: ask for ask in asks}.values())
                    words = [words_of(ask) for ask in group]
                    self._seen.update(keys_of(words))
                    self._take(group, words, len(self.letters) + 1)
            if self._idle > MOST_IDLE and 2 * self._idle > self._shelf.words:
                self._tidy()

    def put(self, ask: Ask) -> None:
        """Add an ask, or replace the one of the same id."""
        known = self.letters.get(ask.letter)
        asks = {one.id: one for one in known.asks} if known else {}
        self.replace({ask.letter: [*({**asks, ask.id: ask}).values()]})

    def parts(self, letter: str) -> Parts:
        """What was taken apart of a letter."""
        return self._shelf.parts(self.letters[letter], self._places[letter].number)

    def hits(self, ask: str, reading: Reading) -> tuple[Letter, Ask, list[Hit]]:
        """The words of an ask that a text has."""
        letter = self.letters[self._letter_of[ask]]
        at = next(at for at, one in enumerate(letter.asks) if one.id == ask)
        number = self._places[letter.id].number
        return letter, letter.asks[at], hits(self._shelf.ask(number, at), self.vocabulary, reading)

    def read(self, texts: Sequence[Text]) -> "tuple[Texts, Readings]":
        """Texts taken apart, with the keys that some ask has."""
        with self._lock:
            return self._reader.read(texts)

    def judge(
        self, texts: Sequence[Text], model: Model, least: float, *, is_for_show: bool
    ) -> list[Bearing]:
        """Asks that the texts may bear on: of letters as likely as `least`, or what is shown."""
        weights = np.array(model.letter), np.array(model.ask)
        thresholds = float(model.letter_threshold), float(model.ask_threshold)
        judge = self._loops.Judge(*weights, *thresholds, CHOSEN_BY, float(least), is_for_show)
        with self._lock:
            beside, read = self.read(texts)
            found = self._loops.judge_all(
                beside, read, self._shelf.arrays(), self.vocabulary.arrays(),
                self.vocabulary.numbers, judge, self._few(), self.shortlist,
            )  # fmt: skip
            columns = [one.tolist() for one in found]
            columns[1] = [self._by_number[number] for number in columns[1]]
        return [Bearing(*row) for row in zip(*columns, strict=True)]

    def candidates(self, text: Text) -> list[Letter]:
        """The letters that are compared with a text."""
        numbers = self._few()
        if not len(numbers):
            beside, read = self.read([text])
            numbers = self._loops.candidates_of_one(
                beside, read, self._shelf.arrays(), self.vocabulary.arrays(),
                self.vocabulary.numbers, CHOSEN_BY, self.shortlist,
            )  # fmt: skip
        return [self._by_number[number] for number in numbers.tolist()]

    def measure(self, text: Text, letters: Sequence[Letter]) -> "Measured":
        """All numbers of a text and these letters, in this order."""
        beside, read = self.read([text])
        return self._loops.measure_one(
            np.array([self._places[letter.id].number for letter in letters], np.int32),
            beside, read, self._shelf.arrays(), self.vocabulary.arrays(), self.vocabulary.numbers,
        )  # fmt: skip

    def _few(self) -> np.ndarray:
        """All letters, if they are few; else none."""
        is_few = len(self._places) <= FEW
        numbers = [place.number for place in self._places.values()] if is_few else []
        return np.array(numbers, np.int32)

    def _begin(self, shelf: Shelf) -> None:
        self._shelf, self._idle = shelf, 0
        self._places: dict[str, Place] = {}
        self._by_number: list[Letter] = []

    def _take(self, group: Sequence[Ask], words: Sequence[Words], count: int) -> None:
        letter = letter_of(group)
        self._keep(letter, parts_of(letter, words, self._seen, count, self.vocabulary))

    def _keep(self, letter: Letter, parts: Parts) -> None:
        self.letters[letter.id] = letter
        self._letter_of.update((ask.id, letter.id) for ask in letter.asks)
        self._places[letter.id] = self._shelf.put(parts)
        self._by_number.append(letter)

    def _leave(self, name: str) -> None:
        if name not in self.letters:
            return
        units = set(self.parts(name).words)
        self._seen.subtract({key for at in units for key in self.vocabulary.units[at].keys})
        self._shelf.drop(self._places.pop(name))
        self._idle += len(units)
        for ask in self.letters.pop(name).asks:
            self._letter_of.pop(ask.id, None)

    def _tidy(self) -> None:
        """Put all letters side by side again, without those that went."""
        kept = [(letter, self.parts(name)) for name, letter in self.letters.items()]
        self._begin(Shelf(self.vocabulary))
        for letter, parts in kept:
            self._keep(letter, parts)


def _country(group: Mapping[str, Ask]) -> str:
    return next(iter(group.values())).country
