"""Loops that measure a text against the letters that come into question, and judge them.

The numbers are those of `compare.LETTER` and `compare.ASK`.
"""

from typing import NamedTuple

import numpy as np

from news.matching.compiled import compiled
from news.matching.meeting import Met, Text, mentions_of, theme_share, times_of
from news.matching.scanning import MOST_SENTENCES, Readings
from news.matching.shelf import Shelves
from news.matching.vocabulary import IS_NAME, IS_PLACE, Words

HERE, ABROAD, OWN_HERE, OWN_ABROAD, NAMES, PLACES = range(6)
LETTER_NUMBERS, ASK_NUMBERS = 12, 9
WEEK, TEN_YEARS = 7, 3650  # days
FAR = 30.0  # odds are kept within this


class Measured(NamedTuple):
    """Letters, their asks one after the other, and a row of numbers for each."""

    letters: np.ndarray
    letter_rows: np.ndarray
    shares: np.ndarray  # by ask
    own: np.ndarray
    ask_rows: np.ndarray


@compiled
def room_for(letters: np.ndarray, last_ask: np.ndarray) -> Measured:
    asks = 0
    for letter in letters:
        asks += last_ask[letter + 1] - last_ask[letter]
    return Measured(letters, np.empty((len(letters), LETTER_NUMBERS)), np.empty(asks),
                    np.empty(asks), np.empty((asks, ASK_NUMBERS)))  # fmt: skip


@compiled
def measure(
    letters: np.ndarray, first: int, last: int, text: Text, read: Readings, shelf: Shelves,
    words: Words, met: Met,
) -> Measured:  # fmt: skip
    """All that can be said of letters; the rows of asks are still empty."""
    found = room_for(letters, shelf.last_ask)
    measure_words(text.language, shelf, words, met, found)
    mentions = mentions_of(read, first, last, words, text.home)
    rows, last_place, last_person = found.letter_rows, shelf.last_place, shelf.last_person
    places, people, sent_on, country = shelf.places, shelf.people, shelf.sent_on, shelf.country
    row_of, times, in_head = met.row_of, read.times, read.in_head
    best_of_all = rows[:, 1].max() or 1.0
    for at in range(len(letters)):
        letter, row = letters[at], rows[at]
        row[0], row[2] = 1.0, row[1] / best_of_all
        addressed = times_of(country[letter], row_of, times, text.home)
        row[3] = addressed / (addressed + 2.0)
        row[4], row[5], row[6] = places_of(last_place[letter], last_place[letter + 1], places,
                                           mentions, row_of, times, in_head, text.home)  # fmt: skip
        row[8] = people_of(last_person[letter], last_person[letter + 1], people, row_of)
        row[9], row[10] = days_of(text.day, sent_on[letter])
    return found


@compiled
def measure_words(language: int, shelf: Shelves, words: Words, met: Met, found: Measured) -> None:
    """What the text has of each ask, of letters the best ask, names, and theme."""
    last_ask, last_word, totals = shelf.last_ask, shelf.last_word, shelf.totals
    weight, own, number, kind = shelf.weight, shelf.own, shelf.number, shelf.kind
    unit, spoken, first_key, value = shelf.unit, shelf.language, words.first_key, met.value
    theme, theme_weight, theme_totals = shelf.theme, shelf.theme_weight, shelf.theme_totals
    of_unit = words.of_unit
    rows, shares, owns, last_weight = found.letter_rows, found.shares, found.own, met.last_weight
    start = 0
    for at in range(len(found.letters)):
        letter = found.letters[at]
        best, begin, end = 0.0, last_ask[letter], last_ask[letter + 1]
        for ask in range(begin, end):
            abroad, first, last = int(spoken[ask] != language), last_word[ask], last_word[ask + 1]
            shares[start] = sum_of(first, last, weight, number, value) / totals[ask, HERE + abroad]
            owns[start] = sum_of(first, last, own, number, value) / totals[ask, OWN_HERE + abroad]
            best = max(best, shares[start])
            start += 1
        share = theme_share(letter, theme, theme_weight, of_unit, value)
        abroad = int(spoken[begin] != language)
        rows[at, 1] = best
        rows[at, 7] = names_of(last_word[begin], last_word[end], kind, number, unit, weight,
                               first_key, value, last_weight)  # fmt: skip
        rows[at, 11] = np.sqrt(best * share / theme_totals[letter, abroad])


@compiled
def sum_of(
    first: int, last: int, weight: np.ndarray, number: np.ndarray, value: np.ndarray
) -> float:
    """Of some words what they weigh and how surely the text has them."""
    total = 0.0
    for at in range(first, last):
        total += weight[at] * value[number[at]]
    return total


@compiled
def places_of(
    first: int, last: int, places: np.ndarray, mentions: int,
    row_of: np.ndarray, times: np.ndarray, in_head: np.ndarray, home: int,
) -> tuple[float, float, float]:  # fmt: skip
    """Of all the letter's countries: found, of all mentions, in the headline."""
    named = told = headed = 0
    for at in range(first, last):
        here, row = times_of(places[at], row_of, times, home), row_of[places[at]]
        named, told = named + (here > 0), told + here
        headed += row >= 0 and in_head[row]
    count = max(last - first, 1)
    return named / count, told / mentions, headed / count


@compiled
def names_of(
    first: int, last: int, kind: np.ndarray, number: np.ndarray, unit: np.ndarray,
    weight: np.ndarray, first_key: np.ndarray, value: np.ndarray, last_weight: np.ndarray,
) -> float:  # fmt: skip
    """What the different names among some words weigh that the text has."""
    total = 0.0
    for at in range(first, last):
        if kind[at] & IS_NAME and value[number[at]] > 0.0:
            key = first_key[unit[at]]
            total += weight[at] - last_weight[key]
            last_weight[key] = weight[at]
    for at in range(first, last):
        if kind[at] & IS_NAME:
            last_weight[first_key[unit[at]]] = 0.0
    return min(total / 4, 1.0)


@compiled
def people_of(first: int, last: int, people: np.ndarray, row_of: np.ndarray) -> float:
    """Of the names of who is addressed, how many are there."""
    found = 0
    for at in range(first, last):
        found += row_of[people[at, 0]] >= 0 or row_of[people[at, 1]] >= 0
    return found / max(last - first, 1)


@compiled
def days_of(day: int, sent_on: int) -> tuple[float, float]:
    """Whether the text was too early, and how long after the letter it came."""
    if day == 0 or sent_on == 0:
        return 0.0, 0.0
    days = day - sent_on
    return (1.0 if days < -WEEK else 0.0), min(max(days, 0) / TEN_YEARS, 1.0)


@compiled
def measure_asks(
    letter: int, start: int, text: Text, read: Readings, shelf: Shelves, met: Met, found: Measured
) -> int:
    """Fill the rows of a letter's asks; where those of the next begin."""
    first, last = shelf.last_ask[letter], shelf.last_ask[letter + 1]
    end = start + last - first
    total, top = found.own[start:end].sum(), found.own[start:end].max()
    sums = np.zeros(MOST_SENTENCES + 2)
    for ask in range(first, last):
        at = start + ask - first
        row, own = found.ask_rows[at], found.own[at]
        own_total = shelf.totals[ask, OWN_HERE + int(shelf.language[ask] != text.language)]
        passage, head, names, places = words_of_ask(ask, read, shelf, met, sums)
        row[0], row[1], row[2] = 1.0, found.shares[at], own
        row[3], row[4] = passage / own_total, head / own_total
        row[5] = names / shelf.totals[ask, NAMES]
        row[6] = places / shelf.totals[ask, PLACES]
        row[7] = own - (total - own) / max(last - first - 1, 1)
        row[8] = 1.0 if own > 0.0 and own >= top else 0.0
    return end


@compiled
def words_of_ask(
    ask: int, read: Readings, shelf: Shelves, met: Met, sums: np.ndarray
) -> tuple[float, float, float, float]:
    """What a sentence and the next have together, what the head has; names; what places weigh."""
    head = names = places = 0.0
    sums[:] = 0.0
    for at in range(shelf.last_word[ask], shelf.last_word[ask + 1]):
        number = shelf.number[at]
        if met.value[number] == 0.0:
            continue
        own, kind, row = shelf.own[at], shelf.kind[at], met.by[number]
        if read.in_head[row]:
            head += own
        if kind & IS_PLACE:
            places += own
        elif kind & IS_NAME:
            names += 1.0
        add_to_sentences(own, read.sentences[row], sums)
    passage = 0.0
    for at in range(MOST_SENTENCES + 1):
        passage = max(passage, sums[at] + sums[at + 1])
    return passage, head, names, places


@compiled
def add_to_sentences(own: float, bits: np.ndarray, sums: np.ndarray) -> None:
    for half in range(len(bits)):
        left, at = bits[half], 64 * half
        while left != np.uint64(0):
            if left & np.uint64(1):
                sums[at] += own
            left >>= np.uint64(1)
            at += 1


@compiled
def likely(weights: np.ndarray, row: np.ndarray) -> float:
    odds = 0.0
    for at in range(len(weights)):
        odds += weights[at] * row[at]
    return 1.0 / (1.0 + np.exp(-min(max(odds, -FAR), FAR)))
