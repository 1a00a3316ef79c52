"""RSS 0.9 to 2.0, RDF and Atom."""

import calendar
import io
import re
from datetime import UTC, date, datetime
from time import struct_time

import feedparser
from django.utils.translation import gettext as _

from news.feeds.charsets import decoded
from news.feeds.types import UNREADABLE, Collection, Feed, NotAFeed

ENCODING = re.compile(r"""^(\s*<\?xml\b[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""")
HEAD = 300  # letters in which a declaration ends
REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", re.IGNORECASE)
ODD = (AttributeError, LookupError, RecursionError, TypeError, ValueError, AssertionError)


def parse_xml(body: bytes, content_type: str, found: Collection) -> Feed:
    """A feed that breaks off half-way yields what stands whole before the break."""
    text = REFERENCE.sub(_readable, UNREADABLE.sub("", decoded(body, content_type)))
    text = ENCODING.sub(r"\1", text[:HEAD], count=1) + text[HEAD:]
    try:
        told = feedparser.parse(
            io.BytesIO(text.strip().encode()), resolve_relative_uris=False, sanitize_html=False
        )
    except ODD as error:
        raise NotAFeed(_("This feed is broken in a way that nothing can be read of it.")) from error
    if not told.get("version"):
        raise NotAFeed(
            _("There is no feed at this address. Look for “RSS” or “Atom” on the site's pages.")
        )
    language = str(told.feed.get("language", ""))
    site = str(told.feed.get("link", ""))
    if told.version.startswith("rss") and site.startswith(("https://", "http://")):
        found.base_url = site
    for raw in told.entries:
        _add(found, raw, language)
    broken = bool(told.bozo) and not isinstance(
        told.get("bozo_exception"), feedparser.CharacterEncodingOverride
    )
    caution = _("The feed is not well formed; what could be read was read.") if broken else ""
    return found.feed(str(told.feed.get("title", "")), caution)


def _readable(reference: re.Match) -> str:
    """A sign written as a number, unless no text may hold it."""
    sign = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if sign > 0x10FFFF or UNREADABLE.match(chr(sign)) else reference[0]


def _add(found: Collection, raw: dict, language: str) -> None:
    day = _day(raw)
    if dict.get(raw, "published") and not day:
        found.odd_days += 1
    found.add(
        link=_link(raw),
        title=str(raw.get("title", "")),
        summary=str(raw.get("summary", "")),
        body=" ".join(str(part.get("value", "")) for part in raw.get("content", [])),
        told=day,
        language=language,
    )


def _link(raw: dict) -> str:
    """The entry's own link; an identifier serves where it is an address."""
    link, known = str(raw.get("link") or ""), str(raw.get("id") or "")
    return link or (known if known.startswith(("https://", "http://")) else "")


def _day(raw: dict) -> date | None:
    # Asked of the plain dictionary: feedparser's own look-up maps one date to the other.
    told: struct_time | None = dict.get(raw, "published_parsed") or dict.get(raw, "updated_parsed")
    if not told:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(told), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
