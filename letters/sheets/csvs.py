"""Tables with separators: commas, semicolons or tabs, in UTF-8, UTF-16 or Latin-1."""

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from letters.sheets.cells import tidy
from letters.sheets.errors import CannotReadSheet
from letters.sheets.table import Cells, Table, check_headers, gathered, headers_of

SEPARATORS = (",", ";", "\t")


def read_csv(content: bytes) -> Table:
    text = decoded(content)
    first, rest, start = text.partition("\n")[0].strip(), text, 1
    if first.lower().startswith("sep=") and len(first) == 5:
        rest, start = text.partition("\n")[2], 2
        separator = first[4]
    else:
        separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(StringIO(rest, newline=""), delimiter=separator)
    try:
        headers = headers_of(next(reader, []))
        check_headers(headers)
        return gathered(headers, _lines(reader, start))
    except csv.Error as error:
        raise CannotReadSheet(
            _("Line %(line)d cannot be read as a table. Save the file again as CSV or .xlsx.")
            % {"line": reader.line_num + start - 1}
        ) from error


def _lines(reader: Iterator[list[str]], start: int) -> Iterator[tuple[int, Cells]]:
    for line, cells in enumerate(reader, start=start + 1):
        yield line, [(tidy(cell), fault_of(cell)) for cell in cells]


def fault_of(cell: str) -> str:
    """A formula that was typed into a table of text; defused ones are text."""
    if cell.lstrip().startswith("="):
        return _("This is a formula. Write down what it gives.")
    return ""


def decoded(content: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _decoded(content, encoding)
    start = content[:2000]
    if start.count(0) * 3 > len(start):
        little = start[1::2].count(0) > start[::2].count(0)
        return _decoded(content, "utf-16-le" if little else "utf-16-be")
    if 0 in content:
        raise CannotReadSheet(_("This is no spreadsheet. Save it as .xlsx or CSV."))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise CannotReadSheet(_("This file is damaged. Save it again as UTF-8.")) from None
