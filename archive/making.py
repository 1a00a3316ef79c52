"""An archive, written while the site runs."""

import fcntl
import gzip
import hashlib
import os
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from archive import database, files, tables
from archive.errors import ArchiveError
from archive.members import TABLES, Writer

FORMAT = 1
PART = 32 * 1024 * 1024  # bytes of rows in one member, before they are compressed
IN_MEMORY = 8 * 1024 * 1024
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Made:
    manifest: dict[str, Any]
    size: int
    sha256: str

    @property
    def rows(self) -> int:
        return sum(table["rows"] for table in self.manifest["tables"])


def make(path: Path, tell: Tell) -> Made:
    """Write it beside its place, and put it there once it is whole."""
    with _place(path) as file, tempfile.TemporaryFile() as names:
        writer = Writer(file)
        manifest: dict[str, Any] = {
            "format": FORMAT,
            "version": version(),
            "made_at": timezone.now().isoformat(),
        }
        with database.snapshot() as cursor:
            kept = tables.kept()
            manifest["migrations"] = database.migrations_applied()
            manifest["tables"] = [_add_table(writer, cursor, table, tell) for table in kept]
            manifest["sequences"] = database.sequences(cursor)
            manifest["left_out"] = tables.left_out()
            files.list_names(kept, names)
        count, size, missing = files.add_all(writer, names, tell)
        manifest["files"] = {"count": count, "bytes": size, "missing": missing}
        tell(f"files: {count}, {size / 1e6:.1f} MB")
        writer.close(manifest)
    return Made(manifest, writer.whole.size, writer.whole.sha256)


def version() -> str:
    stated = (settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(stated)["project"]["version"])


@contextmanager
def _place(path: Path) -> Iterator[IO[bytes]]:
    """A file that only its owner may read; it bears its name once it is on the disk."""
    if path.exists():
        raise ArchiveError(f"{path} is there already. Choose another name.")
    part = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o600), "wb") as file:
        _have_alone(part, file)
        try:
            file.truncate()
            yield file
            file.flush()
            os.fsync(file.fileno())
            part.rename(path)
        finally:
            part.unlink(missing_ok=True)
    _settle(path.parent)


def _have_alone(part: Path, file: IO[bytes]) -> None:
    """Two never write the same file, and what has got its name meanwhile is left alone."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_mine = part.stat().st_ino == os.fstat(file.fileno()).st_ino
    except (BlockingIOError, FileNotFoundError):
        is_mine = False
    if not is_mine:
        raise ArchiveError(f"{part} is being written by somebody else. Choose another name.")


def _settle(folder: Path) -> None:
    """The name is on the disk as well."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _add_table(
    writer: Writer, cursor: CursorWrapper, table: tables.Table, tell: Tell
) -> dict[str, Any]:
    columns = database.quoted(table.columns)
    asked = (
        f"COPY (SELECT {columns} FROM {database.quoted([table.name])}"  # noqa: S608
        f" ORDER BY {database.quoted([table.key])}) TO STDOUT (FORMAT csv, HEADER)"
    )
    summed, parts, size = hashlib.sha256(), 0, 0
    with cursor.copy(asked) as copy:
        for parts, part in enumerate(_parts(copy, summed), start=1):
            size = part.seek(0, os.SEEK_END)
            part.seek(0)
            writer.add(f"{TABLES}{table.name}/{parts:04}.csv.gz", part, size)
            if parts > 1:
                tell(f"{table.name}: part {parts}")
    rows = cursor.rowcount
    tell(f"{table.name}: {rows} rows")
    return {
        "name": table.name,
        "columns": list(table.columns),
        "rows": rows,
        "parts": parts,
        "sha256": summed.hexdigest(),  # of the rows as text, to compare two archives by
    }


def _parts(copy: Any, summed: Any) -> Iterator[IO[bytes]]:
    """The rows, compressed, a bounded piece at a time; at least one with the names of columns."""
    rows = iter(copy)
    is_over = False
    while not is_over:
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as part:
            with gzip.GzipFile("", "wb", 6, part, mtime=0) as packed:
                size, is_over = 0, True
                for row in rows:
                    summed.update(row)
                    size += packed.write(row)
                    if size >= PART:
                        is_over = False
                        break
            yield part
