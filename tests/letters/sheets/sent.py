"""A sheet of asks or letters as people export it, edited, and brought back by a worker."""

import csv
import io
from collections.abc import Callable, Sequence

from campaigns.models import User
from letters.models import Letter, Recommendation, SheetImport
from letters.selectors.sheets import sheet_of_asks, sheet_of_letters
from letters.services.sheet_receiving import receive_sheet
from letters.services.sheets import agree_to_sheet, begin_try, go_on
from letters.sheets.columns import ASKS, LETTERS
from letters.sheets.writing import write_csv

Edit = Callable[[dict[str, str]], None]


def as_csv(things: Sequence[Recommendation | Letter], *, by: User) -> bytes:
    if isinstance(things[0], Letter):
        return write_csv(LETTERS, sheet_of_letters(by, things[0].campaign))
    keys = [one.pk for one in things]
    return write_csv(ASKS, sheet_of_asks(Recommendation.objects.filter(pk__in=keys)))


def edited(content: bytes, edit: Edit) -> bytes:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    for row in rows:
        edit(row)
        writer.writerow(row)
    return text.getvalue().encode()


def to_the_end(sheet: SheetImport) -> SheetImport:
    if begin_try(pk=sheet.pk):
        while go_on(pk=sheet.pk):
            pass
    sheet.refresh_from_db()
    return sheet


def brought(content: bytes, *, by: User) -> SheetImport:
    """As it stands after the dry run."""
    return to_the_end(receive_sheet(name="asks.csv", content=content, by=by))


def done(sheet: SheetImport, mode: str = "rows") -> SheetImport:
    agree_to_sheet(sheet=sheet, mode=mode, because="The yearly tidying.")
    return to_the_end(sheet)


def cells(sheet: SheetImport) -> list[tuple[str, str, str]]:
    return [tuple(change) for line in sheet.lines.all() for change in line.changes]


def faults(sheet: SheetImport) -> list[tuple[int, str]]:
    return [(line.number, column) for line in sheet.lines.all() for column, _words in line.faults]
