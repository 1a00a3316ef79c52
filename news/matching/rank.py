"""rank(text, asks): which recommendations a piece of coverage bears on, and why."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from news.matching import features, signals
from news.matching.features import Measured, Reading
from news.matching.index import AskIndex, LetterIndex
from news.matching.lookup import Index
from news.matching.reasons import bare, reasons
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
    letters = index.candidates(reading)
    measured = [features.measure(letter, reading) for letter in letters]
    best = max((one.share for found in measured for one in found), default=0.0)
    least = 0.0 if len(letters) == len(index.letters) else SLIGHT
    guesses = [
        guess
        for letter, found in zip(letters, measured, strict=True)
        for guess in _letter_guesses(letter, reading, found, best, model, least)
    ]
    return sorted(guesses, key=lambda guess: (-guess.score, guess.ask))


def _letter_guesses(
    letter: LetterIndex,
    reading: Reading,
    measured: Sequence[Measured],
    best: float,
    model: Model,
    least: float,
) -> list[Guess]:
    about = likely(model.letter, features.letter_features(letter, reading, measured, best))
    if about < least:
        return []
    shares = [
        likely(model.ask, features.ask_features(one, found, measured, reading))
        for one, found in zip(letter.asks, measured, strict=True)
    ]
    is_shown = about >= model.letter_threshold
    guesses = []
    for one, found, share in zip(letter.asks, measured, shares, strict=True):
        if is_shown and (share >= model.ask_threshold or share == max(shares)):
            guesses.append(_suggestion(letter, one, found, reading, about * share))
        else:
            guesses.append(Guess(one.ask.id, round(about * share, 4), words=_words(found)))
    return guesses


def _suggestion(
    letter: LetterIndex, one: AskIndex, found: Measured, reading: Reading, score: float
) -> Guess:
    signal = signals.judge(one.ask.text, found.hits, reading)
    return Guess(
        ask=one.ask.id,
        score=round(score, 4),
        is_suggested=True,
        signal=signal.name,
        reasons=reasons(letter, one, found, reading, signal),
        words=_words(found),
        signal_words=signal.words,
    )


def _words(found: Measured) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bare(unit.word) for unit, _value, _key in found.hits))


def likely(weights: Sequence[float], measured: Sequence[float]) -> float:
    total = sum(weight * value for weight, value in zip(weights, measured, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
