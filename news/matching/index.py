"""Asks taken apart once, to be compared with many texts."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from news.matching.concepts import dull
from news.matching.types import Ask
from news.matching.vocabulary import Unit, Vocabulary
from news.matching.words import consonants, is_name, parse
from world.script import fold

DULL = 0.35  # weight of a concept that stands in every letter of the field
NAMED = 1.5  # weight of a name
UNCARRIED = 0.7  # what a word without a concept counts abroad
THEME = 5  # words that tell what a letter is about
# What all words of an ask weigh together, for a text in its language and in another; the same for
# what tells it from the others of its letter; how many are names; what its places weigh.
HERE, ABROAD, OWN_HERE, OWN_ABROAD, NAMES, PLACES = range(6)


@dataclass(frozen=True, slots=True)
class Letter:
    """The asks of a letter, and what people are told of it."""

    id: str
    asks: tuple[Ask, ...]
    people: tuple[frozenset[str], ...]
    signatories: tuple[str, ...]
    country: str
    places: frozenset[str]
    sent_on: date | None


@dataclass(frozen=True, slots=True)
class Parts:
    """A letter taken apart. Words are numbers of a vocabulary, ask by ask in one row."""

    words: list[int]
    weights: list[float]
    own: list[float]  # weights for telling an ask from the others of its letter
    lengths: list[int]  # how many words each ask has
    languages: list[str]
    totals: list[tuple[float, ...]]  # a row for each ask: HERE and so on
    theme: list[int]  # words that its asks have in common and others do not
    theme_weights: list[float]
    theme_totals: tuple[float, float]
    people: tuple[frozenset[str], ...]
    country: str
    places: frozenset[str]
    sent_on: date | None


Words = dict[str, tuple[str, tuple[str, ...], bool]]
Weighed = tuple[int, Unit, float, float]  # a word with its weight and its own weight


def keys_of(words: Iterable[Words]) -> set[str]:
    return {key for one in words for _word, keys, _named in one.values() for key in keys}


def words_of(ask: Ask) -> Words:
    """Each different word of an ask by its first key: as written, keys, whether it is a name."""
    found: Words = {}
    text = f"{ask.text}\n{'. '.join(ask.topics)}"
    for _sentence, parsed in parse(text, ask.language or "en"):
        for at, one in enumerate(parsed):
            if one.keys:
                named = is_name(one.raw, at) and not one.keys[0].startswith("=")
                found.setdefault(one.keys[0], (one.raw, one.keys, named))
    return found


def rarity(keys: Sequence[str], seen: Counter[str], count: int) -> float:
    """1 for what one ask alone says, less for what many say; concepts of the field are dull."""
    strong = [key for key in keys if key[0] != "^"] or list(keys)
    times = max(seen[key] for key in strong) or 1
    scale = math.log(1 + count)
    rare = 0.3 + 0.7 * max(0.0, math.log((1 + count) / times) / scale) if scale else 1.0
    return rare * (DULL if dull().intersection(keys) else 1.0)


def letter_of(group: Sequence[Ask]) -> Letter:
    first = group[0]
    return Letter(
        id=first.letter,
        asks=tuple(group),
        people=_people(first),
        signatories=tuple(fold(one) for one in first.signatories if len(one) > 5),
        country=first.country,
        places=frozenset({*first.subject_countries, first.country} - {""}),
        sent_on=first.sent_on,
    )


def parts_of(
    letter: Letter, words: Sequence[Words], seen: Counter[str], count: int, vocabulary: Vocabulary
) -> Parts:
    """What its asks weigh; `seen` tells in how many of `count` letters a key stands."""
    inside: Counter[str] = Counter()
    for one in words:
        inside.update(keys_of([one]))
    asks: list[list[Weighed]] = []
    for found in words:
        asks.append([])
        for word, keys, named in found.values():
            at = vocabulary.unit(word, keys, is_name=named)
            unit = vocabulary.units[at]
            weight, share = _weight(unit, seen, count), _shared(keys, inside, len(words))
            asks[-1].append((at, unit, weight, weight * (1 - share) ** 2))
    every = [one for ask in asks for one in ask]
    theme = _theme(asks)
    return Parts(
        words=[at for at, _unit, _weight, _own in every],
        weights=[weight for _at, _unit, weight, _own in every],
        own=[own for _at, _unit, _weight, own in every],
        lengths=[len(ask) for ask in asks],
        languages=[ask.language for ask in letter.asks],
        totals=[_totals(ask) for ask in asks],
        theme=[at for at, _unit, _weight in theme],
        theme_weights=[weight for _at, _unit, weight in theme],
        theme_totals=_sums([(unit, weight) for _at, unit, weight in theme]),
        people=letter.people,
        country=letter.country,
        places=letter.places,
        sent_on=letter.sent_on,
    )


def _totals(ask: Sequence[Weighed]) -> tuple[float, ...]:
    return (
        *_sums([(unit, weight) for _at, unit, weight, _own in ask]),
        *_sums([(unit, own) for _at, unit, _weight, own in ask]),
        sum(unit.is_name and not unit.is_place for _at, unit, _weight, _own in ask) or 1.0,
        sum(own for _at, unit, _weight, own in ask if unit.is_place) or 1.0,
    )


def _sums(weighed: Sequence[tuple[Unit, float]]) -> tuple[float, float]:
    """A word that no glossary carries over is hardly to be expected in another language."""
    here = sum(weight for _unit, weight in weighed)
    abroad = sum(w if unit.is_carried else w * UNCARRIED for unit, w in weighed)
    return here or 1.0, abroad or 1.0


def _theme(asks: Sequence[Sequence[Weighed]]) -> list[tuple[int, Unit, float]]:
    common: Counter[str] = Counter()
    found: dict[str, tuple[int, Unit, float]] = {}
    for ask in asks:
        for at, unit, weight, _own in ask:
            if not unit.is_place and not unit.word.isdigit():
                found.setdefault(unit.keys[0], (at, unit, weight))
                common[unit.keys[0]] += 1
    weighed = [(a, unit, w * common[key] / len(asks)) for key, (a, unit, w) in found.items()]
    return sorted(weighed, key=lambda one: -one[2])[:THEME]


def _weight(unit: Unit, seen: Counter[str], count: int) -> float:
    is_loud = unit.is_name and not unit.is_place and not unit.word.isdigit()
    return rarity(unit.keys, seen, count) * (NAMED if is_loud else 1.0)


def _shared(keys: Sequence[str], inside: Counter[str], size: int) -> float:
    """Of the other asks of the letter, how many say it too."""
    strong = [key for key in keys if key[0] != "^"] or list(keys)
    return (max(inside[key] for key in strong) - 1) / (size - 1) if size > 1 else 0.0


def _people(ask: Ask) -> tuple[frozenset[str], ...]:
    """For each name of the office holder the keys that betray it."""
    return tuple(
        frozenset({fold(part), f"~{consonants(part)}"})
        for part in ask.office_holder.split()
        if len(part) > 3
    )
