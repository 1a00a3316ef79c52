"""rank(text, asks): which recommendations a piece of coverage bears on, and why."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pycountry

from news.matching import features, signals
from news.matching.features import AskIndex, LetterIndex, Reading
from news.matching.types import Ask, Guess, Text
from news.matching.weights import (
    ASK_THRESHOLD,
    ASK_WEIGHTS,
    LETTER_THRESHOLD,
    LETTER_WEIGHTS,
    SIGNAL_WEIGHTS,
)

USUAL_NAMES = {"EU": "the European Union", "KP": "North Korea", "KR": "South Korea"}
MOST_WORDS = 4  # shared words named in a reason


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt; the committed one is the default."""

    letter: Sequence[float]
    ask: Sequence[float]
    letter_threshold: float
    ask_threshold: float
    signal: Mapping[str, Sequence[float]]


COMMITTED = Model(LETTER_WEIGHTS, ASK_WEIGHTS, LETTER_THRESHOLD, ASK_THRESHOLD, SIGNAL_WEIGHTS)
Prepared = tuple[LetterIndex, ...]


def prepare(asks: Sequence[Ask]) -> Prepared:
    """Take asks apart once, to rank many texts against them."""
    return features.index(asks)


def rank(
    text: Text, asks: Sequence[Ask] | None = None, *, prepared: Prepared | None = None,
    model: Model = COMMITTED,
) -> list[Guess]:  # fmt: skip
    """Every ask with how likely `text` bears on it, best first. Give asks, or prepared ones."""
    letters = prepare(asks or ()) if prepared is None else prepared
    reading = features.read(text)
    covers = [features.ask_covers(letter, reading) for letter in letters]
    best = max((max(found) for found in covers), default=0.0)
    signal = _signal(text, model)
    guesses = [
        guess
        for letter, found in zip(letters, covers, strict=True)
        for guess in _letter_guesses(letter, reading, found, best, signal, model)
    ]
    return sorted(guesses, key=lambda guess: (-guess.score, guess.ask))


def _letter_guesses(
    letter: LetterIndex,
    reading: Reading,
    covers: Sequence[float],
    best: float,
    signal: str,
    model: Model,
) -> list[Guess]:
    about = _likely(model.letter, features.letter_features(letter, reading, covers, best))
    likely = [
        _likely(model.ask, features.ask_features(one, reading, covers)) for one in letter.asks
    ]
    is_shown = about >= model.letter_threshold
    guesses = []
    for one, share in zip(letter.asks, likely, strict=True):
        is_suggested = is_shown and (share >= model.ask_threshold or share == max(likely))
        reasons = _reasons(letter, one, reading) if is_suggested else ()
        guesses.append(
            Guess(
                ask=one.ask.id,
                score=round(about * share, 4),
                is_suggested=is_suggested,
                signal=signal if is_suggested else None,
                reasons=reasons,
            )
        )
    return guesses


def _likely(weights: Sequence[float], measured: Sequence[float]) -> float:
    total = sum(weight * value for weight, value in zip(weights, measured, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _signal(text: Text, model: Model) -> str:
    found = signals.counts(f"{text.headline} {text.headline} {text.summary} {text.body[:1500]}")
    return max(
        model.signal,
        key=lambda name: sum(w * x for w, x in zip(model.signal[name], found, strict=True)),
    )


def _reasons(letter: LetterIndex, one: AskIndex, reading: Reading) -> tuple[str, ...]:
    """Why, in words that a person can check against the article."""
    reasons = []
    shared = sorted(
        (term for term in one.weights if term in reading.bag), key=lambda t: -one.weights[t]
    )
    told = (_readable(term, one) for term in shared)
    apart = _country_words(letter)
    words = list(dict.fromkeys(word for word in told if features.fold(word) not in apart))
    words = words[:MOST_WORDS]
    if words:
        reasons.append(f"Speaks of {_listed(words)}.")
    named = sorted(one.names & reading.names - _country_words(letter))
    if named:
        reasons.append(f"Names {_listed([_as_written(name, one.ask.text) for name in named[:4]])}.")
    places = [
        place for place in (letter.country, *sorted(letter.subjects)) if reading.places[place]
    ]
    if places:
        reasons.append(f"Is about {_listed([_country(place) for place in dict.fromkeys(places)])}.")
    if letter.people & reading.names:
        reasons.append(f"Mentions {one.ask.office_holder}, whom the letter addresses.")
    signed = [name for name in letter.signatories if name in reading.folded]
    if signed:
        reasons.append("Mentions an organisation that signed the letter.")
    return tuple(reasons + _when(letter, reading))


def _readable(term: str, one: AskIndex) -> str:
    """The word of the ask that this term stands for; a concept is its own name."""
    if term.startswith("="):
        return term[1:]
    beginning = term[: max(3, len(term) - 1)]
    for word in f"{one.ask.text} {' '.join(one.ask.topics)}".replace("’", "'").split():
        bare = word.strip(".,;:()'\"“”").removesuffix("'s")
        if features.fold(bare).startswith(beginning):
            return bare.lower() if bare[:1].islower() else bare
    return term


def _as_written(name: str, text: str) -> str:
    words = (
        word.strip(".,;:()'\"“”").removesuffix("'s").removesuffix("’s") for word in text.split()
    )
    return next((word for word in words if features.fold(word) == name), name)


def _country_words(letter: LetterIndex) -> set[str]:
    """Parts of the names of the letter's countries, which have a reason of their own."""
    places = (_country(place) for place in (letter.country, *letter.subjects))
    return {features.fold(word) for place in places for word in place.split()}


def _country(code: str) -> str:
    if code in USUAL_NAMES:
        return USUAL_NAMES[code]
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", found.name)).partition(",")[0] if found else code


def _listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _when(letter: LetterIndex, reading: Reading) -> list[str]:
    if letter.sent_on is None or reading.published_on is None:
        return []
    days = (reading.published_on - letter.sent_on).days
    if days < 0:
        return ["Was published before the letter."]
    if days < 60:
        return [f"Was published {days} days after the letter."]
    if days < 730:
        return [f"Was published {days // 30} months after the letter."]
    return [f"Was published {days // 365} years after the letter."]
