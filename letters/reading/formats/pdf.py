"""PDF with text, page by page. Gaps between lines and bold letters tell paragraphs and headings."""

import io
import itertools
import logging
import re
from collections import Counter
from dataclasses import dataclass
from statistics import quantiles

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from letters.reading.errors import CannotRead
from letters.reading.formats.text import ENDS, Line, blocks_of
from letters.reading.types import Document, narrow

MOST_PAGES = 400
LEAST_SIGNS = 40  # fewer on the whole: it holds pictures of pages
GAP = 1.22  # times the usual distance of lines: an empty line stands between
PAGE_NUMBER = re.compile(
    r"^\s*(page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(\s*(/|of|de|sur)\s*\d{1,4})?\s*$", re.I
)
LONE_MARKER = re.compile(r"^\s*([•▪●‣◦○■–]|\(?\w{1,3}[.)])\s*$")
ENCRYPTED = "This PDF is locked with a password. Save a copy without the password, then try again."
SCANNED = (
    "This PDF holds pictures of pages and no text. Run text recognition on it first, or paste "
    "the text of the letter instead."
)
BROKEN = (
    "This PDF is damaged and cannot be opened. Export it again from its source, or paste the text."
)
LONG = "This PDF has more than 400 pages. Upload the letter alone."
DAMAGE = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError,
    OSError, OverflowError, ArithmeticError, NotImplementedError, AssertionError,
)  # fmt: skip

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass
class Row:
    """A line of a page at height `y`, with how many of its first signs are bold."""

    y: float
    text: str = ""
    bold: int = 0

    def add(self, text: str, *, is_bold: bool) -> None:
        if is_bold and self.bold == len(self.text):
            self.bold += len(text)
        self.text += text


def read(content: bytes) -> Document:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotRead(ENCRYPTED)
        if len(reader.pages) > MOST_PAGES:
            raise CannotRead(LONG)
        pages = [_rows(page) for page in reader.pages]
        title = str((reader.metadata and reader.metadata.title) or "")
    except CannotRead:
        raise
    except DAMAGE as error:
        raise CannotRead(BROKEN) from error
    if sum(len(row.text.strip()) for page in pages for row in page) < LEAST_SIGNS:
        raise CannotRead(SCANNED)
    lines = _lines(pages)
    has_gaps = any(not line.text for line in lines)
    blocks = list(blocks_of(lines, has_gaps=has_gaps))
    return Document(blocks=blocks, title=title if " " in title else "")


def _rows(page: PageObject) -> list[Row]:
    rows: list[Row] = []

    def visit(text: str, cm: list, tm: list, font: dict | None, _size: float) -> None:
        y = tm[5] * cm[3] + cm[5]
        is_bold = bool(re.search(r"bold|black|heavy", str((font or {}).get("/BaseFont")), re.I))
        for number, piece in enumerate(text.split("\n")):
            if number and piece == "" and not rows:
                continue
            if not rows or number or (piece.strip() and abs(rows[-1].y - y) > 3 and rows[-1].text):
                rows.append(Row(y))
            if piece.strip() and not rows[-1].text.strip():
                rows[-1].y = y
            rows[-1].add(piece, is_bold=is_bold)

    page.extract_text(visitor_text=visit)
    return _with_markers([row for row in rows if row.text.strip()])


def _with_markers(rows: list[Row]) -> list[Row]:
    """A bullet or number alone on its line belongs to the next one."""
    joined: list[Row] = []
    for row in rows:
        row.text = row.text.replace("\u00ad", "").replace("\ufb01", "fi").replace("\ufb02", "fl")
        if joined and LONE_MARKER.match(joined[-1].text):
            joined[-1].text = f"{joined[-1].text.strip()} {row.text.strip()}"
        else:
            joined.append(row)
    return joined


def _lines(pages: list[list[Row]]) -> list[Line]:
    """All pages as lines, an empty one where there is a gap; running heads are left out."""
    running = _running(pages)
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        kept = [
            row for row in page
            if row.text.strip() not in running and not PAGE_NUMBER.match(narrow(row.text))
        ]  # fmt: skip
        if lines and ENDS.search(lines[-1].text):
            lines.append(Line("", number))
        steps = [one.y - two.y for one, two in itertools.pairwise(kept)]
        usual = quantiles([12.0, *(step for step in steps if step > 1)] * 2, n=4)[0]
        for row, step in zip(kept, [usual, *steps], strict=False):
            if step > usual * GAP or step < -usual:
                lines.append(Line("", number))
            lines.append(Line(row.text.rstrip(), number, row.text[: row.bold].strip()))
    return lines


def _running(pages: list[list[Row]]) -> set[str]:
    """What stands at the edge of most pages: their headers and footers."""
    edges = Counter(
        line
        for page in pages
        for line in {row.text.strip() for row in [*page[:2], *page[-2:]]}
        if line
    )
    return {line for line, times in edges.items() if len(pages) > 2 and times > len(pages) / 2}
