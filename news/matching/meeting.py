"""Loops that bring a text and the letters together: which come into question, and what they share.

Pure numbers; what they mean is written in `compare`.
"""

from typing import NamedTuple

import numpy as np

from news.matching.compiled import compiled
from news.matching.scanning import Readings
from news.matching.shelf import Shelves
from news.matching.vocabulary import Words

NONE = -1
NOWHERE = 0  # the key of letters that concern no country
RARE = 8  # a name in more letters than this finds none of them
NAMES = 2  # rare names that a text must share with a letter whose countries it does not name
HERE, ABROAD = 0, 1  # columns of totals


class Text(NamedTuple):
    """What a text says besides its words."""

    home: int  # the key of the country that its page is made for; NONE
    language: int
    is_english: bool
    day: int  # when it was published; nought, if nobody knows


class Met(NamedTuple):
    """Of the text at hand: by key its row, by number how surely it has the word, and by which."""

    row_of: np.ndarray
    value: np.ndarray
    by: np.ndarray  # a row
    rank: np.ndarray  # which of the word's keys that is
    stamp: np.ndarray  # by letter the text that saw it last
    shared: np.ndarray  # by letter, rare names
    last_weight: np.ndarray  # by key; nought, but while names are counted


@compiled
def no_text(words: Words, numbers: int, letters: int) -> Met:
    return Met(
        np.full(len(words.first), NONE, np.int32), np.zeros(numbers), np.zeros(numbers, np.int32),
        np.zeros(numbers, np.int32), np.full(letters, NONE, np.int32),
        np.zeros(letters, np.int32), np.zeros(len(words.first)),
    )  # fmt: skip


@compiled
def take_up(read: Readings, first: int, last: int, words: Words, met: Met) -> None:
    """The words that a text has, each by its surest key, of equals by the first."""
    for row in range(first, last):
        key = read.key[row]
        met.row_of[key] = row
        times = read.times[row] / (read.times[row] + 1.0)
        at = words.first[key]
        while at >= 0:
            number, value, rank = words.number[at], times * words.trust[at], words.rank[at]
            before = met.value[number]
            if value > before or (value == before and rank < met.rank[number]):
                met.value[number], met.by[number], met.rank[number] = value, row, rank
            at = words.next[at]


@compiled
def lay_down(read: Readings, first: int, last: int, words: Words, met: Met) -> None:
    for row in range(first, last):
        key = read.key[row]
        met.row_of[key] = NONE
        at = words.first[key]
        while at >= 0:
            met.value[words.number[at]] = 0.0
            at = words.next[at]


@compiled
def times_of(place: int, row_of: np.ndarray, times: np.ndarray, home: int) -> int:
    """How often a country is named."""
    row = row_of[place]
    return (times[row] if row >= 0 else 0) + (1 if place == home else 0)


@compiled
def mentions_of(read: Readings, first: int, last: int, words: Words, home: int) -> int:
    """Of all countries together."""
    count = 0 if home < 0 else 1
    for row in range(first, last):
        if words.is_country[read.key[row]]:
            count += read.times[row]
    return max(count, 1)


@compiled
def theme_share(
    letter: int, unit: np.ndarray, weight: np.ndarray, of_unit: np.ndarray, value: np.ndarray
) -> float:
    """What the text has of a letter's theme."""
    total = 0.0
    for at in range(unit.shape[1]):
        total += weight[letter, at] * value[of_unit[unit[letter, at]]]
    return total


@compiled
def keep_best(
    letter: int, worth: float, letters: np.ndarray, worths: np.ndarray, count: int
) -> int:
    """Put a letter where it belongs among the best so far; of equals the first stays before."""
    if count == len(letters):
        if worth <= worths[count - 1]:
            return count
        count -= 1
    at = count
    while at > 0 and worths[at - 1] < worth:
        letters[at], worths[at] = letters[at - 1], worths[at - 1]
        at -= 1
    letters[at], worths[at] = letter, worth
    return count + 1


@compiled
def of_country(
    place: int, serial: int, text: Text, mentions: int, read: Readings, shelf: Shelves,
    words: Words, met: Met, weights: np.ndarray, letters: np.ndarray, worths: np.ndarray, count: int,
) -> int:  # fmt: skip
    """The best by a rough measure, of this country's letters and those found before.

    The arrays are taken out of their tuples first: inside the loop that would cost most of all.
    """
    is_alive, stamp, value = shelf.is_alive, met.stamp, met.value
    last_ask, last_word, totals = shelf.last_ask, shelf.last_word, shelf.totals
    weight, number, of_unit = shelf.weight, shelf.number, words.of_unit
    theme, theme_weight, theme_totals = shelf.theme, shelf.theme_weight, shelf.theme_totals
    at_place, next_by_place = shelf.at_place, shelf.next_by_place
    last_place, places, row_of, times = shelf.last_place, shelf.places, met.row_of, read.times
    column = HERE if text.is_english else ABROAD
    at = shelf.by_place[place]
    while at >= 0:
        letter = at_place[at]
        at = next_by_place[at]
        if not is_alive[letter] or stamp[letter] == serial:
            continue
        stamp[letter] = serial
        best = 0.0
        for ask in range(last_ask[letter], last_ask[letter + 1]):
            share = 0.0
            for word in range(last_word[ask], last_word[ask + 1]):
                share += weight[word] * value[number[word]]
            best = max(best, share / totals[ask, column])
        near = 0
        for one in range(last_place[letter], last_place[letter + 1]):
            near += times_of(places[one], row_of, times, text.home)
        worth = weights[1] * best + weights[5] * near / mentions
        # Of its theme the text has all at most; most letters fall behind even so.
        if count == len(letters) and worth + weights[11] * np.sqrt(best) <= worths[count - 1]:
            continue
        share = theme_share(letter, theme, theme_weight, of_unit, value)
        worth += weights[11] * np.sqrt(best * share / theme_totals[letter, HERE])
        count = keep_best(letter, worth, letters, worths, count)
    return count


@compiled
def count_names(
    first: int, last: int, read: Readings, shelf: Shelves, met: Met, seen: np.ndarray
) -> int:
    """Count for each letter the rare names that it shares with the text; how many letters do."""
    count = 0
    for row in range(first, last):
        key = read.key[row]
        if not 0 < shelf.times_named[key] <= RARE:
            continue
        at = shelf.by_name[key]
        while at >= 0:
            letter = shelf.of_name[at]
            if shelf.is_alive[letter]:
                if met.shared[letter] == 0:
                    seen[count] = letter
                    count += 1
                met.shared[letter] += 1
            at = shelf.next_by_name[at]
    return count


@compiled
def by_names(
    first: int, last: int, read: Readings, shelf: Shelves, met: Met,
    letters: np.ndarray, worths: np.ndarray,
) -> int:  # fmt: skip
    """Letters that share rare names with the text, those with most of them first."""
    seen = np.empty(RARE * (last - first) + 1, np.int32)
    count = 0
    for at in range(count_names(first, last, read, shelf, met, seen)):
        letter = seen[at]
        if met.shared[letter] >= NAMES:
            count = keep_best(letter, met.shared[letter], letters, worths, count)
        met.shared[letter] = 0
    return count


@compiled
def candidates(
    first: int, last: int, text: Text, serial: int, read: Readings, shelf: Shelves,
    words: Words, met: Met, weights: np.ndarray, shortlist: int, out: np.ndarray,
) -> int:  # fmt: skip
    """The letters worth comparing: of the countries named, or with rare names in it."""
    worths = np.empty(shortlist)
    letters = np.empty(shortlist, np.int32)
    mentions = mentions_of(read, first, last, words, text.home)
    count = of_country(NOWHERE, serial, text, mentions, read, shelf, words, met, weights,
                       letters, worths, 0)  # fmt: skip
    for row in range(first, last):
        if words.is_country[read.key[row]]:
            count = of_country(read.key[row], serial, text, mentions, read, shelf, words, met,
                               weights, letters, worths, count)  # fmt: skip
    if text.home >= 0:
        count = of_country(text.home, serial, text, mentions, read, shelf, words, met, weights,
                           letters, worths, count)  # fmt: skip
    out[:count] = letters[:count]
    found = by_names(first, last, read, shelf, met, letters, worths)
    for at in range(found):
        if not np.any(out[:count] == letters[at]):
            out[count] = letters[at]
            count += 1
    return count
