"""Plain text, as typed or as taken from the pages of a PDF: lines become paragraphs and items."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from letters.reading.formats.markup import BULLET
from letters.reading.types import Block, Document, Kind, narrow

ORDINAL = (
    r"(?i:primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|quint[oa]|sext[oa]|s[eé]ptim[oa]|octav[oa]|"
    r"noven[oa]|d[eé]cim[oa]|(?:premièr|deuxièm|troisièm|quatrièm|cinquièm|sixièm|septièm)ement)"
)
EASTERN = r"[0-9０-９]{1,2}[．、]|[一二三四五六七八九十]{1,3}、|（[0-9０-９一二三四五六七八九十]{1,2}）|[①-⑳]"
MARKER = re.compile(
    r"^\s*(?:(?P<bullet>[•‣◦▪●○■□–—*·・\-])|(?P<number>\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)][-–—]?|"
    rf"\(\d{{1,2}}\)|\d{{1,2}}(?:\s?[°º][.)]?[-–—]?|/)|{ORDINAL}\s?(?:[.:]\s?[-–—]?|[-–—])|{EASTERN}))"
    r"(?:\s+|(?<=[．、）・①-⑳])|(?<=[.)])(?=[぀-ヿ㐀-鿿]))(?=\S)"
)
ENDS = re.compile(r"[.!?:;。！？…][\"'”’»)\]]*\s*$")
FULL = 0.8  # of the usual line: it was broken because it was full
SHORT = 0.72  # of the usual line: what ends earlier ends a paragraph


@dataclass(frozen=True, slots=True)
class Line:
    """`lead` is the bold beginning, where the file tells."""

    text: str
    page: int | None = None
    lead: str = ""


def read(text: str) -> Document:
    return Document(blocks=list(blocks_of(Line(line) for line in text.splitlines())))


def blocks_of(lines: Iterable[Line], *, has_gaps: bool = True) -> Iterator[Block]:
    """`has_gaps`: empty lines part paragraphs. Where there are none, short lines do (PDF)."""
    rows = [replace(line, text=narrow(line.text)) for line in lines]
    usual = _usual_length([row.text for row in rows])
    held: list[Line] = []
    for row in rows:
        if held and _starts_anew(held, row, usual, has_gaps=has_gaps):
            yield from _block(held, usual)
            held = []
        if row.text.strip():
            held.append(row)
    yield from _block(held, usual)


def _usual_length(lines: list[str]) -> int:
    lengths = sorted(len(line) for line in lines if len(line) > 30)
    return lengths[int(len(lengths) * 0.8)] if lengths else 80


def _starts_anew(held: list[Line], row: Line, usual: int, *, has_gaps: bool) -> bool:
    if not row.text.strip():
        return True
    if MARKER.match(row.text) and _is_marker(held, row):
        return True
    if has_gaps:
        return False
    last = held[-1].text
    if len(last) >= usual * SHORT:
        return False
    begins = row.text.lstrip()[:1]
    return bool(ENDS.search(last)) or (begins.isupper() and len(last) < usual * 0.6)


def _is_marker(held: list[Line], row: Line) -> bool:
    """A dash or a number may also stand at a line's start by chance."""
    found = MARKER.match(row.text)
    if not found or MARKER.match(held[0].text) or ENDS.search(held[-1].text):
        return bool(found)
    return found["bullet"] in {"•", "▪", "●", "‣", "◦", "○", "■"} or bool(
        found["number"]
        and re.match(r"\s*[(（]?(?:[1aAiI][.)/°º]|[1１一][．、）]|①|(?i:prem|prim))", row.text)
    )


def _block(held: list[Line], usual: int) -> Iterator[Block]:
    if not held:
        return
    lines = [row.text.strip() for row in held]
    page = held[0].page
    found = MARKER.match(held[0].text)
    if found:
        lines[0] = held[0].text[found.end() :].strip()
        marker = found["number"] or BULLET
        depth = 2 if re.match(r"\(?[a-zA-Z]{1,5}[.)]", marker) else 1
        lead = _lead(held).removeprefix(marker).strip()
        yield Block(
            "item", _joined(lines), level=depth, marker=marker.strip(), page=page, lead=lead
        )
        return
    full = sum(len(line) > usual * FULL for line in lines[:-1])
    is_wrapped = full * 2 >= len(lines) - 1 > 0
    text = _joined(lines) if is_wrapped else "\n".join(lines)
    is_heading = len(lines) == 1 and _is_heading(lines[0])
    kind: Kind = "heading" if is_heading else "paragraph"
    yield Block(kind, text, level=2 if is_heading else 0, page=page, lead=_lead(held))


def _lead(held: list[Line]) -> str:
    """The bold words with which the lines begin, across line ends."""
    lead: list[str] = []
    for row in held:
        lead.append(row.lead)
        if row.lead != row.text.strip():
            break
    return " ".join(one for one in lead if one)


def _is_heading(line: str) -> bool:
    words = line.split()
    if not 1 <= len(words) <= 10 or ENDS.search(line) or line.endswith(","):
        return False
    return line.isupper() and any(len(word) > 3 for word in words)


def _joined(lines: list[str]) -> str:
    """One paragraph of its lines; words parted at a line's end are whole again."""
    text = ""
    for line in lines:
        if re.search(r"[a-zà-ÿ]-$", text) and line[:1].islower():
            text = text[:-1] + line
        elif re.search(r"[　-鿿]$", text) and re.match(r"[　-鿿]", line):
            text += line
        else:
            text = f"{text} {line}" if text else line
    return text
