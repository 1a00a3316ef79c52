"""The files that rows name."""

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection

from archive.database import quoted
from archive.errors import ArchiveError
from archive.members import FILES, PIECE, Summed, Writer, members
from archive.tables import Table

TELL_EVERY = 1000


def list_names(tables: list[Table], into: IO[bytes]) -> None:
    """Each name once, a line each. Within the snapshot."""
    columns = [(table.name, column) for table in tables for column in table.files]
    if not columns:
        return
    asked = " UNION ".join(
        f"SELECT {quoted([column])} AS name FROM {quoted([table])}"  # noqa: S608
        for table, column in columns
    )
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT name FROM ({asked}) AS named WHERE name <> '' ORDER BY 1")  # noqa: S608
        for (name,) in cursor:
            into.write(f"{name}\n".encode())


def add_all(writer: Writer, names: IO[bytes], tell: Callable[[str], None]) -> tuple[int, int, list]:
    """How many files and bytes, and which are not there."""
    count, size, missing = 0, 0, []
    names.seek(0)
    for line in names:
        name = line.decode().rstrip("\n")
        try:
            with default_storage.open(name) as content:
                writer.add(FILES + name, content, content.size)
                size += content.size
        except FileNotFoundError:
            missing.append(name)
            continue
        count += 1
        if count % TELL_EVERY == 0:
            tell(f"files: {count} so far, {size / 1e6:.0f} MB")
    return count, size, missing


class Written:
    """The files that a restore has written, so that it can take them back."""

    def __init__(self) -> None:
        self._names = tempfile.TemporaryFile()  # noqa: SIM115
        self.count = self.size = self.same = self.replaced = 0

    def write_all(self, path: Path, tell: Callable[[str], None]) -> None:
        for name, content in members(path):
            if name.startswith(FILES):
                self._put(name.removeprefix(FILES), content)
                if self.count % TELL_EVERY == 0:
                    tell(f"files: {self.count} so far, {self.size / 1e6:.0f} MB")

    def take_back(self) -> None:
        self._names.seek(0)
        for line in self._names:
            default_storage.delete(line.decode().rstrip("\n"))

    def _put(self, name: str, content: IO[bytes]) -> None:
        """What an interrupted restore left is used where it is whole, and else replaced."""
        self.count += 1
        if default_storage.exists(name):
            if _sum_of(name) == _sum(content):
                self.size += default_storage.size(name)
                self.same += 1
                return
            self.replaced += 1
            default_storage.delete(name)
            content.seek(0)
        summed = Summed(content)
        self._names.write(f"{name}\n".encode())
        self._names.flush()
        default_storage.save(name, File(summed, name))  # type: ignore[arg-type]
        self.size += summed.size
        if not default_storage.exists(name) or _sum_of(name) != summed.sha256:
            raise ArchiveError(f"The file {name} was not stored as it is in the archive.")


def _sum_of(name: str) -> str:
    with default_storage.open(name) as kept:
        return _sum(kept)


def _sum(content: IO[bytes] | File) -> str:
    summed = hashlib.sha256()
    while piece := content.read(PIECE):
        summed.update(piece)
    return summed.hexdigest()
