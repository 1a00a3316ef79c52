"""Who signs a letter: the organisations below its closing words."""

import re

from letters.reading.names import ADDRESS, is_name
from letters.reading.sentences import sentences
from letters.reading.structure import Part
from letters.reading.words import Words

MOST = 5000
LONGEST = 160
PARTED = re.compile(r"\s+·\s+|\s*;\s+(?:and\s+)?")
PREFIX = re.compile(
    r"^(?:(?:and for|also for|on behalf of|for|pour|por)\b:?\s+(?:(?:the|el|l[aeo]s?)\s+|l['’])?|"
    r"\((?:s[eé]|signé|fdo\.?|firmado|gez\.?)\)\s*|(?:signé|fdo\.?|gez\.)\s*:?\s+)",
    re.IGNORECASE,
)
NAMED = re.compile(r"^(?P<name>[^()]{5,60})\s\((?P<body>(?!\w+\))(?![a-zà-ÿ])[^()]{6,})\)$")
NOT_NAMES = re.compile(
    r"^(?:\d+|name|position|title|organi[sz]ations?|country|individuals?|s\.?\s?no\.?|nombre|nom|"
    r"pays|país|\(signed\)|encl\W.*|media contact.*|.*:)$",
    re.IGNORECASE,
)


def signatories(parts: list[Part], words: Words | None) -> list[str]:
    """Names below the closing words, below a heading that announces them, or in its table."""
    if words is None:
        return []
    lines: list[str] = []
    is_on = False
    for part in parts:
        first = part.block.lines[0] if part.block.lines else ""
        opens = _opens(part, first, len(parts), words)
        if is_on and not opens and _ends(part, first, words):
            break
        if opens or is_on:
            lines += _below(part, first, words) if opens else _lines_of(part, words)
            is_on = True
    names = (_signer(piece, words) for line in lines[:MOST] for piece in PARTED.split(line))
    return list(dict.fromkeys(name for name in names if name))


def _opens(part: Part, first: str, count: int, words: Words) -> bool:
    if part.number <= count / 3:
        return bool(words.signed.match(first))
    last = (sentences(part.block.flat) or [first])[-1]
    return any(map(words.closing.match, (first, last))) or bool(words.signed.match(first))


def _below(part: Part, first: str, words: Words) -> list[str]:
    """What follows "Signed by:" in its own line, and the lines below."""
    found = words.signed.match(first)
    rest = first[found.end() :] if found else ""
    return [rest, *part.block.lines[1:]] if rest else part.block.lines[1:]


def _ends(part: Part, first: str, words: Words) -> bool:
    if words.copies.match(first) or part.block.kind == "footnote":
        return True
    is_aside = words.aside_heading.search(first) and not words.organisation.search(first)
    return part.block.kind == "heading" and bool(is_aside)


def _lines_of(part: Part, words: Words) -> list[str]:
    """A person's name, title and organisation on two to four lines are one signature."""
    if part.block.kind == "row":
        return [", ".join(part.block.text.split("\t"))]
    lines = [line for line in part.block.lines if line.lower() != "(signed)"]
    if len(lines) == 1 and _is_row_of_names(lines[0], words):
        return lines[0].split(", ")
    if 1 < len(lines) <= 4 and is_name(lines[0], words) and "," not in lines[0]:
        bodies = [line for line in lines[1:] if words.organisation.search(line)]
        return bodies[-1:] or [", ".join(lines)]
    return lines


def _is_row_of_names(line: str, words: Words) -> bool:
    """Organisations in one line with commas, rather than a name, a title and an organisation."""
    pieces = line.split(", ")
    bodies = sum(bool(words.organisation.search(piece)) for piece in pieces)
    return len(pieces) > 3 and bodies * 2 >= len(pieces) and not words.offices.search(pieces[1])


def _signer(line: str, words: Words) -> str:
    bare = re.sub(r"^[\s\d.)•*\-–—|]+", "", line).strip(" ,.;*|\t")
    is_for = PREFIX.match(bare)
    bare = PREFIX.sub("", bare)
    if is_for:  # "For the Network: its speaker"
        bare = re.split(r":\s|\s[—–]\s", bare)[0]
    if (told := NAMED.match(bare)) and is_name(told["name"], words):
        bare = told["body"]
    pieces = [piece.strip() for piece in bare.split(",")]
    if not bare or len(bare) > LONGEST or NOT_NAMES.match(pieces[0]) or ADDRESS.search(bare):
        return ""
    bodies = [piece for piece in pieces if words.organisation.search(piece)]
    if bodies:
        return bodies[-1] if len(pieces) > 1 and pieces[0] != bodies[0] else bodies[0]
    if len(pieces) == 3 and pieces[1][:1].islower() and is_name(pieces[0], words):
        return pieces[2]  # a person, what they are, and where
    is_plain = len(pieces) == 1 and not bare[:1].islower() and not words.offices.search(bare)
    return bare if is_plain and not words.honorific.match(bare) else ""
