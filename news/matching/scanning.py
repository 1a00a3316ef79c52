"""Loops that turn texts into the keys of their words. What they mean is written in `words.parse`."""

from typing import NamedTuple

import numpy as np

from news.matching.compiled import compiled
from news.matching.forms import LINE, STOP, Memory

UNKNOWN = -1
PRIME = np.uint64(0x100000001B3)
BASIS = np.uint64(0xCBF29CE484222325)
HALF = np.uint64(32)
NEW_LINE = 10
HEAD = 3  # a word of the headline counts like this many in the body
MOST_SENTENCES = 80
PARTS = 3  # headline, summary, body
HALVES = 2  # sentences are bits of so many words


class Pieces(NamedTuple):
    """What stands between spaces, where, and which one it is."""

    piece: np.ndarray
    hash: np.ndarray
    start: np.ndarray
    end: np.ndarray
    last_of_part: np.ndarray  # by part of a text


class Readings(NamedTuple):
    """Text by text the keys of its words, how often, where."""

    key: np.ndarray
    times: np.ndarray
    in_head: np.ndarray
    sentences: np.ndarray  # two words of bits
    last: np.ndarray  # by text


@compiled
def is_space(sign: np.uint32, spaces: np.ndarray) -> bool:
    return bool(sign < len(spaces) and spaces[sign])


@compiled
def look_up(number: np.uint64, hashes: np.ndarray, pieces: np.ndarray) -> int:
    mask = np.uint64(len(hashes) - 1)
    at = number & mask
    while hashes[at] != np.uint64(0):
        if hashes[at] == number:
            return pieces[at]
        at = (at + np.uint64(1)) & mask
    return UNKNOWN


@compiled
def pieces_of(
    signs: np.ndarray, ends: np.ndarray, languages: np.ndarray, spaces: np.ndarray, memory: Memory
) -> Pieces:
    """The pieces of all parts of all texts; `ends` tells where each part ends."""
    room = len(signs) + 1
    piece, numbers = np.empty(room, np.int32), np.empty(room, np.uint64)
    starts, stops = np.empty(room, np.int32), np.empty(room, np.int32)
    last = np.empty(len(ends), np.int32)
    count, at = 0, 0
    for part in range(len(ends)):
        seed = BASIS ^ (np.uint64(languages[part // PARTS]) * PRIME)
        while at < ends[part]:
            if is_space(signs[at], spaces):
                if signs[at] == NEW_LINE:
                    piece[count] = LINE
                    count += 1
                at += 1
                continue
            start, number = at, seed
            while at < ends[part] and not is_space(signs[at], spaces):
                number = (number ^ np.uint64(signs[at])) * PRIME
                at += 1
            number ^= number >> HALF
            piece[count] = look_up(number, memory.hashes, memory.pieces)
            numbers[count], starts[count], stops[count] = number, start, at
            count += 1
        last[part] = count
    return Pieces(piece[:count], numbers[:count], starts[:count], stops[:count], last)


@compiled
def words_of(piece: np.ndarray, first: int, last: int, memory: Memory, out: np.ndarray) -> int:
    """The forms of these pieces with a stop behind; how many."""
    count = 0
    for at in range(first, last):
        one = piece[at]
        for word in range(memory.last_word[one], memory.last_word[one + 1]):
            out[count] = memory.words[word]
            count += 1
    out[count] = STOP
    return count + 1


@compiled
def most_words(pieces: Pieces, memory: Memory) -> int:
    """Of the part that has most."""
    most = first = 0
    for last in pieces.last_of_part:
        count = 1
        for at in range(first, last):
            one = pieces.piece[at]
            count += memory.last_word[one + 1] - memory.last_word[one]
        most, first = max(most, count), last
    return most


@compiled
def satisfies(form: int, beginning: int, memory: Memory) -> bool:
    for at in range(memory.last_beginning[form], memory.last_beginning[form + 1]):
        if memory.beginnings[at] == beginning:
            return True
    return False


@compiled
def follows(phrase: int, words: np.ndarray, at: int, memory: Memory) -> bool:
    """Whether the words from here on are the rest of a phrase. A stop is no word."""
    for rest in range(memory.last_rest[phrase], memory.last_rest[phrase + 1]):
        if words[at] == STOP or not satisfies(words[at], memory.rest[rest], memory):
            return False
        at += 1
    return True


@compiled
def phrase_at(words: np.ndarray, at: int, memory: Memory) -> int:
    form = words[at]
    for opened in range(memory.last_opened[form], memory.last_opened[form + 1]):
        if follows(memory.opened[opened], words, at + 1, memory):
            return memory.opened[opened]
    return UNKNOWN


@compiled
def note(
    keys: np.ndarray, first: int, last: int, weight: int, sentence: int,
    into: Readings, row_of: np.ndarray, count: int,
) -> int:  # fmt: skip
    """Count keys of a word for the text that is being read; how many rows there are now."""
    for at in range(first, last):
        key = keys[at]
        row = row_of[key]
        if row < 0:
            row = row_of[key] = count
            count += 1
            into.key[row], into.times[row], into.in_head[row] = key, 0, False
            into.sentences[row, 0] = into.sentences[row, 1] = np.uint64(0)
        into.times[row] += weight
        half, bit = sentence // 64, np.uint64(sentence % 64)
        into.sentences[row, half] |= np.uint64(1) << bit
    return count


@compiled
def read_part(
    words: np.ndarray, length: int, weight: int, sentence: int, memory: Memory,
    into: Readings, row_of: np.ndarray, count: int,
) -> tuple[int, int]:  # fmt: skip
    """The number of the next sentence, and of rows."""
    said, left = False, 0  # words still to come of a place that was named
    for at in range(length):
        form = words[at]
        if form == STOP:
            sentence += said
            said, left = False, 0
            continue
        said, left = True, left - 1
        if not memory.is_heard[form]:
            continue
        where, phrase = min(sentence, MOST_SENTENCES), phrase_at(words, at, memory)
        if phrase >= 0:
            first, last = memory.last_said[phrase], memory.last_said[phrase + 1]
            count = note(memory.said, first, last, weight, where, into, row_of, count)
            if memory.is_place[phrase]:
                left = memory.last_rest[phrase + 1] - memory.last_rest[phrase] + 1
        if left <= 0:
            first, last = memory.last_key[form], memory.last_key[form + 1]
            count = note(memory.keys, first, last, weight, where, into, row_of, count)
    return sentence, count


@compiled
def with_room(into: Readings, used: int, size: int) -> Readings:
    """The same with room for so many rows at least."""
    if size <= len(into.key):
        return into
    more = Readings(
        np.empty(2 * size, np.int32), np.empty(2 * size, np.int32), np.empty(2 * size, np.bool_),
        np.empty((2 * size, HALVES), np.uint64), into.last,
    )  # fmt: skip
    more.key[:used], more.times[:used] = into.key[:used], into.times[:used]
    more.in_head[:used], more.sentences[:used] = into.in_head[:used], into.sentences[:used]
    return more


@compiled
def readings_of(pieces: Pieces, memory: Memory, keys: int) -> Readings:
    words = np.empty(most_words(pieces, memory), np.int32)
    row_of = np.full(keys, UNKNOWN, np.int32)
    texts = len(pieces.last_of_part) // PARTS
    into = Readings(
        np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.bool_),
        np.empty((0, HALVES), np.uint64), np.zeros(texts + 1, np.int32),
    )  # fmt: skip
    first = count = 0
    for text in range(texts):
        into = with_room(into, count, count + keys)
        began, sentence = count, 0
        for part in range(PARTS):
            last = pieces.last_of_part[text * PARTS + part]
            length = words_of(pieces.piece, first, last, memory, words)
            sentence, count = read_part(
                words, length, HEAD if part == 0 else 1, sentence, memory, into, row_of, count
            )
            if part < PARTS - 1:
                into.in_head[began:count] = True
            first = last
        for row in range(began, count):
            row_of[into.key[row]] = UNKNOWN
        into.last[text + 1] = count
    return into
