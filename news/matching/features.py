"""What can be measured between a text and the asks of letters. Pure numbers, all near 0 to 1."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from news.matching.index import AskIndex, LetterIndex, Unit
from news.matching.types import Text
from news.matching.words import parse
from world.places import home

HEAD = 3  # a word of the headline counts like this many in the body
MOST_SENTENCES = 80
WEEK, TEN_YEARS = 7, 3650  # days
HOME = 1  # a page made for a country names it this often without saying so


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, taken apart once for all asks."""

    bag: dict[str, float]
    head: frozenset[str]
    where: dict[str, int]  # in which sentences, as bits
    places: Counter[str]
    head_places: frozenset[str]
    sentences: tuple[str, ...]
    text: Text


def read(text: Text) -> Reading:
    language = text.language or "en"
    counts: Counter[str] = Counter()
    where: dict[str, int] = {}
    head: set[str] = set()
    told: list[str] = []
    for part, weight in ((text.headline, HEAD), (text.summary, 1), (text.body, 1)):
        for sentence, words in parse(part, language):
            bit = 1 << min(len(told), MOST_SENTENCES)
            told.append(sentence)
            for one in words:
                for key in one.keys:
                    counts[key] += weight
                    where[key] = where.get(key, 0) | bit
        if part is not text.body:
            head.update(counts)
    places = Counter({key[1:]: times for key, times in counts.items() if key[0] == "@"})
    if country := home(text.url, language):
        places[country] += HOME
    return Reading(
        bag={key: times / (times + 1.0) for key, times in counts.items()},
        head=frozenset(head),
        where=where,
        places=places,
        head_places=frozenset(key[1:] for key in head if key[0] == "@"),
        sentences=tuple(told),
        text=text,
    )


Hits = list[tuple[Unit, float, str]]


def hits(units: Iterable[Unit], bag: dict[str, float]) -> Hits:
    """The units that a text has, how surely, and under which key."""
    found = []
    for unit in units:
        best, by = 0.0, ""
        for key, trust in unit.keys:
            if key in bag and bag[key] * trust > best:
                best, by = bag[key] * trust, key
        if best:
            found.append((unit, best, by))
    return found


LETTER = (
    "bias", "best_ask", "share_of_best", "country", "places_found", "place_share",
    "headline_place", "names", "person", "too_early", "years_after", "theme_and_ask",
)  # fmt: skip
ASK = ("bias", "covered", "own", "passage", "headline", "names", "places", "above_others", "is_top")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a text has of one ask."""

    hits: Hits
    share: float
    own: float


def measure(letter: LetterIndex, reading: Reading) -> list[Measured]:
    measured = []
    for one in letter.asks:
        found = hits(one.units, reading.bag)
        abroad = is_abroad(one, reading)
        share = sum(unit.weight * value for unit, value, _key in found) / one.totals.of(abroad)
        own = sum(unit.own * value for unit, value, _key in found) / one.own_totals.of(abroad)
        measured.append(Measured(found, share, own))
    return measured


def is_abroad(one: AskIndex, reading: Reading) -> bool:
    return (reading.text.language or "en") != (one.ask.language or "en")


def letter_features(
    letter: LetterIndex, reading: Reading, measured: Sequence[Measured], best_of_all: float
) -> list[float]:
    best = max(one.share for one in measured)
    names = {u.keys[0][0]: u.weight for m in measured for u, _v, _k in m.hits if u.is_name}
    theme = sum(
        weight * max(reading.bag.get(key, 0.0) * trust for key, trust in unit.keys)
        for unit, weight in letter.theme
    )
    people = sum(1.0 for keys in letter.people if not keys.isdisjoint(reading.bag))
    country, found, share, head = place_features(letter, reading)
    early, years = date_features(letter, reading)
    return [
        1.0,
        best,
        best / best_of_all if best_of_all else 0.0,
        country,
        found,
        share,
        head,
        min(sum(names.values()) / 4, 1.0),
        people / (len(letter.people) or 1),
        early,
        years,
        math.sqrt(best * theme / letter.theme_totals.of(is_abroad(letter.asks[0], reading))),
    ]


def place_features(letter: LetterIndex, reading: Reading) -> tuple[float, float, float, float]:
    """The country addressed, and of all the letter's: found, of all mentions, in the headline."""
    places, count = letter.places, len(letter.places) or 1
    times = reading.places[letter.country]
    return (
        times / (times + 2.0),
        sum(1.0 for place in places if reading.places[place]) / count,
        sum(reading.places[place] for place in places) / (reading.places.total() or 1),
        sum(1.0 for place in places if place in reading.head_places) / count,
    )


def date_features(letter: LetterIndex, reading: Reading) -> tuple[float, float]:
    if letter.sent_on is None or reading.text.published_on is None:
        return 0.0, 0.0
    days = (reading.text.published_on - letter.sent_on).days
    return (1.0 if days < -WEEK else 0.0), min(max(days, 0) / TEN_YEARS, 1.0)


def ask_features(
    one: AskIndex, found: Measured, siblings: Sequence[Measured], reading: Reading
) -> list[float]:
    others = [each.own for each in siblings if each is not found]
    total = one.own_totals.of(is_abroad(one, reading))
    return [
        1.0,
        found.share,
        found.own,
        passage(found.hits, reading) / total,
        sum(u.own for u, _v, key in found.hits if key in reading.head) / total,
        sum(1 for u, _v, _k in found.hits if u.is_name and not u.is_place) / (one.named or 1),
        sum(u.own for u, _v, _k in found.hits if u.is_place) / (one.placed or 1.0),
        found.own - (sum(others) / len(others) if others else 0.0),
        1.0 if found.own > 0 and found.own >= max(one.own for one in siblings) else 0.0,
    ]


def passage(found: Hits, reading: Reading) -> float:
    """The most that one sentence and the next have together."""
    sums = by_sentence(found, reading)
    return max((sums[at] + sums.get(at + 1, 0.0) for at in sums), default=0.0)


def by_sentence(found: Hits, reading: Reading) -> dict[int, float]:
    """What each sentence has of an ask's own words."""
    sums: dict[int, float] = {}
    for unit, _value, key in found:
        bits = reading.where[key]
        while bits:
            lowest = bits & -bits
            at = lowest.bit_length() - 1
            sums[at] = sums.get(at, 0.0) + unit.own
            bits ^= lowest
    return sums
