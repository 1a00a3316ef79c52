"""Files that are archives inside (.docx, .odt), opened with limits."""

import io
import zipfile
import zlib

from letters.reading.errors import CannotRead

MOST_MEMBERS = 2000
MOST_BYTES = 60 * 1024 * 1024  # of text, once unpacked
BROKEN = "This file is damaged and cannot be opened. Save it again, or paste the text."
BOMB = "This file unpacks to far more than a letter holds, so it was not opened. Paste the text instead."


def members(content: bytes) -> dict[str, bytes]:
    """The XML members by name. Refuses what unpacks to more than a document does."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            texts = [one for one in entries if one.filename.endswith((".xml", ".rels"))]
            if (
                len(entries) > MOST_MEMBERS
                or sum(one.file_size for one in entries) > 4 * MOST_BYTES
            ):
                raise CannotRead(BOMB)
            found, left = {}, MOST_BYTES
            for entry in texts:
                with archive.open(entry) as member:
                    found[entry.filename] = member.read(left + 1)
                left -= len(found[entry.filename])
                if left < 0:
                    raise CannotRead(BOMB)
            return found
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError,
            OSError, ValueError) as error:  # fmt: skip
        raise CannotRead(BROKEN) from error
