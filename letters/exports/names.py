"""Names that stay for good, and words that every reader of XML and calendars takes."""

import re
import unicodedata
from urllib.parse import urlsplit

from django.conf import settings

# The year from which names under this host are ours to give (RFC 4151); it never changes.
SINCE = "2026"
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def tag(name: str) -> str:
    return f"tag:{host()},{SINCE}:{name}"


def printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)


def apart(text: str) -> str:
    """So that words from right to left take no date or comma of ours along (UAX 9)."""
    if any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text):
        return f"\u2068{text}\u2069"
    return text
