"""What matching means, word by word and without arrays: the measure of the quick way."""

import math

from news.matching import signals
from news.matching.compare import Hit
from news.matching.features import Reading, sentences
from news.matching.index import Letter, Parts
from news.matching.lookup import Index
from news.matching.vocabulary import Unit, trust
from news.matching.weights import ASK_WEIGHTS, LETTER_WEIGHTS


def met(unit: Unit, reading: Reading) -> tuple[float, str]:
    """How surely a text has a word, and under which of its keys, of equals the first."""
    found = [(reading.bag.get(key, 0.0) * trust(key), key) for key in unit.keys]
    return max(found, key=lambda one: one[0])


def hits_of(index: Index, letter: Letter, reading: Reading) -> list[list[Hit]]:
    """Ask by ask the words that the text has."""
    parts = index.parts(letter.id)
    rows = zip(parts.words, parts.weights, parts.own, strict=True)
    asks = []
    for length in parts.lengths:
        asks.append([])
        for _word in range(length):
            at, weight, own = next(rows)
            unit = index.vocabulary.units[at]
            value, key = met(unit, reading)
            if value:
                asks[-1].append(Hit(unit, weight, own, value, key))
    return asks


def shares_of(parts: Parts, asks: list[list[Hit]], abroad: list[bool]) -> list[tuple]:
    return [
        (
            sum(hit.weight * hit.value for hit in found) / row[1 if is_abroad else 0],
            sum(hit.own * hit.value for hit in found) / row[3 if is_abroad else 2],
        )
        for found, row, is_abroad in zip(asks, parts.totals, abroad, strict=True)
    ]


def abroad_of(letter: Letter, reading: Reading) -> list[bool]:
    spoken = reading.text.language or "en"
    return [(ask.language or "en") != spoken for ask in letter.asks]


def theme_of(index: Index, letter: Letter, reading: Reading, *, is_abroad: bool) -> float:
    parts = index.parts(letter.id)
    pairs = zip(parts.theme, parts.theme_weights, strict=True)
    found = sum(weight * met(index.vocabulary.units[at], reading)[0] for at, weight in pairs)
    return found / parts.theme_totals[1 if is_abroad else 0]


def letter_row(letter, reading, asks, best, best_of_all, theme):
    names = {hit.unit.keys[0]: hit.weight for found in asks for hit in found if hit.unit.is_name}
    times = reading.places[letter.country]
    named = [place for place in letter.places if reading.places[place]]
    count = len(letter.places) or 1
    people = [keys for keys in letter.people if not keys.isdisjoint(reading.bag)]
    days = None
    if letter.sent_on and reading.text.published_on:
        days = (reading.text.published_on - letter.sent_on).days
    return [
        1.0,
        best,
        best / best_of_all if best_of_all else 0.0,
        times / (times + 2.0),
        len(named) / count,
        sum(reading.places[place] for place in named) / (reading.places.total() or 1),
        len(letter.places & reading.head_places) / count,
        min(sum(names.values()) / 4, 1.0),
        len(people) / (len(letter.people) or 1),
        1.0 if days is not None and days < -7 else 0.0,
        0.0 if days is None else min(max(days, 0) / 3650, 1.0),
        math.sqrt(best * theme),
    ]


def ask_row(found, share, own, siblings, totals, reading, *, is_abroad):
    total = totals[3 if is_abroad else 2]
    sums = {}
    for hit in found:
        for at in sentences(reading.where[hit.key]):
            sums[at] = sums.get(at, 0.0) + hit.own
    passage = max((sums[at] + sums.get(at + 1, 0.0) for at in sums), default=0.0)
    others = [one for at, one in enumerate(siblings["own"]) if at != siblings["at"]]
    return [
        1.0,
        share,
        own,
        passage / total,
        sum(hit.own for hit in found if hit.key in reading.head) / total,
        sum(1 for hit in found if hit.unit.is_name and not hit.unit.is_place) / totals[4],
        sum(hit.own for hit in found if hit.unit.is_place) / totals[5],
        own - (sum(others) / len(others) if others else 0.0),
        1.0 if own > 0 and own >= max(siblings["own"]) else 0.0,
    ]


def rough(index: Index, letter: Letter, reading: Reading) -> float:
    """By what the shortlist is chosen."""
    asks = hits_of(index, letter, reading)
    abroad = [(reading.text.language or "en") != "en"] * len(asks)
    best = max(share for share, _own in shares_of(index.parts(letter.id), asks, abroad))
    theme = theme_of(index, letter, reading, is_abroad=False)
    mentions = reading.places.total() or 1
    near = sum(reading.places[place] for place in letter.places) / mentions
    weights = LETTER_WEIGHTS
    return weights[1] * best + weights[11] * math.sqrt(best * theme) + weights[5] * near


def likely(weights, row):
    total = sum(weight * value for weight, value in zip(weights, row, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def ranked(index: Index, letters: list[Letter], reading: Reading) -> list[tuple]:
    """Of every ask its score, the words met, and where the article points."""
    measured = []
    for letter in letters:
        asks, abroad = hits_of(index, letter, reading), abroad_of(letter, reading)
        measured.append((letter, abroad, asks, shares_of(index.parts(letter.id), asks, abroad)))
    best_of_all = max((s for _l, _a, _h, shares in measured for s, _o in shares), default=0.0)
    found = []
    for letter, abroad, asks, shares in measured:
        theme = theme_of(index, letter, reading, is_abroad=abroad[0])
        best = max(share for share, _own in shares)
        row = letter_row(letter, reading, asks, best, best_of_all, theme)
        about = likely(LETTER_WEIGHTS, row)
        own_shares = [own for _share, own in shares]
        for at, (ask, hits) in enumerate(zip(letter.asks, asks, strict=True)):
            siblings = {"own": own_shares, "at": at}
            row = ask_row(hits, *shares[at], siblings, index.parts(letter.id).totals[at], reading,
                          is_abroad=abroad[at])  # fmt: skip
            signal = signals.judge(ask.text, hits, reading).name
            found.append((ask.id, about, about * likely(ASK_WEIGHTS, row), hits, signal))
    return found
