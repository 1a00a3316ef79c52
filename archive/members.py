"""The file itself: a plain tar, written and read from beginning to end in constant memory.

    tables/NAME/0001.csv.gz   rows, as PostgreSQL's CSV
    files/…                   as they are
    manifest.json             what it holds, and of which version
    sums.txt                  the SHA-256 of everything before it; the last thing to be written

A file without its sums is not whole. Unpacked, it is checked by `sha256sum -c sums.txt` as well.
"""

import hashlib
import io
import json
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from archive.errors import ArchiveError

MANIFEST, SUMS = "manifest.json", "sums.txt"
TABLES, FILES = "tables/", "files/"
PIECE = 1024 * 1024


class Summed:
    """Hands on what is read or written, and sums it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._sum, self.size = file, hashlib.sha256(), 0

    def write(self, piece: bytes) -> int:
        self._note(piece)
        return self._file.write(piece)

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._note(piece)
        return piece

    def _note(self, piece: bytes) -> None:
        self._sum.update(piece)
        self.size += len(piece)

    @property
    def sha256(self) -> str:
        return self._sum.hexdigest()


class Writer:
    def __init__(self, file: IO[bytes]) -> None:
        self.whole = Summed(file)
        self._tar = tarfile.open(fileobj=self.whole, mode="w|", format=tarfile.PAX_FORMAT)  # type: ignore[call-overload]  # noqa: SIM115
        self._sums = tempfile.TemporaryFile()  # noqa: SIM115

    def add(self, name: str, content: IO[bytes], size: int) -> None:
        told = tarfile.TarInfo(name)
        told.size, told.mode = size, 0o600
        summed = Summed(content)
        self._tar.addfile(told, summed)  # type: ignore[arg-type]
        self._tar.members.clear()  # type: ignore[attr-defined]
        self._sums.write(_line(summed.sha256, name))

    def close(self, manifest: dict[str, Any]) -> None:
        written = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        self.add(MANIFEST, io.BytesIO(written), len(written))
        size = self._sums.tell()
        self._sums.seek(0)
        self.add(SUMS, self._sums, size)
        self._tar.close()
        self._sums.close()


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Whatever breaks off meanwhile in reading the archive is said in words."""
    try:
        yield
    except (tarfile.TarError, EOFError) as error:
        raise ArchiveError(f"{path} cannot be read as an archive: {error}.") from error


def members(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Each name with its content, which has to be read before the next is asked for."""
    with tarfile.open(path, "r:") as tar:
        while told := tar.next():
            content = tar.extractfile(told)
            if content is None:
                raise ArchiveError(f"{path} holds “{told.name}”, which is no file.")
            yield told.name, content
            tar.members.clear()  # type: ignore[attr-defined]


def check(path: Path) -> dict[str, Any]:
    """What the manifest says, once every sum has been found right."""
    manifest: dict[str, Any] = {}
    last = ""
    with readable(path), tempfile.TemporaryFile() as found:
        for last, content in members(path):
            if last == SUMS:
                _compare(path, found, content)
                break
            if last == MANIFEST:
                written = content.read()
                manifest, content = _read(path, written), io.BytesIO(written)
            found.write(_line(_sum_of(content), last))
    if last != SUMS or not manifest:
        raise ArchiveError(f"{path} is not whole: its end is missing. Use another one.")
    return manifest


def _read(path: Path, kept: bytes) -> dict[str, Any]:
    try:
        return dict(json.loads(kept))
    except ValueError:
        raise ArchiveError(f"{path} is damaged in “{MANIFEST}”. Use another one.") from None


def _compare(path: Path, found: IO[bytes], said: IO[bytes]) -> None:
    found.seek(0)
    for line in found:
        if said.readline() != line:
            name = line.decode().partition("  ")[2].strip()
            raise ArchiveError(f"{path} is damaged in “{name}”, or in its sum. Use another one.")
    if said.read():
        raise ArchiveError(f"{path} lacks something that its sums name. Use another one.")


def _sum_of(content: IO[bytes]) -> str:
    summed = hashlib.sha256()
    while piece := content.read(PIECE):
        summed.update(piece)
    return summed.hexdigest()


def _line(sha256: str, name: str) -> bytes:
    return f"{sha256}  {name}\n".encode()
