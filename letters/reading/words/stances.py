"""What governments say in replies: the words of each position and of reasons.

Positions and reasons are the codes of `letters.statuses`. Of the patterns of a language, the first
that is found in a sentence speaks for it; `weak` ones speak only where no other sentence does.
"""

import re
from dataclasses import dataclass, field

from letters.reading.words.shapes import pattern


@dataclass(frozen=True, slots=True)
class Stances:
    said: tuple[tuple[str, re.Pattern[str]], ...]  # (position, its words), the telling ones first
    weak: tuple[tuple[str, re.Pattern[str]], ...]
    reasons: tuple[tuple[str, re.Pattern[str]], ...]
    dropped: re.Pattern[str]  # "we will not proceed with": agrees to an ask that asks to stop
    stopping: re.Pattern[str]  # begins an ask to stop something
    body: re.Pattern[str]  # group `body`: who is said to be responsible
    receipt: re.Pattern[str]
    promise: re.Pattern[str]  # of another answer; a day stands in the same sentence
    rest: re.Pattern[str]  # "the other recommendations"
    every: re.Pattern[str]  # "all your recommendations"
    asked: str  # nouns for an ask
    counted: dict[str, int] = field(default_factory=dict)  # ordinals, folded
    begins: re.Pattern[str] = field(default=pattern(r"(?!)"))  # an ordinal that opens a sentence


def numbered(*rows: str) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows, start=1) for word in row.split()}
