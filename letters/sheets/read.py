"""Which kind of file it is, by what it holds and not by its name."""

import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

from letters.sheets.csvs import read_csv
from letters.sheets.errors import CannotReadSheet
from letters.sheets.table import MOST_BYTES, Table
from letters.sheets.workbooks import read_workbook

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and whatever has a password


def read_table(content: bytes) -> Table:
    """The rows of a CSV or XLSX file. Raises CannotReadSheet."""
    if not content.strip():
        raise CannotReadSheet(_("This file is empty."))
    if len(content) > MOST_BYTES:
        raise CannotReadSheet(
            _("This file is larger than %(most)d MB. Split it, or narrow the export.")
            % {"most": MOST_BYTES // 1024 // 1024}
        )
    if content.startswith(OLD_OFFICE):
        raise CannotReadSheet(
            _(
                "This is an old .xls file, or one with a password. Save it as .xlsx without a "
                "password, or as CSV."
            )
        )
    if content.startswith(b"PK"):
        return _zipped(content)
    if content.lstrip()[:5].lower() in {b"<html", b"<!doc", b"<?xml", b"%pdf-", b"{\\rtf"}:
        raise CannotReadSheet(_("This is no spreadsheet. Save it as .xlsx or CSV."))
    return read_csv(content)


def _zipped(content: bytes) -> Table:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise CannotReadSheet(_("This file is damaged. Save it again.")) from None
    if "xl/workbook.xml" in names:
        return read_workbook(content)
    if "content.xml" in names and "mimetype" in names:
        raise CannotReadSheet(
            _("This is an OpenDocument file (.ods). Save it as .xlsx or CSV instead.")
        )
    raise CannotReadSheet(_("This is no spreadsheet. Save it as .xlsx or CSV."))
