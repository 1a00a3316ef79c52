"""Why a text is suggested for an ask, in words that a person can check against the text."""

from collections.abc import Iterable, Sequence

import pycountry

from news.matching.compare import Hit
from news.matching.features import MOST_SENTENCES, Reading
from news.matching.index import Letter
from news.matching.signals import Signal, cues
from news.matching.types import Ask
from news.matching.words import bare, parse
from world.script import fold

USUAL_NAMES = {"EU": "the European Union", "KP": "North Korea", "KR": "South Korea"}
MOST_WORDS = 4
MOST_NAMES = 4
POINTS = {"progress": "Points to progress", "setback": "Points to a setback",
          "statement": "Reports words, not yet deeds"}  # fmt: skip


def reasons(
    letter: Letter, one: Ask, found: Sequence[Hit], reading: Reading, signal: Signal
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


def _words(found: Sequence[Hit]) -> str:
    shared = sorted(found, key=lambda hit: -hit.weight * hit.value)
    plain = [hit.unit for hit in shared if not hit.unit.is_place and not hit.unit.is_name]
    told = [bare(unit.word) for unit in plain]
    words = list(dict.fromkeys(told))[:MOST_WORDS]
    return f"Speaks of {listed(words)}." if words else ""


def _names(found: Sequence[Hit]) -> str:
    named = [hit.unit for hit in found if hit.unit.is_name and not hit.unit.is_place]
    names = list(dict.fromkeys(bare(unit.word) for unit in named))[:MOST_NAMES]
    return f"Names {listed(names)}." if names else ""


def _places(letter: Letter, reading: Reading) -> str:
    places = [letter.country, *sorted(letter.places - {letter.country})]
    found = [country(place) for place in places if place and reading.bag.get(f"@{place}")]
    return f"Is about {listed(found)}." if found else ""


def _people(letter: Letter, one: Ask, reading: Reading) -> list[str]:
    told = []
    parts = sum(1 for keys in letter.people if not keys.isdisjoint(reading.bag))
    if parts and parts * 2 >= len(letter.people):
        named = 0
        for keys in letter.people:
            named |= _where(keys, reading)
        verb = _verb(named, reading)
        told.append(f"{verb} {one.office_holder}, whom the letter addresses.")
    office = _of_office(one.office, reading) if letter.country in reading.places else 0
    if office > 0:
        told.append(f"{_verb(office, reading)} the office addressed, {one.office}.")
    return told


def _of_office(office: str, reading: Reading) -> int:
    """The sentences that have every word of the office, in any language."""
    together = -1
    for _sentence, words in parse(office, "en"):
        for word in words:
            together &= _where(word.keys, reading)
    return together


def _where(keys: Iterable[str], reading: Reading) -> int:
    found = 0
    for key in keys:
        found |= reading.where.get(key, 0)
    return found


def _verb(where: int, reading: Reading) -> str:
    """Who stands in a sentence in which something is said is quoted."""
    sentences = reading.sentences[:MOST_SENTENCES]
    is_quoted = any(
        where >> at & 1 and any(name == "said" for name, _words in cues(sentence))
        for at, sentence in enumerate(sentences)
    )
    return "Quotes" if is_quoted else "Mentions"


def country(code: str) -> str:
    if code in USUAL_NAMES:
        return USUAL_NAMES[code]
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", found.name)).partition(",")[0] if found else code


def listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _when(letter: Letter, reading: Reading) -> str:
    if letter.sent_on is None or reading.text.published_on is None:
        return ""
    days = (reading.text.published_on - letter.sent_on).days
    if days < 0:
        return "Was published before the letter."
    if days < 2:
        return f"Was published {('on the day of', 'one day after')[days]} the letter."
    if days < 60:
        return f"Was published {days} days after the letter."
    if days < 730:
        return f"Was published {days // 30} months after the letter."
    return f"Was published {days // 365} years after the letter."
