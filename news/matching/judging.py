"""Loops that judge many texts, one after the other."""

from typing import NamedTuple

import numpy as np

from news.matching.comparing import Measured, likely, measure, measure_asks
from news.matching.compiled import compiled
from news.matching.meeting import Met, Text, candidates, lay_down, no_text, take_up
from news.matching.scanning import Readings
from news.matching.shelf import Shelves
from news.matching.vocabulary import Words


class Texts(NamedTuple):
    """What texts say besides their words, one after the other."""

    home: np.ndarray
    language: np.ndarray
    is_english: np.ndarray
    day: np.ndarray


class Judge(NamedTuple):
    """What was learnt, and what is wanted."""

    letter: np.ndarray
    ask: np.ndarray
    letter_threshold: float
    ask_threshold: float
    chosen_by: np.ndarray  # the weights by which letters come into question
    least: float  # letters less likely than this are not told of
    is_for_show: bool  # only what would be shown is told


class Judged(NamedTuple):
    """Asks that texts may bear on."""

    text: np.ndarray
    letter: np.ndarray
    ask: np.ndarray  # which of the letter's
    score: np.ndarray
    is_shown: np.ndarray


@compiled
def nothing(room: int) -> Judged:
    return Judged(
        np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.int32),
        np.empty(room), np.empty(room, np.bool_),
    )  # fmt: skip


@compiled
def with_room(found: Judged, used: int, size: int) -> Judged:
    if size <= len(found.text):
        return found
    more = nothing(2 * size)
    more.text[:used], more.letter[:used] = found.text[:used], found.letter[:used]
    more.ask[:used], more.score[:used] = found.ask[:used], found.score[:used]
    more.is_shown[:used] = found.is_shown[:used]
    return more


@compiled
def judge_letter(
    about: float, letter: int, start: int, end: int, serial: int, measured: Measured,
    judge: Judge, found: Judged, count: int,
) -> int:  # fmt: skip
    top = 0.0
    for at in range(start, end):
        top = max(top, likely(judge.ask, measured.ask_rows[at]))
    for at in range(start, end):
        share = likely(judge.ask, measured.ask_rows[at])
        is_meant = share >= judge.ask_threshold or share == top
        is_shown = about >= judge.letter_threshold and is_meant
        if is_shown or not judge.is_for_show:
            found.text[count], found.letter[count] = serial, letter
            found.ask[count], found.score[count] = at - start, about * share
            found.is_shown[count] = is_shown
            count += 1
    return count


@compiled
def judge_text(
    letters: np.ndarray, serial: int, text: Text, read: Readings, shelf: Shelves, words: Words,
    met: Met, judge: Judge, found: Judged, count: int,
) -> tuple[Judged, int]:  # fmt: skip
    if len(letters) == 0:
        return found, count
    first, last = read.last[serial], read.last[serial + 1]
    measured = measure(letters, first, last, text, read, shelf, words, met)
    found, start = with_room(found, count, count + len(measured.shares)), 0
    for at in range(len(letters)):
        letter = letters[at]
        end = start + shelf.last_ask[letter + 1] - shelf.last_ask[letter]
        about = likely(judge.letter, measured.letter_rows[at])
        if about >= judge.least:
            measure_asks(letter, start, text, read, shelf, met, measured)
            count = judge_letter(about, letter, start, end, serial, measured, judge, found, count)
        start = end
    return found, count


@compiled
def judge_all(
    texts: Texts, read: Readings, shelf: Shelves, words: Words, numbers: int, judge: Judge,
    everything: np.ndarray, shortlist: int,
) -> Judged:  # fmt: skip
    """Each text against the letters that come into question; or, where so few are, against all."""
    met, text = no_text(words, numbers, len(shelf.country)), only(texts)
    letters = np.empty(max(2 * shortlist, len(everything)), np.int32)
    letters[: len(everything)] = everything
    found, count = nothing(64), 0
    for serial in range(len(texts.home)):
        text = Text(texts.home[serial], texts.language[serial], texts.is_english[serial],
                    texts.day[serial])  # fmt: skip
        first, last = read.last[serial], read.last[serial + 1]
        take_up(read, first, last, words, met)
        many = len(everything)
        if many == 0:
            many = candidates(first, last, text, serial, read, shelf, words, met,
                              judge.chosen_by, shortlist, letters)  # fmt: skip
        found, count = judge_text(letters[:many], serial, text, read, shelf, words, met, judge,
                                  found, count)  # fmt: skip
        lay_down(read, first, last, words, met)
    return Judged(found.text[:count], found.letter[:count], found.ask[:count],
                  found.score[:count], found.is_shown[:count])  # fmt: skip


@compiled
def only(texts: Texts) -> Text:
    return Text(texts.home[0], texts.language[0], texts.is_english[0], texts.day[0])


@compiled
def measure_one(
    letters: np.ndarray, texts: Texts, read: Readings, shelf: Shelves, words: Words, numbers: int
) -> Measured:
    """All numbers of one text and these letters."""
    met, text = no_text(words, numbers, len(shelf.country)), only(texts)
    first, last = read.last[0], read.last[1]
    take_up(read, first, last, words, met)
    measured = measure(letters, first, last, text, read, shelf, words, met)
    start = 0
    for letter in letters:
        start = measure_asks(letter, start, text, read, shelf, met, measured)
    return measured


@compiled
def candidates_of_one(
    texts: Texts, read: Readings, shelf: Shelves, words: Words, numbers: int,
    weights: np.ndarray, shortlist: int,
) -> np.ndarray:  # fmt: skip
    met, text = no_text(words, numbers, len(shelf.country)), only(texts)
    letters = np.empty(2 * shortlist, np.int32)
    first, last = read.last[0], read.last[1]
    take_up(read, first, last, words, met)
    count = candidates(first, last, text, 0, read, shelf, words, met, weights, shortlist, letters)
    return letters[:count]
