"""How much two texts share, whatever their headlines; and keys by which like texts are found.

A text is the set of its runs of five words. Keys come from a MinHash: two texts that share a
quarter of their runs have some key in common nearly always, unrelated ones nearly never.
"""

import hashlib
import re
from dataclasses import dataclass

from datasketch import MinHash

from world.script import fold

RUN = 5  # words, or signs of a script that is written without spaces
ROWS, KEYS = 2, 20
LEAST = 12  # runs: a shorter text says too little to be called the same as another
SHORT = 60  # runs: below, a text must be nearly the same throughout
SHARED, ALIKE = 0.5, 0.2
SHORT_ALIKE = 0.7
WORD = re.compile(r"[぀-ヿ㐀-鿿豈-﫿฀-๿຀-໿ក-៿က-႟]|[^\W_]+")
MOST_WORDS = 4_000

Runs = frozenset[int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """`shared`: the part of the shorter text that stands in the longer; `alike`: of both."""

    shared: float
    alike: float


def runs(text: str) -> Runs:
    words = [fold(word) for word in WORD.findall(text)[:MOST_WORDS]]
    return frozenset(
        int.from_bytes(
            hashlib.blake2b(" ".join(words[at : at + RUN]).encode(), digest_size=8).digest()
        )
        for at in range(len(words) - RUN + 1)
    )


def keys(of: Runs) -> list[int]:
    """Twenty numbers of 64 bits; none for a text too short to compare."""
    if len(of) < LEAST:
        return []
    sketch = MinHash(num_perm=ROWS * KEYS, seed=1, scheme="affine32", hashfunc=_low)
    sketch.update_batch(sorted(of))
    rows = sketch.hashvalues.tobytes()
    width = len(rows) // KEYS
    return [
        int.from_bytes(
            hashlib.blake2b(rows[at * width : (at + 1) * width], digest_size=8, salt=b"%d" % at)
            .digest(),
            signed=True,
        )
        for at in range(KEYS)
    ]  # fmt: skip


def _low(run: int) -> int:
    return run & 0xFFFFFFFF


def likeness(one: Runs, other: Runs) -> Likeness:
    common = len(one & other)
    if not common:
        return Likeness(0, 0)
    return Likeness(common / min(len(one), len(other)), common / len(one | other))


def is_same(one: Runs, other: Runs) -> bool:
    """The same report: a wire text with another lead, or cut short, is; a shared past is not."""
    shortest = min(len(one), len(other))
    if shortest < LEAST:
        return False
    found = likeness(one, other)
    if shortest < SHORT:
        return found.alike >= SHORT_ALIKE
    return found.shared >= SHARED and found.alike >= ALIKE
