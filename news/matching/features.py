"""A text taken apart, once for all asks."""

from collections import Counter
from dataclasses import dataclass

from news.matching.types import Text
from news.matching.words import parse
from world.places import home

HEAD = 3  # a word of the headline counts like this many in the body
MOST_SENTENCES = 80
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
    counts: dict[str, int] = {}
    where: dict[str, int] = {}
    head: set[str] = set()
    told: list[str] = []
    for part, weight in ((text.headline, HEAD), (text.summary, 1), (text.body, 1)):
        for sentence, words in parse(part, language):
            bit = 1 << min(len(told), MOST_SENTENCES)
            told.append(sentence)
            for one in words:
                for key in one.keys:
                    if key in counts:
                        counts[key] += weight
                        where[key] |= bit
                    else:
                        counts[key], where[key] = weight, bit
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


def sentences(bits: int) -> list[int]:
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found
