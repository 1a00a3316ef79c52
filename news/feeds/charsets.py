"""Bytes to text, whatever the server and the page say of their encoding."""

import codecs
import re
from email.message import Message

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""")
NOT_FOR_PAGES = re.compile(r"^(punycode|idna|unicode_?escape|raw_unicode_?escape|undefined)", re.I)
SAMPLE = 100_000
TAIL = 4  # bytes of a sign that a broken-off page may leave half


def decoded(body: bytes, content_type: str = "") -> str:
    """What reads as UTF-8 is UTF-8, whatever is claimed; then the page's word, the server's, and
    last a guess."""
    for mark, name in MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace").lstrip("\ufeff")
    declared = DECLARED.search(body[:1024])
    own = declared[1].decode("ascii") if declared else ""
    served = _served(content_type)
    claims = [own, served]
    if not any(claim.lower().startswith(("iso-2022", "hz")) for claim in claims):
        claims.insert(0, "utf-8")  # those two hide in plain ASCII
    for claim in claims:
        text = _strictly(body, claim)
        if text is not None:
            return text
    guess = from_bytes(body[:SAMPLE]).best()
    return body.decode(guess.encoding if guess else "windows-1252", "replace")


def _strictly(body: bytes, name: str) -> str | None:
    if not name or NOT_FOR_PAGES.match(name):
        return None
    try:
        return body.decode(name)
    except UnicodeDecodeError as error:
        if error.start >= len(body) - TAIL:
            return body[: error.start].decode(name, "ignore")
        return None
    except (LookupError, ValueError):
        return None


def _served(content_type: str) -> str:
    header = Message()
    header["Content-Type"] = content_type.replace("\n", " ").replace("\r", " ") or "text/plain"
    return str(header.get_param("charset") or "")[:40]
