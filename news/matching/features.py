"""What can be measured between a text and the asks of letters. Pure numbers, all near 0 to 1."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from news.matching.types import Ask, Text
from news.matching.words import fold, names, sentences, terms
from world.places import mentions

HEAD = 3  # a word of the headline counts like this many in the body
EVERYWHERE = {
    "=rights", "=government", "=minister", "=president", "=law", "human", "right", "state",
    "countri", "intern", "nation", "public", "peopl", "group", "=un", "=ngo", "=commission",
}  # fmt: skip
DULL = 0.35  # weight of a word that stands in every letter of the field

LETTER = (
    "bias", "context", "best_ask", "share_of_best", "country", "subject", "all_places",
    "place_share", "headline_place", "person", "signatory", "too_early", "long_after", "name_share",
)  # fmt: skip
ASK = (
    "bias",
    "covered",
    "passage",
    "headline",
    "named",
    "topic",
    "among_letter",
    "is_top",
    "concept",
)


@dataclass(frozen=True, slots=True)
class AskIndex:
    ask: Ask
    weights: dict[str, float]
    total: float
    names: frozenset[str]
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class LetterIndex:
    id: str
    asks: tuple[AskIndex, ...]
    weights: dict[str, float]
    total: float
    names: frozenset[str]
    people: frozenset[str]
    signatories: tuple[str, ...]
    country: str
    subjects: frozenset[str]
    sent_on: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, taken apart once for all asks."""

    bag: dict[str, float]
    head: frozenset[str]
    passages: tuple[frozenset[str], ...]
    names: frozenset[str]
    places: Counter[str]
    head_places: Counter[str]
    folded: str
    published_on: date | None


def index(asks: Iterable[Ask]) -> tuple[LetterIndex, ...]:
    """Asks grouped by letter, each word weighted by how few asks and letters use it."""
    by_letter: dict[str, list[Ask]] = defaultdict(list)
    for ask in asks:
        by_letter[ask.letter].append(ask)
    words = {ask.id: _ask_terms(ask) for group in by_letter.values() for ask in group}
    seen: Counter[str] = Counter()
    for found in words.values():
        seen.update(set(found))
    rarity = _rarity(seen, len(words))
    return tuple(_letter(name, group, words, rarity) for name, group in by_letter.items())


def _ask_terms(ask: Ask) -> Counter[str]:
    return Counter(terms(f"{ask.text} {' '.join(ask.topics)}", ask.language or "en"))


def _rarity(seen: Counter[str], count: int) -> dict[str, float]:
    scale = math.log(1 + count)
    return {
        term: (DULL if term in EVERYWHERE else 1.0)
        * (0.3 + 0.7 * math.log((1 + count) / times) / scale if scale else 1.0)
        for term, times in seen.items()
    }


def _letter(
    name: str, group: Sequence[Ask], words: dict[str, Counter[str]], rarity: dict[str, float]
) -> LetterIndex:
    first = group[0]
    asks = []
    context: dict[str, float] = {}
    for ask in group:
        named = names(ask.text)
        weights = {term: rarity[term] * (1.5 if term in named else 1.0) for term in words[ask.id]}
        topics = frozenset(terms(" ".join(ask.topics), "en"))
        asks.append(AskIndex(ask, weights, sum(weights.values()) or 1.0, named, topics))
        for term, weight in weights.items():
            context[term] = max(weight, context.get(term, 0.0))
    for term in terms(first.letter_title, first.language or "en"):
        context.setdefault(term, rarity.get(term, 0.8))
    people = frozenset(fold(part) for part in first.office_holder.split() if len(part) > 3)
    return LetterIndex(
        id=name,
        asks=tuple(asks),
        weights=context,
        total=sum(sorted(context.values(), reverse=True)[:40]) or 1.0,
        names=frozenset().union(*(one.names for one in asks)),
        people=people,
        signatories=tuple(fold(one) for one in first.signatories if len(one) > 5),
        country=first.country,
        subjects=frozenset(first.subject_countries),
        sent_on=first.sent_on,
    )


def read(text: Text) -> Reading:
    language = text.language or "en"
    head = Counter(terms(text.headline, language))
    whole = Counter(terms(f"{text.summary}\n{text.body}", language))
    counts = whole + Counter({term: HEAD * times for term, times in head.items()})
    full = f"{text.headline}. {text.summary}\n{text.body}"
    parts = [frozenset(terms(part, language)) for part in sentences(full)[:80]]
    passages = [one | two for one, two in zip(parts, [*parts[1:], frozenset()], strict=False)]
    return Reading(
        bag={term: times / (times + 1.0) for term, times in counts.items()},
        head=frozenset(head) | frozenset(terms(text.summary, language)),
        passages=tuple(passages),
        names=names(full),
        places=mentions(full),
        head_places=mentions(f"{text.headline} {text.summary}"),
        folded=" ".join(fold(word) for word in full.split()),
        published_on=text.published_on,
    )


def covered(weights: dict[str, float], bag: dict[str, float] | frozenset[str]) -> float:
    """The weight of the words that are in `bag`."""
    if isinstance(bag, frozenset):
        return sum(weight for term, weight in weights.items() if term in bag)
    return sum(weight * bag[term] for term, weight in weights.items() if term in bag)


def ask_features(one: AskIndex, reading: Reading, letter_covers: Sequence[float]) -> list[float]:
    share = covered(one.weights, reading.bag) / one.total
    mean = sum(letter_covers) / len(letter_covers)
    concepts = {term: w for term, w in one.weights.items() if term.startswith("=")}
    return [
        1.0,
        share,
        max((covered(one.weights, part) for part in reading.passages), default=0.0) / one.total,
        covered(one.weights, reading.head) / one.total,
        len(one.names & reading.names) / (len(one.names) or 1),
        len(one.topics & reading.bag.keys()) / (len(one.topics) or 1),
        share - mean,
        1.0 if share >= max(letter_covers) and share > 0 else 0.0,
        covered(concepts, reading.bag) / (sum(concepts.values()) or 1.0),
    ]


def ask_covers(letter: LetterIndex, reading: Reading) -> list[float]:
    return [covered(one.weights, reading.bag) / one.total for one in letter.asks]


def letter_features(
    letter: LetterIndex, reading: Reading, covers: Sequence[float], best_of_all: float
) -> list[float]:
    places = letter.subjects | ({letter.country} if letter.country else set())
    all_mentions = sum(reading.places.values()) or 1
    named = sum(reading.places[place] for place in places)
    days = _days(letter, reading)
    best = max(covers)
    return [
        1.0,
        covered(letter.weights, reading.bag) / letter.total,
        best,
        best / best_of_all if best_of_all else 0.0,
        _saturated(reading.places[letter.country]),
        max((_saturated(reading.places[place]) for place in letter.subjects), default=0.0),
        sum(1.0 for place in places if reading.places[place]) / (len(places) or 1),
        named / all_mentions,
        sum(1.0 for place in places if reading.head_places[place]) / (len(places) or 1),
        1.0 if letter.people and letter.people & reading.names else 0.0,
        1.0 if any(one in reading.folded for one in letter.signatories) else 0.0,
        1.0 if days is not None and days < -7 else 0.0,
        min(max(days or 0, 0) / 3650, 1.0),
        min(len(letter.names & reading.names) / 4, 1.0),
    ]


def _saturated(times: int) -> float:
    return times / (times + 2.0)


def _days(letter: LetterIndex, reading: Reading) -> int | None:
    if letter.sent_on is None or reading.published_on is None:
        return None
    return (reading.published_on - letter.sent_on).days
