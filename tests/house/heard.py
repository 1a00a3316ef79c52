"""All the words of an answer: what it holds unpacked, folded lines in one, and its headers."""

import io
import re
import zipfile

from pypdf import PdfReader
from pypdf.errors import PyPdfError

TEXT = re.compile(r"^$|^text/|json|xml|javascript")
FOLDED = re.compile(rb"\r\n[ \t]")
MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT[\d:.]+Z")  # when a file was made


class Unreadable(Exception):
    """A picture, or a file of a kind that nothing here can read."""


def words_of(answer) -> bytes:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.get("Content-Type", "").partition(";")[0]
    if "officedocument" in kind:
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return b" ".join(MOMENT.sub(b"", book.read(name)) for name in book.namelist())
    if kind == "application/pdf":
        return _of_pdf(body)
    if kind == "text/calendar":
        return FOLDED.sub(b"", body)
    if not TEXT.search(kind):
        raise Unreadable(kind)
    return body


def _of_pdf(body: bytes) -> bytes:
    try:
        book = PdfReader(io.BytesIO(body))
        told = [page.extract_text() for page in book.pages]
    except PyPdfError:
        raise Unreadable("application/pdf") from None
    about = book.metadata or {}
    told += [str(about.get(name, "")) for name in ("/Title", "/Author", "/Subject", "/Keywords")]
    return " ".join(told).encode()


def heard(answer) -> str:
    return f"{words_of(answer).decode(errors='replace')} {answer.headers}".lower()
