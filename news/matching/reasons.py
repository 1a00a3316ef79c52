"""Why a text is suggested for an ask, in words that a person can check against the text."""

from collections.abc import Sequence

import pycountry

from news.matching.features import Measured, Reading
from news.matching.index import AskIndex, LetterIndex
from news.matching.signals import Signal
from news.matching.words import parse
from world.script import fold

USUAL_NAMES = {"EU": "the European Union", "KP": "North Korea", "KR": "South Korea"}
MOST_WORDS = 4
MOST_NAMES = 4
POINTS = {"progress": "Points to progress", "setback": "Points to a setback",
          "statement": "Reports words, not yet deeds"}  # fmt: skip


def reasons(
    letter: LetterIndex, one: AskIndex, found: Measured, reading: Reading, signal: Signal
) -> tuple[str, ...]:
    told = [_words(found), _names(found), _places(letter, reading), *_people(letter, one, reading)]
    folded = fold(f"{reading.text.headline} {reading.text.summary} {reading.text.body}")
    if any(name in folded for name in letter.signatories):
        told.append("Mentions an organisation that signed the letter.")
    told.append(_when(letter, reading))
    if signal.name in POINTS and signal.words:
        quoted = [f"“{word[:60]}”" for word in signal.words]
        told.append(f"{POINTS[signal.name]}: {listed(quoted)}.")
    return tuple(one for one in told if one)


def _words(found: Measured) -> str:
    shared = sorted(found.hits, key=lambda hit: -hit[0].weight * hit[1])
    told = [
        bare(unit.word) for unit, _value, _key in shared if not unit.is_place and not unit.is_name
    ]
    words = list(dict.fromkeys(told))[:MOST_WORDS]
    return f"Speaks of {listed(words)}." if words else ""


def _names(found: Measured) -> str:
    named = [bare(unit.word) for unit, _v, _k in found.hits if unit.is_name and not unit.is_place]
    names = list(dict.fromkeys(named))[:MOST_NAMES]
    return f"Names {listed(names)}." if names else ""


def _places(letter: LetterIndex, reading: Reading) -> str:
    places = [letter.country, *sorted(letter.places - {letter.country})]
    found = [country(place) for place in places if place and reading.bag.get(f"@{place}")]
    return f"Is about {listed(found)}." if found else ""


def _people(letter: LetterIndex, one: AskIndex, reading: Reading) -> list[str]:
    told = []
    parts = sum(1 for keys in letter.people if not keys.isdisjoint(reading.bag))
    if parts and parts * 2 >= len(letter.people):
        told.append(f"Mentions {one.ask.office_holder}, whom the letter addresses.")
    if letter.country in reading.places and _names_office(one.ask.office, reading):
        told.append(f"Mentions the office addressed, {one.ask.office}.")
    return told


def _names_office(office: str, reading: Reading) -> bool:
    """Whether one sentence has every word of the office, in any language."""
    together = -1
    for _sentence, words in parse(office, "en"):
        for word in words:
            where = 0
            for key in word.keys:
                where |= reading.where.get(key, 0)
            together &= where
    return together > 0


def country(code: str) -> str:
    if code in USUAL_NAMES:
        return USUAL_NAMES[code]
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", found.name)).partition(",")[0] if found else code


def listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} and {words[-1]}"


def bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _when(letter: LetterIndex, reading: Reading) -> str:
    if letter.sent_on is None or reading.text.published_on is None:
        return ""
    days = (reading.text.published_on - letter.sent_on).days
    if days < 0:
        return "Was published before the letter."
    if days < 60:
        return f"Was published {days} days after the letter."
    if days < 730:
        return f"Was published {days // 30} months after the letter."
    return f"Was published {days // 365} years after the letter."
