"""The one list of formats. A test walks it, so that none of them tells what another hides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from letters.exports.csv import as_csv
from letters.exports.json import as_json_file
from letters.exports.pdf import as_pdf_report
from letters.exports.selected import Selected
from letters.exports.sheets import to_edit_csv, to_edit_xlsx
from letters.exports.xlsx import as_xlsx
from letters.sheets.table import MOST_ROWS

ALWAYS = 10**9


@dataclass(frozen=True, slots=True)
class Format:
    """`at_once` rows are written while somebody waits; more of them by a worker. `most` is where
    the format ends."""

    code: str
    label: object
    kind: str
    write: Callable[[Selected], Iterator[bytes]]
    at_once: int = ALWAYS
    most: int = ALWAYS
    ends_in: str = ""

    @property
    def ending(self) -> str:
        """Of the name of a file."""
        return self.ends_in or self.code

    @property
    def never_ends(self) -> bool:
        """It is written as it is read, however long it is."""
        return self.at_once == ALWAYS


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS = {
    one.code: one
    for one in (
        Format("csv", "CSV", "text/csv; charset=utf-8", as_csv),
        Format("xlsx", "Excel", XLSX, as_xlsx, at_once=3_000, most=1_000_000),
        Format("json", "JSON", "application/json", as_json_file),
        Format("pdf", "PDF", "application/pdf", as_pdf_report, at_once=200, most=3_000),
        Format(
            "edit",
            _("a sheet to edit (Excel)"),
            XLSX,
            to_edit_xlsx,
            at_once=2_000,
            most=MOST_ROWS,
            ends_in="xlsx",
        ),
        Format(
            "edit-csv",
            _("a sheet to edit (CSV)"),
            "text/csv; charset=utf-8",
            to_edit_csv,
            at_once=5_000,
            most=MOST_ROWS,
            ends_in="csv",
        ),
    )
}
