"""Files that no sheet can be read from are refused as a whole, in words."""

import zipfile
from io import BytesIO

import pytest

from letters.sheets import CannotReadSheet
from letters.sheets.read import read_table
from letters.sheets.table import MOST_COLUMNS, MOST_ROWS
from tests.letters.sheets.texts import as_xlsx


def archive(**members: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file.getvalue()


WIDE = ("id,version," + ",".join(f"c{at}" for at in range(2 * MOST_COLUMNS))).encode()
LONG = b"id,version\n" + b"1,A1-\n" * (MOST_ROWS + 1)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old .xls"),
        (b"PK\x03\x04 and no more", "damaged"),
        (archive(readme=b"hello"), "no spreadsheet"),
        (archive(**{"xl/workbook.xml": b"<broken"}), "damaged"),
        (archive(**{"content.xml": b"", "mimetype": b""}), "OpenDocument"),
        (b"%PDF-1.7 ...", "no spreadsheet"),
        (b"name,age\nAda,36\n", "first row"),
        (b"id,version,id\n1,A1-,1\n", "twice"),
        (b"id,version\n", "nothing below"),
        (WIDE + b"\n1,A1-", "columns"),
        (LONG, "rows"),
        (b"id,version\n1,\x00\x01\n", "no spreadsheet"),
        (as_xlsx({}, merge="J2:K2"), "merged"),
    ],
)
def test_it_says_what_is_wrong(content: bytes, words: str) -> None:
    with pytest.raises(CannotReadSheet, match=words):
        read_table(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_of_many_programs_are_read(encoding: str, separator: str) -> None:
    text = f"id{separator}version{separator}topics\r\n1{separator}A1-{separator}Réfugiés\r\n"
    [row] = read_table(text.encode(encoding)).rows
    assert row.cells == {"id": "1", "version": "A1-", "topics": "Réfugiés"}
