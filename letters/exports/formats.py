"""The one list of formats. A test walks it, so that none of them tells what another hides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from letters.exports.csv import as_csv
from letters.exports.json import as_json_file
from letters.exports.pdf import as_pdf_report
from letters.exports.selected import Selected
from letters.exports.xlsx import as_xlsx

ALWAYS = 10**9


@dataclass(frozen=True, slots=True)
class Format:
    """`at_once` rows are written while somebody waits; more of them by a worker. `most` is where
    the format ends."""

    code: str
    label: str
    kind: str
    write: Callable[[Selected], Iterator[bytes]]
    at_once: int = ALWAYS
    most: int = ALWAYS

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
    )
}
