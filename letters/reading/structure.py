"""A document in order: markers typed by hand made into items, glued lists taken apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from letters.reading.formats.text import MARKER
from letters.reading.types import Block

GLUED = re.compile(
    r"(?:(?<=[.;:,\s)])|(?<=[a-zà-ÿ”’\"]))(?P<open>\(?)(?P<sign>[a-z]|[ivx]{1,4}|\d{1,2})(?P<close>[.)])\s*(?=[\"“‘']?[A-ZÀ-Ýa-zà-ÿ])"
)
HEADING_WORDS = 14
TO_SOMEBODY = re.compile(r"^(?:to|for|au?x?|à|al?|para)\s", re.IGNORECASE)  # "To the Ministry"


@dataclass(frozen=True, slots=True)
class Part:
    """A block with its number in the body, and the headings above it, the nearest last."""

    number: int
    block: Block
    sections: tuple[str, ...]
    is_sub: bool = False  # an item taken out of a paragraph


def arranged(blocks: Iterable[Block]) -> list[Block]:
    """Typed markers become items; bold lines standing alone become headings."""
    found: list[Block] = []
    for block in blocks:
        for piece in _split_lines(block):
            found.append(_as_heading(_as_item(piece)))
    return found


def _split_lines(block: Block) -> Iterator[Block]:
    """Lines of one paragraph that are items of a list typed by hand."""
    lines = block.lines
    marked = [number for number, line in enumerate(lines) if MARKER.match(line)]
    if block.kind != "paragraph" or len(marked) < 2:
        yield block
        return
    starts = [0, *marked] if marked[0] else marked
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield replace(
            block, text="\n".join(lines[start:end]), lead=block.lead if start == 0 else ""
        )


def _as_item(block: Block) -> Block:
    found = (
        MARKER.match(block.text)
        if block.kind in {"paragraph", "item"} and not block.marker
        else None
    )
    if not found or (
        found["bullet"] in {"—", "–"} and block.kind == "paragraph" and "\n" in block.text
    ):
        return block
    marker = (found["number"] or "•").strip()
    lead = block.lead
    if lead.startswith(marker):
        lead = lead[len(marker) :].strip()
    inner = bool(block.level) and marker.strip("().").isalpha()  # "(a)" inside an item
    return replace(
        block,
        kind="item",
        text=block.text[found.end() :],
        marker=marker,
        level=max(block.level, 1) + inner,
        lead=lead,
    )


def _as_heading(block: Block) -> Block:
    words = block.flat.split()
    if (
        block.kind == "paragraph"
        and block.is_all_bold
        and len(words) <= HEADING_WORDS
        and "\n" not in block.text
    ) and not block.flat.endswith((",", ".", "!")):
        return replace(block, kind="heading", level=7)
    return block


def parts(blocks: list[Block]) -> list[Part]:
    """Every block with the headings above it."""
    above: list[tuple[int, str]] = []
    found = []
    for number, block in enumerate(blocks, start=1):
        if block.kind == "heading":
            level = block.level
            if number > 1 and blocks[number - 2].kind == "heading" and above:
                level = max(level, above[-1][0] + 1)  # nothing between the two: one holds the other
            elif above and TO_SOMEBODY.match(block.flat):
                level = max(level, above[-1][0] + (not TO_SOMEBODY.match(above[-1][1])))
            above = [one for one in above if one[0] < level]
            found.append(Part(number, block, tuple(text for _level, text in above)))
            above.append((level, block.flat))
        else:
            found.append(Part(number, block, tuple(text for _level, text in above)))
    return found


def glued(text: str) -> list[tuple[str, str]]:
    """(marker, text) of a list run into one paragraph: what stands before it has no marker."""
    best: list[re.Match[str]] = []
    for found in GLUED.finditer(text):
        wanted = _following(best[-1]["sign"]) if best else {"a", "i", "1"}
        alike = not best or (found["open"], found["close"]) == (best[0]["open"], best[0]["close"])
        if found["sign"] in wanted and alike:
            best.append(found)
    if len(best) < 2:
        return []
    pieces = [("", text[: best[0].start()].strip())]
    for found, end in zip(best, [*(one.start() for one in best[1:]), len(text)], strict=True):
        piece = re.sub(r"^\(?[a-z][.)]\s+", "", text[found.end() : end].strip())
        pieces.append((found[0].strip(), piece))
    return pieces


ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]


def _following(sign: str) -> set[str]:
    following = set()
    if sign.isdigit():
        following.add(str(int(sign) + 1))
    elif len(sign) == 1 and sign != "z":
        following.add(chr(ord(sign) + 1))
    if sign in ROMAN[:-1]:
        following.add(ROMAN[ROMAN.index(sign) + 1])
    return following


def body_of(blocks: Iterable[Block]) -> str:
    """The letter as text: one paragraph for each block, parted by empty lines."""
    return "\n\n".join(f"{block.marker} {block.text}".strip() for block in blocks)
