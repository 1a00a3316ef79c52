"""What stands between two spaces, remembered: its words, and of each form of a word its keys.

Taking a word apart is slow, and most words of an article were met before. What is remembered has
an end: when it is full, or when the asks gained a new key, all is forgotten and met again.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from news.matching.columns import Column
from news.matching.concepts import concepts
from news.matching.vocabulary import Vocabulary
from news.matching.words import SENTENCE, phrase_keys, sense
from world.lexicon import WORD, Phrase, plain
from world.places import codes, lexicon, written_out

MOST_PIECES = 1 << 18
LEAST_ROOM = 1 << 14  # places in the table of pieces; a power of two
STOP = -1  # where a sentence ends
ENDS = (".", "!", "?")
LINE = 0  # the piece that is a new line


class Memory(NamedTuple):
    """What loops need: pieces by their hash, their words, and of each form what it says."""

    hashes: np.ndarray
    pieces: np.ndarray
    last_word: np.ndarray  # by piece; so below, by what is named first
    words: np.ndarray
    is_heard: np.ndarray  # forms that are no words of grammar
    last_key: np.ndarray
    keys: np.ndarray
    last_beginning: np.ndarray
    beginnings: np.ndarray
    last_opened: np.ndarray
    opened: np.ndarray
    last_rest: np.ndarray
    rest: np.ndarray
    last_said: np.ndarray
    said: np.ndarray
    is_place: np.ndarray


class Lists:
    """Lists one after the other, and where each ends."""

    def __init__(self) -> None:
        self._last, self._values = Column(np.int32), Column(np.int32)
        self._new_last, self._new_values = [0], list[int]()
        self._count = self._size = 0

    def __len__(self) -> int:
        return self._count

    def add(self, values: Sequence[int]) -> int:
        """Which of the lists this is."""
        self._new_values += values
        self._size += len(values)
        self._new_last.append(self._size)
        self._count += 1
        return self._count - 1

    def arrays(self) -> tuple[np.ndarray, np.ndarray]:
        """Where each ends, behind a nought, and what they hold."""
        self._last.add(self._new_last)
        self._values.add(self._new_values)
        self._new_last.clear()
        self._new_values.clear()
        return self._last.all, self._values.all


class Forms:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.forget()

    def forget(self) -> None:
        for code in codes():
            self._vocabulary.key(f"@{code}")
        self._known_keys = len(self._vocabulary.texts)
        self._hashes = np.zeros(LEAST_ROOM, np.uint64)
        self._pieces = np.zeros(LEAST_ROOM, np.int32)
        self._forms: dict[tuple[str, str], int] = {}
        self._phrases: dict[Phrase, int] = {}
        self._words, self._keys, self._beginnings = Lists(), Lists(), Lists()
        self._opened, self._rest, self._said = Lists(), Lists(), Lists()
        self._is_heard, self._is_place = bytearray(), bytearray()
        self._words.add([STOP])

    def fresh(self) -> None:
        """Forget what may be out of date."""
        is_full = len(self._words) > MOST_PIECES
        if is_full or self._known_keys != len(self._vocabulary.texts):
            self.forget()

    def learn(self, number: int, piece: str, language: str) -> int:
        """Remember a piece under its hash."""
        known = self._words.add(list(self._codes(piece, language)))
        if 2 * known > len(self._hashes):
            self._make_room()
        _insert(self._hashes, self._pieces, number, known)
        return known

    def arrays(self) -> Memory:
        lists = (self._keys, self._beginnings, self._opened, self._rest, self._said)
        arrays = (array for each in lists for array in each.arrays())
        words = (*self._words.arrays(), _flags(self._is_heard))
        return Memory._make((self._hashes, self._pieces, *words, *arrays, _flags(self._is_place)))

    def _make_room(self) -> None:
        old = zip(self._hashes.tolist(), self._pieces.tolist(), strict=True)
        self._hashes = np.zeros(len(self._hashes) * 4, np.uint64)
        self._pieces = np.zeros(len(self._hashes), np.int32)
        for number, piece in old:
            if number:
                _insert(self._hashes, self._pieces, number, piece)

    def _codes(self, piece: str, language: str) -> Iterable[int]:
        """The forms of a piece, and where a sentence ends in it."""
        text = written_out(piece)
        for at, sentence in enumerate(SENTENCE.split(text)):
            if at:
                yield STOP
            for raw in WORD.findall(sentence):
                yield self._form(raw, language)
        if text.endswith(ENDS):
            yield STOP

    def _form(self, raw: str, language: str) -> int:
        known = self._forms.get((raw, language))
        if known is None:
            known = self._forms[raw, language] = len(self._forms)
            found = sense(raw, language)
            phrases = found.phrases if found else ()
            self._is_heard.append(found is not None)
            self._keys.add(self._known(found.alone.keys if found else ()))
            self._beginnings.add(_beginnings_of(plain(raw)))
            self._opened.add([self._phrase(one) for one in phrases])
        return known

    def _phrase(self, phrase: Phrase) -> int:
        known = self._phrases.get(phrase)
        if known is None:
            keys = phrase_keys(phrase)
            self._rest.add([_beginnings()[one] for one in phrase[0]])
            self._said.add(self._known(keys))
            self._is_place.append(keys[0][0] == "@")
            known = self._phrases[phrase] = len(self._phrases)
        return known

    def _known(self, keys: Iterable[str]) -> list[int]:
        """Of these keys those that some ask has, and all countries."""
        return [self._vocabulary.keys[key] for key in keys if key in self._vocabulary.keys]


@cache
def _beginnings() -> dict[str, int]:
    """What the later words of a phrase begin with, as numbers."""
    rests = (
        rest
        for known in (lexicon(), concepts())
        for openers in known.openers.values()
        for rest in openers
    )
    return {part: at for at, part in enumerate(sorted({part for rest in rests for part in rest}))}


def _beginnings_of(word: str) -> list[int]:
    """Those that a word satisfies, as `follows` has it."""
    known = _beginnings()
    heads = (word[:length] for length in range(1, min(len(word), _longest()) + 1))
    return [known[one] for one in heads if one in known and (len(one) > 2 or one == word)]


@cache
def _longest() -> int:
    return max(map(len, _beginnings()))


def _flags(values: bytearray) -> np.ndarray:
    return np.frombuffer(values, np.bool_).copy()


def _insert(hashes: np.ndarray, pieces: np.ndarray, number: int, piece: int) -> None:
    at = number & (len(hashes) - 1)
    while hashes[at]:
        at = (at + 1) & (len(hashes) - 1)
    hashes[at], pieces[at] = number, piece
