"""A workbook: the rows with real dates under a header that stays, then what the words mean."""

from collections.abc import Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import IO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from letters.exports.about import head, vocabulary
from letters.exports.cells import LONGEST, cell
from letters.exports.columns import COLUMNS, Value, definitions, values_of
from letters.exports.selected import Selected

# Rows go to disk as they are written; nothing is taken for a number, a link or a formula.
OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
PIECE = 64 * 1024
LINKS = 65_530  # that one sheet takes; addresses of longer lists stay as words


def as_xlsx(chosen: Selected) -> Iterator[bytes]:
    with TemporaryFile() as file:
        _write(chosen, file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _write(chosen: Selected, file: IO[bytes]) -> None:
    book = Workbook(file, OPTIONS)
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    formats = {
        date: book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        int: book.add_format({"valign": "top"}),
        str: wrapped,
    }
    link = book.add_format({"hyperlink": True, "valign": "top"})
    rows = book.add_worksheet(_("Recommendations"))
    rows.freeze_panes(1, 0)
    for at, column in enumerate(COLUMNS):
        rows.set_column(at, at, column.width)
        rows.write_string(0, at, column.name, bold)
    rows.autofilter(0, 0, len(chosen), len(COLUMNS) - 1)
    links = {at for at, column in enumerate(COLUMNS) if column.is_address}
    if len(chosen) * len(links) > LINKS:
        links = set()
    for number, ask in enumerate(chosen.rows(), start=1):
        for at, value in enumerate(values_of(ask)):
            if at in links:
                rows.write_url(number, at, str(value), link)
            else:
                _put(rows, number, at, value, formats)
    _explain(book.add_worksheet(_("About")), chosen, bold, wrapped)
    book.close()


def _put(sheet: Worksheet, row: int, at: int, value: Value, formats: dict[type, Format]) -> None:
    shown = cell(value)
    if isinstance(shown, date):
        sheet.write_datetime(row, at, shown, formats[date])
    elif isinstance(shown, int):
        sheet.write_number(row, at, shown, formats[int])
    elif shown:
        sheet.write_string(row, at, shown[:LONGEST], formats[str])


def _explain(sheet: Worksheet, chosen: Selected, bold: Format, wrapped: Format) -> None:
    told = head(chosen)
    given = told.pop("filters")
    lines: list[tuple[str, ...]] = [(name, str(value)) for name, value in told.items()]
    lines += [(f"filter: {name}", value) for name, value in given.items()]  # type: ignore[attr-defined]
    lines += [(), (_("Column"), _("What it says")), *definitions().items()]
    for axis, words in vocabulary().items():
        lines += [(), (axis, _("Label"), _("What it means"))]
        lines += [(word.code, word.label, word.meaning) for word in words]
    sheet.set_column(0, 1, 28)
    sheet.set_column(2, 2, 80, wrapped)
    for row, line in enumerate(lines):
        for at, text in enumerate(line):
            sheet.write_string(row, at, str(cell(text)), bold if at == 0 else None)
