"""rank(text, asks): which recommendations a piece of coverage bears on, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from news.matching import features, signals
from news.matching.compare import Compared
from news.matching.features import Reading
from news.matching.index import Letter
from news.matching.lookup import Index
from news.matching.reasons import reasons
from news.matching.types import Ask, Guess, Text
from news.matching.weights import (
    ASK_THRESHOLD,
    ASK_WEIGHTS,
    LETTER_THRESHOLD,
    LETTER_WEIGHTS,
)


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt; the committed one is the default."""

    letter: Sequence[float]
    ask: Sequence[float]
    letter_threshold: float
    ask_threshold: float


SLIGHT = 0.05  # of many letters, one as unlikely as this is not ranked
COMMITTED = Model(LETTER_WEIGHTS, ASK_WEIGHTS, LETTER_THRESHOLD, ASK_THRESHOLD)


def prepare(asks: Sequence[Ask]) -> Index:
    """Take asks apart once, to rank many texts against them."""
    return Index(asks)


def rank(
    text: Text, asks: Sequence[Ask] | None = None, *, prepared: Index | None = None,
    model: Model = COMMITTED,
) -> list[Guess]:  # fmt: skip
    """Asks with how likely `text` bears on each, best first. Give asks, or prepared ones.

    Of few letters every ask is ranked, of many only those of the letters that come into question.
    """
    index = prepare(asks or ()) if prepared is None else prepared
    reading = features.read(text)
    found = index.vocabulary.found(reading)
    letters = index.candidates(reading, found)
    if not letters:
        return []
    compared = Compared(letters, reading, index.vocabulary, found)
    least = 0.0 if len(letters) == len(index.letters) else SLIGHT
    guesses = _guesses(letters, compared, reading, model, least)
    return sorted(guesses, key=lambda guess: (-guess.score, guess.ask))


def _guesses(
    letters: Sequence[Letter], compared: Compared, reading: Reading, model: Model, least: float
) -> Iterator[Guess]:
    about = likely(model.letter, compared.letter_rows())
    shares = likely(model.ask, compared.ask_rows())
    best = np.maximum.reduceat(shares, compared.starts).tolist()
    sizes, shares, words = (compared.ends - compared.starts).tolist(), shares.tolist(), None
    for letter, likelihood, top, first, size in zip(
        letters, about.tolist(), best, compared.starts.tolist(), sizes, strict=True
    ):
        if likelihood < least:
            continue
        words = words or compared.words()
        for at in range(first, first + size):
            share, score = shares[at], round(likelihood * shares[at], 4)
            is_meant = share >= model.ask_threshold or share == top
            if likelihood >= model.letter_threshold and is_meant:
                yield _suggestion(letter, compared, at, reading, score, words[at])
            else:
                yield Guess(compared.asks[at].id, score, words=words[at])


def _suggestion(
    letter: Letter, compared: Compared, at: int, reading: Reading, score: float,
    words: tuple[str, ...],
) -> Guess:  # fmt: skip
    ask, found = compared.asks[at], compared.hits(at)
    signal = signals.judge(ask.text, found, reading)
    return Guess(
        ask=ask.id,
        score=score,
        is_suggested=True,
        signal=signal.name,
        reasons=reasons(letter, ask, found, reading, signal),
        words=words,
        signal_words=signal.words,
    )


def likely(weights: Sequence[float], measured: np.ndarray) -> np.ndarray:
    """For each row how likely it is."""
    return 1 / (1 + np.exp(-np.clip(measured @ np.array(weights), -30.0, 30.0)))
