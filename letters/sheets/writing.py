"""Sheets as files: CSV, and XLSX with locked columns, allowed values and a sheet that explains."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from letters.sheets.columns import ASKS, NEW, PROBLEM, Column, columns_of
from letters.sheets.merging import leaving

Rows = Iterable[Mapping[str, str]]
OPEN_ROWS = 30_000  # rows on which allowed values are offered
AS_TEXT = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False,
}  # fmt: skip
MAY_STILL = {
    "autofilter": True, "sort": True, "format_columns": True, "format_rows": True,
    "select_locked_cells": True, "delete_rows": True,
}  # fmt: skip


def write_csv(kind: str, rows: Rows, *, with_problem: bool = False) -> bytes:
    columns = columns_of(kind)
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([one.code for one in columns] + ([PROBLEM] if with_problem else []))
    for row in rows:
        cells = [leaving(one, row.get(one.code, "")) for one in columns]
        writer.writerow(cells + ([row.get(PROBLEM, "")] if with_problem else []))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def write_xlsx(kind: str, rows: Rows, *, with_problem: bool = False) -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, AS_TEXT)
    columns = columns_of(kind)
    sheet = book.add_worksheet("Recommendations" if kind == ASKS else "Letters")
    more = book.add_worksheet("How to edit")
    places = _explain(more, columns, book.add_format({"bold": True}), _notes(kind))
    _head(book, sheet, columns, with_problem=with_problem)
    kinds = _Kinds(book)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            _write(sheet, last, at, column, row.get(column.code, ""), kinds)
        if with_problem:
            sheet.write_string(last, len(columns), row.get(PROBLEM, ""), kinds.plain)
    _offer(sheet, columns, places)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
    if kind != NEW:
        sheet.protect("", MAY_STILL)
    book.close()
    return file.getvalue()


class _Kinds:
    """How cells look: locked ones are grey, days are days."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        top = {"valign": "top"}
        self.locked = book.add_format(top | {"font_color": "#595959", "locked": True})
        self.locked_day = book.add_format(
            top | {"font_color": "#595959", "locked": True, "num_format": "yyyy-mm-dd"}
        )
        self.plain = book.add_format(top | {"locked": False})
        self.day = book.add_format(top | {"locked": False, "num_format": "yyyy-mm-dd"})

    def of(self, column: Column) -> Format:
        if column.is_day:
            return self.day if column.read else self.locked_day
        return self.plain if column.read else self.locked


def _head(
    book: xlsxwriter.Workbook, sheet: Worksheet, columns: Sequence[Column], *, with_problem: bool
) -> None:
    locked = book.add_format({"bold": True, "bg_color": "#E7E6E6", "locked": True})
    free = book.add_format({"bold": True, "bg_color": "#FFF2CC", "locked": True})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.code, free if column.read else locked)
    if with_problem:
        sheet.set_column(len(columns), len(columns), 60)
        sheet.write_string(0, len(columns), PROBLEM, locked)
    sheet.freeze_panes(1, 1)


def _write(sheet: Worksheet, line: int, at: int, column: Column, text: str, kinds: _Kinds) -> None:
    kind = kinds.of(column)
    if column.is_day and text:
        try:
            sheet.write_datetime(line, at, date.fromisoformat(text), kind)  # type: ignore[arg-type]
        except ValueError:
            sheet.write_string(line, at, leaving(column, text), kind)
    elif text.isdecimal() and len(text) < 12 and not column.read:
        sheet.write_number(line, at, int(text), kind)
    elif text:
        sheet.write_string(line, at, leaving(column, text), kind)
    else:
        sheet.write_blank(line, at, None, kind)


def _explain(
    sheet: Worksheet, columns: Sequence[Column], bold: Format, notes: Sequence[str]
) -> dict[str, str]:
    """The second sheet; gives the place of the allowed values of each column."""
    head = [_("Column"), _("May be changed"), _("What it is"), _("Allowed values")]
    for at, (text, width) in enumerate(zip(head, (24, 16, 70, 40), strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, text, bold)
    places, line = {}, 1
    for column in columns:
        sheet.write_string(line, 0, column.code)
        sheet.write_string(line, 1, _("yes") if column.read else _("no"))
        sheet.write_string(line, 2, str(column.explained))
        if column.choices:
            for at, choice in enumerate(column.choices):
                sheet.write_string(line + at, 3, choice)
            places[column.code] = f"='How to edit'!$D${line + 1}:$D${line + len(column.choices)}"
        elif column.is_day and column.read:
            sheet.write_string(line, 3, _("A day, as 2009-11-19"))
        line += max(len(column.choices), 1)
    for at, text in enumerate(notes, start=line + 1):
        sheet.write_string(at, 0, text)
    return places


def _notes(kind: str) -> tuple[str, ...]:
    if kind == NEW:
        return (
            _("Write each thing that a letter asked into a row of its own."),
            _("When you bring the sheet, you see what will go on file before anything does."),
        )
    return (
        _("Rows that you do not change may stay or go. New rows are not taken: log a letter."),
        _("A change of status needs its day, its reason and mostly a source, in the same row."),
        _("When you bring the sheet back, you see what will change before anything does."),
    )


def _offer(sheet: Worksheet, columns: Sequence[Column], places: Mapping[str, str]) -> None:
    for at, column in enumerate(columns):
        if column.code in places:
            sheet.data_validation(1, at, OPEN_ROWS, at, {
                "validate": "list", "source": places[column.code],
                "error_title": column.code, "error_message": _("Choose a value of the list."),
            })  # fmt: skip
        elif column.is_day and column.read:
            sheet.data_validation(1, at, OPEN_ROWS, at, {
                "validate": "date", "criteria": "between", "minimum": date(1945, 1, 1),
                "maximum": date(2100, 12, 31), "error_title": column.code,
                "error_message": _("Write a day, as 2009-11-19."),
            })  # fmt: skip
