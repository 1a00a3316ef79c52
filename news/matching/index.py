"""Asks taken apart once, to be compared with many texts."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from news.matching.concepts import dull
from news.matching.types import Ask
from news.matching.words import consonants, is_name, parse
from world.script import fold

DULL = 0.35  # weight of a concept that stands in every letter of the field
NAMED = 1.5  # weight of a name
# How much each kind of key says that a text has a word: itself, its concept, its beginning, ...
TRUST = {"=": 0.9, "^": 0.6, "~": 0.8, "@": 1.0}
UNCARRIED = 0.7  # what a word without a concept counts abroad
THEME = 5  # words that tell what a letter is about
SHORT_NAME = 5  # a tilde and four consonants; what is shorter may be another name's


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of an ask with all the keys under which a text may hold it."""

    word: str
    keys: tuple[tuple[str, float], ...]
    weight: float
    own: float  # weight for telling this ask from the others of its letter
    is_name: bool
    is_place: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """What all words of an ask weigh together, for a text in its language and in another."""

    here: float
    abroad: float

    def of(self, is_abroad: bool) -> float:
        return self.abroad if is_abroad else self.here


@dataclass(frozen=True, slots=True)
class AskIndex:
    ask: Ask
    units: tuple[Unit, ...]
    totals: Totals
    own_totals: Totals
    named: int  # how many of its words are names
    placed: float  # what its places weigh


@dataclass(frozen=True, slots=True)
class LetterIndex:
    id: str
    asks: tuple[AskIndex, ...]
    theme: tuple[tuple[Unit, float], ...]  # what its asks have in common and others do not
    theme_totals: Totals
    people: tuple[frozenset[str], ...]
    signatories: tuple[str, ...]
    country: str
    places: frozenset[str]
    sent_on: date | None


Words = dict[str, tuple[str, tuple[str, ...], bool]]


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


def letter_index(
    group: Sequence[Ask], words: Sequence[Words], seen: Counter[str], count: int
) -> LetterIndex:
    """The asks of one letter; `seen` tells in how many of `count` letters a key stands."""
    first = group[0]
    inside: Counter[str] = Counter()
    for one in words:
        inside.update(keys_of([one]))
    asks = []
    for ask, found in zip(group, words, strict=True):
        units = tuple(
            _unit(word, keys, named, seen, count, inside, len(group))
            for word, keys, named in found.values()
        )
        totals = _totals([(unit, unit.weight) for unit in units])
        own = _totals([(unit, unit.own) for unit in units])
        named = sum(unit.is_name and not unit.is_place for unit in units)
        placed = sum(unit.own for unit in units if unit.is_place)
        asks.append(AskIndex(ask, units, totals, own, named, placed))
    theme = _theme(asks)
    return LetterIndex(
        id=first.letter,
        asks=tuple(asks),
        theme=theme,
        theme_totals=_totals(theme),
        people=_people(first),
        signatories=tuple(fold(one) for one in first.signatories if len(one) > 5),
        country=first.country,
        places=frozenset({*first.subject_countries, first.country} - {""}),
        sent_on=first.sent_on,
    )


def _totals(weighed: Sequence[tuple[Unit, float]]) -> Totals:
    """A word that no glossary carries over is hardly to be expected in another language."""
    here = sum(weight for _unit, weight in weighed)
    abroad = sum(w if _is_carried(unit) else w * UNCARRIED for unit, w in weighed)
    return Totals(here or 1.0, abroad or 1.0)


def _is_carried(unit: Unit) -> bool:
    return any(key[0] in "=@" for key, _trust in unit.keys)


def _theme(asks: Sequence[AskIndex]) -> tuple[tuple[Unit, float], ...]:
    common: Counter[str] = Counter()
    units: dict[str, Unit] = {}
    for ask in asks:
        for unit in ask.units:
            if not unit.is_place and not unit.word.isdigit():
                units.setdefault(unit.keys[0][0], unit)
                common[unit.keys[0][0]] += 1
    weighed = [(unit, unit.weight * common[key] / len(asks)) for key, unit in units.items()]
    return tuple(sorted(weighed, key=lambda pair: -pair[1])[:THEME])


def _unit(
    word: str, keys: tuple[str, ...], named: bool, seen: Counter[str], count: int,
    inside: Counter[str], size: int,
) -> Unit:  # fmt: skip
    is_place = keys[0].startswith("@") or keys[-1].startswith("@")
    weight = rarity(keys, seen, count) * (
        NAMED if named and not is_place and not word.isdigit() else 1.0
    )
    strong = [key for key in keys if key[0] != "^"] or list(keys)
    share = (max(inside[key] for key in strong) - 1) / (size - 1) if size > 1 else 0.0
    return Unit(
        word=word,
        keys=tuple((key, _trust(key)) for key in keys),
        weight=weight,
        own=weight * (1 - share) ** 2,
        is_name=named,
        is_place=is_place,
    )


def _trust(key: str) -> float:
    if key[0] == "~" and len(key) < SHORT_NAME:
        return 0.5
    return TRUST.get(key[0], 1.0)


def _people(ask: Ask) -> tuple[frozenset[str], ...]:
    """For each name of the office holder the keys that betray it."""
    return tuple(
        frozenset({fold(part), f"~{consonants(part)}"})
        for part in ask.office_holder.split()
        if len(part) > 3
    )
