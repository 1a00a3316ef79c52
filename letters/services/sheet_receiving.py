"""A file becomes a sheet that a worker compares, or is refused in words."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.announce import announce
from campaigns.models import Coalition, User
from letters.errors import LetterError
from letters.models import SheetImport
from letters.services.sheet_new import MOST_NEW
from letters.services.sheet_rows import home_of_new, home_of_rows, key_of
from letters.sheets import CannotReadSheet, SheetRow, Table
from letters.sheets.columns import NEW
from letters.sheets.merging import kind_of
from letters.sheets.read import read_table
from letters.sheets.table import is_of_new
from letters.signals import sheet_waits

EACH = 3  # sheets of one person that wait to be read


def receive_sheet(*, name: str, content: bytes, by: User) -> SheetImport:
    """Keep a sheet to be compared. Raises CannotReadSheet or LetterError; changes nothing else."""
    table = read_table(content)
    kind = _kind(table)
    home = _home(kind, table.rows, by)
    if SheetImport.objects.unread().filter(by=by).count() >= EACH:
        raise LetterError(_("Other sheets of yours are being read. Wait for them."))
    return _kept(SheetImport(
        coalition=home, kind=kind, name=name[:200], headers=table.headers, by=by,
        content=SheetImport.packed(table.rows), rows_total=len(table.rows),
    ))  # fmt: skip


def _kind(table: Table) -> str:
    if is_of_new(table.headers):
        if len(table.rows) > MOST_NEW:
            raise CannotReadSheet(
                _("This sheet of past letters has more than %(most)d rows. Split it between two "
                  "letters.") % {"most": MOST_NEW}
            )  # fmt: skip
        return NEW
    kind = next((kind for row in table.rows if (kind := kind_of(_version(row)))), "")
    if not kind:
        raise CannotReadSheet(
            _("No row has its “version” any more. Export a sheet here and keep that column.")
        )
    return kind


def _home(kind: str, rows: Sequence[SheetRow], by: User) -> Coalition:
    if kind == NEW:
        home = home_of_new(rows, by)
        words = _("No row names a campaign of yours. Write its name into the column “campaign”.")
    else:
        home = home_of_rows(kind, [key for row in rows if (key := key_of(row)) is not None], by)
        words = _("None of these rows is yours to change. Export a sheet of your own.")
    if home is None:
        raise LetterError(words)
    return home


def _version(row: SheetRow) -> str:
    return row.cells.get("version", "")


@transaction.atomic
def _kept(sheet: SheetImport) -> SheetImport:
    sheet.save()
    announce(sheet_waits, sheet_id=sheet.pk)
    return sheet
