"""A row of a sheet as it leaves, and the file that it comes back in."""

from io import BytesIO

import openpyxl

from letters.sheets.columns import ASKS, columns_of
from letters.sheets.merging import version_of
from letters.sheets.writing import write_csv, write_xlsx

ON_FILE = {
    "id": "7",
    "address": "https://site.example/recommendations/7/",
    "letter": "On the closing of the camps",
    "sent_on": "2009-11-19",
    "governments": "Norway",
    "number": "1",
    "recommendation": "Close the camps.",
    "position": "No response",
    "status": "Not assessed",
    "topics": "camps, refugees",
    "subject_countries": "Norway",
    "too_vague": "",
}


def leaves(**other: str) -> dict[str, str]:
    texts = ON_FILE | other
    return texts | {"version": version_of(ASKS, int(texts["id"]), texts)}


def as_csv(**edited: str) -> bytes:
    return write_csv(ASKS, [leaves() | edited])


def as_xlsx(edited: dict[str, object], *, merge: str = "") -> bytes:
    """The sheet that leaves, with cells overwritten by a spreadsheet program."""
    book = openpyxl.load_workbook(BytesIO(write_xlsx(ASKS, [leaves()])))
    sheet = book.worksheets[0]
    codes = [one.code for one in columns_of(ASKS)]
    for code, value in edited.items():
        sheet.cell(row=2, column=codes.index(code) + 1).value = value
    if merge:
        sheet.merge_cells(merge)
    file = BytesIO()
    book.save(file)
    return file.getvalue()
