"""What can be measured between a text and an ask, and which words they share.

The loops in `comparing` fill the numbers, all near 0 to 1.
"""

from collections.abc import Sequence
from typing import NamedTuple

from news.matching.features import Reading, sentences
from news.matching.vocabulary import Unit, Vocabulary, trust

LETTER = (
    "bias", "best_ask", "share_of_best", "country", "places_found", "place_share",
    "headline_place", "names", "person", "too_early", "years_after", "theme_and_ask",
)  # fmt: skip
ASK = ("bias", "covered", "own", "passage", "headline", "names", "places", "above_others", "is_top")


class Hit(NamedTuple):
    """A word of an ask that a text has."""

    unit: Unit
    weight: float
    own: float  # weight for telling this ask from the others of its letter
    value: float  # how surely the text has it
    key: str  # under which it was found


class Weighed(NamedTuple):
    """The words of an ask."""

    units: Sequence[int]
    weights: Sequence[float]
    own: Sequence[float]


def hits(ask: Weighed, vocabulary: Vocabulary, reading: Reading) -> list[Hit]:
    """Those that the text has, each by its surest key."""
    found = []
    for at, weight, own in zip(*ask, strict=True):
        unit = vocabulary.units[at]
        keys = [key for key in unit.keys if key in reading.bag]
        if keys:
            best = max(keys, key=lambda key: reading.bag[key] * trust(key))
            found.append(Hit(unit, weight, own, reading.bag[best] * trust(best), best))
    return found


def by_sentence(found: Sequence[Hit], reading: Reading) -> dict[int, float]:
    """What each sentence has of an ask's own words."""
    sums: dict[int, float] = {}
    for hit in found:
        for at in sentences(reading.where[hit.key]):
            sums[at] = sums.get(at, 0.0) + hit.own
    return sums
