"""XLSX, read as a stream: what is too large is refused before it fills the memory."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from letters.sheets.cells import as_text, tidy
from letters.sheets.errors import CannotReadSheet
from letters.sheets.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cells,
    Table,
    check_headers,
    gathered,
    headers_of,
    is_header,
)

UNPACKED = 400 * 1024 * 1024  # in all; the rows are streamed
IN_MEMORY = 60 * 1024 * 1024  # of what is read whole: texts, styles
MOST_MEMBERS = 500
MOST_SHEETS = 20
MOST_LINES = 5 * MOST_ROWS  # with empty ones
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+\d+:[A-Z]+\d+)\"")
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, EOFError, OSError,
          IndexError, AttributeError, ParseError, SyntaxError, DefusedXmlException,
          InvalidFileException, NotImplementedError, RuntimeError, OverflowError)  # fmt: skip


def read_workbook(content: bytes) -> Table:
    """The first sheet that has our columns."""
    try:
        _check_size(content)
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        try:
            return _read(book, content)
        finally:
            book.close()
    except BROKEN as error:
        raise CannotReadSheet(
            _("This spreadsheet is damaged and cannot be read. Open it and save it again as .xlsx.")
        ) from error


def _check_size(content: bytes) -> None:
    """A sheet that unpacks to far more than it may hold is not opened."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    whole = sum(one.file_size for one in entries if "/worksheets/" not in one.filename)
    if (
        len(entries) > MOST_MEMBERS
        or whole > IN_MEMORY
        or sum(one.file_size for one in entries) > UNPACKED
    ):
        raise CannotReadSheet(
            _(
                "This file unpacks to far more than %(most)s rows of text, so it was not opened. "
                "Export a sheet here and edit that one."
            )
            % {"most": f"{MOST_ROWS:,}"}
        )


def _read(book: object, content: bytes) -> Table:
    sheets = list(islice(book.worksheets, MOST_SHEETS))  # type: ignore[attr-defined]
    first: list[str] = []
    for sheet in sheets:
        sheet.reset_dimensions()
        headers = headers_of(text for text, _fault in next(_lines(sheet), (1, ()))[1])
        first = first or headers
        if is_header(headers):
            check_headers(headers)
            lines = _lines(sheet)
            next(lines)
            table = gathered(headers, lines)
            _refuse_merged(content, sheet._worksheet_path)
            return table
    check_headers(first)
    raise CannotReadSheet(_("This file holds no sheet."))


def _lines(sheet: object) -> Iterator[tuple[int, Cells]]:
    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1)  # type: ignore[attr-defined]
    for line, row in enumerate(rows, start=1):
        if line > MOST_LINES:
            raise CannotReadSheet(
                _("This sheet has more than %(most)s rows. Split it, or narrow the export.")
                % {"most": f"{MOST_ROWS:,}"}
            )
        yield line, [_cell(cell) for cell in row]


def _cell(cell: object) -> tuple[str, str]:
    value, kind = cell.value, getattr(cell, "data_type", "n")  # type: ignore[attr-defined]
    if value is None:
        return "", ""
    if kind == "f":
        return tidy(str(value)), _("This is a formula. Replace it by its value.")
    if kind == "e":
        return tidy(str(value)), _("This cell shows an error. Replace it by a value.")
    return tidy(as_text(value)), ""


def _refuse_merged(content: bytes, member: str) -> None:
    """Merged cells tell of one row and hide what the others say."""
    with (
        zipfile.ZipFile(BytesIO(content)) as archive,
        archive.open(member.lstrip("/")) as stream,
    ):
        tail = b""
        while piece := stream.read(1 << 20):
            if found := MERGED.search(tail + piece):
                raise CannotReadSheet(
                    _("The cells %(cells)s are merged. Unmerge them, so that each row has its own.")
                    % {"cells": found[1].decode()}
                )
            tail = piece[-200:]
