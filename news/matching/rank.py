"""rank(text, asks): which recommendations a piece of coverage bears on, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from news.matching import features, signals
from news.matching.compare import Hit
from news.matching.features import Reading
from news.matching.lookup import FEW, Index
from news.matching.reasons import reasons
from news.matching.types import Ask, Guess, Model, Text
from news.matching.weights import (
    ASK_THRESHOLD,
    ASK_WEIGHTS,
    LETTER_THRESHOLD,
    LETTER_WEIGHTS,
)

SLIGHT = 0.05  # of many letters, one as unlikely as this is not ranked
COMMITTED = Model(LETTER_WEIGHTS, ASK_WEIGHTS, LETTER_THRESHOLD, ASK_THRESHOLD)


def prepare(asks: Sequence[Ask]) -> Index:
    """Take asks apart once, to rank many texts against them."""
    return Index(asks)


def shown(texts: Sequence[Text], prepared: Index, model: Model = COMMITTED) -> list[list[Guess]]:
    """For each text what would be put before a person, best first, in few words.

    Quick, and quicker for many texts at once. `explained` says the rest.
    """
    found: list[list[Guess]] = [[] for _text in texts]
    for one in prepared.judge(texts, model, model.letter_threshold, is_for_show=True):
        ask = one.letter.asks[one.ask].id
        found[one.text].append(Guess(ask, round(one.score, 4), is_suggested=True))
    return [_best_first(guesses) for guesses in found]


def explained(text: Text, guesses: Sequence[Guess], prepared: Index) -> list[Guess]:
    """The same with the words of each ask that the text has; of what is suggested, why.

    Asks that were let go in the meantime are left out.
    """
    if not guesses:
        return []
    reading = features.read(text)
    return [_explained(guess, reading, prepared) for guess in guesses if guess.ask in prepared]


def rank(
    text: Text, asks: Sequence[Ask] | None = None, *, prepared: Index | None = None,
    model: Model = COMMITTED,
) -> list[Guess]:  # fmt: skip
    """Asks with how likely `text` bears on each, best first. Give asks, or prepared ones.

    Of few letters every ask is ranked, of many only those of the letters that come into question.
    """
    index = prepare(asks or ()) if prepared is None else prepared
    least = 0.0 if len(index.letters) <= FEW else SLIGHT
    found = index.judge([text], model, least, is_for_show=False)
    guesses = (
        Guess(one.letter.asks[one.ask].id, round(one.score, 4), is_suggested=one.is_shown)
        for one in found
    )
    return explained(text, _best_first(guesses), index)


def _best_first(guesses: Iterable[Guess]) -> list[Guess]:
    return sorted(guesses, key=lambda guess: (-guess.score, guess.ask))


def _explained(guess: Guess, reading: Reading, index: Index) -> Guess:
    letter, ask, found = index.hits(guess.ask, reading)
    words = _words(found)
    if not guess.is_suggested:
        return replace(guess, words=words)
    signal = signals.judge(ask.text, found, reading)
    return replace(
        guess,
        signal=signal.name,
        reasons=reasons(letter, ask, found, reading, signal),
        words=words,
        signal_words=signal.words,
    )


def _words(found: Sequence[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.unit.told for hit in found))


def likely(weights: Sequence[float], measured: np.ndarray) -> np.ndarray:
    """For each row how likely it is."""
    return 1 / (1 + np.exp(-np.clip(measured @ np.array(weights), -30.0, 30.0)))
