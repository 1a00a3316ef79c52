"""Sheets of asks and letters that leave, are edited anywhere, and come back: read, compared and
written here without a database."""

from letters.sheets.errors import CannotReadSheet, CellFault
from letters.sheets.table import SheetRow, Table

__all__ = ["CannotReadSheet", "CellFault", "SheetRow", "Table"]
