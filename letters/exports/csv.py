"""CSV as RFC 4180 has it, in UTF-8 with a mark at its beginning so that spreadsheets see it."""

import csv
from collections.abc import Iterator
from io import StringIO

from letters.exports.cells import cell
from letters.exports.columns import COLUMNS, values_of
from letters.exports.selected import Selected


def as_csv(chosen: Selected) -> Iterator[bytes]:
    yield _lines([[column.name for column in COLUMNS]]).encode("utf-8-sig")
    for chunk in chosen.chunks():
        yield _lines([[cell(value) for value in values_of(ask)] for ask in chunk]).encode()


def _lines(rows: list[list]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
