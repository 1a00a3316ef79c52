"""What a file is, told by its content; its name only chooses between kinds of plain text."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Literal

import charset_normalizer

from letters.reading.errors import CannotRead

FileKind = Literal["docx", "odt", "pdf", "html", "md", "txt"]

EMPTY = "This file is empty. Choose another one, or paste the text."
LEGACY = (
    "This is an old Word file (.doc). Open it in Word or LibreOffice, save it as .docx, and try "
    "again."
)
RTF = "This is a rich-text file (.rtf). Save it as .docx or PDF, and try again."
PICTURE = "This is a picture. Run text recognition on it, or paste the text of the letter instead."
UNKNOWN = (
    "This is not a letter that can be read here. Upload .docx, .odt, .pdf, .html, .md or .txt, "
    "or paste the text."
)
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")


def kind_of(content: bytes, name: str = "") -> FileKind:
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise CannotRead(EMPTY)
    for begins, answer in _SIGNS:
        if content.startswith(begins):
            return answer(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CannotRead(UNKNOWN)
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    ending = name.lower().rpartition(".")[2]
    if ending in {"md", "markdown"} or start.startswith((b"+++\n", b"---\n")):
        return "md"
    return "html" if ending in {"html", "htm", "xhtml"} and b"<" in content[:4000] else "txt"


def _inside(content: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "docx"
            if "content.xml" in names and b"opendocument.text" in archive.read("mimetype")[:200]:
                return "odt"
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError) as error:
        raise CannotRead(UNKNOWN) from error
    raise CannotRead(UNKNOWN)


def _refuse(message: str) -> Callable[[bytes], FileKind]:
    def refuse(_content: bytes) -> FileKind:
        raise CannotRead(message)

    return refuse


_SIGNS: list[tuple[bytes, Callable[[bytes], FileKind]]] = [
    (b"PK\x03\x04", _inside),
    (b"PK\x05\x06", _inside),
    (b"\xd0\xcf\x11\xe0", _refuse(LEGACY)),
    (b"{\\rtf", _refuse(RTF)),
    *((sign, _refuse(PICTURE)) for sign in PICTURES),
]


def decoded(content: bytes) -> str:
    for encoding in (
        ("utf-8-sig", "utf-16") if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",)
    ):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = charset_normalizer.from_bytes(content[:200_000]).best()
    return content.decode(best.encoding if best else "latin-1", errors="replace")
