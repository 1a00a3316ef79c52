"""Where a letter greets: what stands above is its head."""

import re

from letters.reading.types import Block
from letters.reading.words import Words

PLAIN = re.compile(
    r"^\W*(?:dear|respected|estimad|distinguid|querid|cher|ch[eè]re|p ?r ?e ?s ?e ?n ?t ?e)",
    re.IGNORECASE,
)
SHORT = re.compile(
    r"^(?!to\b).*\b(?:sir|madam|minister|president|excellency|honou?rable|secretary|ambassador|ministers)\b[^.]{0,30}[,:]\W*$",
    re.IGNORECASE,
)
LONGEST = 120


def greeting_of(block: Block, words: Words) -> str:
    """The line that greets, or "". A line of an address may begin in the same way."""
    lines = block.lines
    if len(lines) == 1 and len(lines[0].split()) < 8 and SHORT.search(lines[0]):
        return lines[0]
    for line in lines:
        if len(line) < LONGEST and words.salutation.match(line):
            ends = line.rstrip("* ").endswith((",", ":", "،")) and len(lines) < 3
            if ends or PLAIN.match(line):
                return line
    return ""
