"""The present selection as a sheet that may be edited and brought back."""

from collections.abc import Iterator

from letters.exports.selected import Selected
from letters.selectors.sheets import sheet_of_asks
from letters.sheets.columns import ASKS
from letters.sheets.writing import write_csv, write_xlsx


def to_edit_csv(chosen: Selected) -> Iterator[bytes]:
    yield write_csv(ASKS, sheet_of_asks(chosen.rows()))


def to_edit_xlsx(chosen: Selected) -> Iterator[bytes]:
    yield write_xlsx(ASKS, sheet_of_asks(chosen.rows()))
