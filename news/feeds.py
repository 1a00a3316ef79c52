"""Bytes of a feed to entries. Knows neither the network nor our tables."""

import calendar
import html
import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from time import struct_time
from urllib.parse import urljoin

import feedparser
import nh3
from django.utils.translation import gettext as _

from news.links import canonical

OLDEST = date(1990, 1, 1)  # before the web
AHEAD = timedelta(days=2)  # clocks and time zones differ
TITLE, SUMMARY, BODY = 500, 5_000, 100_000  # characters kept
BLOCK = re.compile(r"<(/?(p|div|li|ul|ol|h\d|tr|blockquote)|br)\b[^>]*>", re.IGNORECASE)


class NotAFeed(ValueError):
    """What was fetched is no feed. The message is fit to show."""


@dataclass(frozen=True, slots=True)
class Entry:
    url: str
    title: str
    summary: str
    body: str
    published_on: date | None
    language: str


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    entries: tuple[Entry, ...]
    skipped: tuple[str, ...]


def parse(body: bytes, *, base_url: str = "", today: date | None = None) -> Feed:
    """Entries that have both a link and a title; the rest is skipped, and said so.

    A feed that breaks off half-way yields what stands whole before the break. A date before the
    web or in the future is no date.
    """
    found = feedparser.parse(io.BytesIO(body), resolve_relative_uris=False, sanitize_html=False)
    if not found.get("version"):
        raise NotAFeed(
            _("There is no feed at this address. Look for “RSS” or “Atom” on the site's pages.")
        )
    declared = str(found.feed.get("language", ""))
    today = today or datetime.now(UTC).date()
    entries, skipped = [], []
    for number, raw in enumerate(found.entries, start=1):
        url, title = _address(raw, base_url), plain(str(raw.get("title", "")))[:TITLE]
        if not url or not title:
            lacking = _("a link") if not url else _("a title")
            skipped.append(
                _("Entry %(number)s lacks %(what)s.") % {"number": number, "what": lacking}
            )
            continue
        entries.append(_entry(raw, url, title, declared, today))
    return Feed(plain(str(found.feed.get("title", "")))[:200], tuple(entries), tuple(skipped))


def _entry(raw: dict, url: str, title: str, declared: str, today: date) -> Entry:
    content = " ".join(str(part.get("value", "")) for part in raw.get("content", []))
    summary = plain(str(raw.get("summary", "")))
    body = plain(content)
    return Entry(
        url=url,
        title=title,
        summary="" if summary == body else summary[:SUMMARY],
        body=body[:BODY],
        published_on=_date(raw, today),
        language=declared,
    )


def _address(raw: dict, base_url: str) -> str:
    """The entry's own link; an identifier serves where it is an address."""
    for given in (raw.get("link"), raw.get("id")):
        if not given:
            continue
        try:
            return canonical(urljoin(base_url, str(given)))
        except ValueError:
            continue
    return ""


def _date(raw: dict, today: date) -> date | None:
    # Asked of the plain dictionary: feedparser's own look-up maps one date to the other.
    told: struct_time | None = dict.get(raw, "published_parsed") or dict.get(raw, "updated_parsed")
    if not told:
        return None
    try:
        day = datetime.fromtimestamp(calendar.timegm(told), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
    return day if OLDEST <= day <= today + AHEAD else None


def plain(markup: str) -> str:
    """Text without markup, paragraphs kept apart."""
    spaced = BLOCK.sub("\n", markup)
    text = html.unescape(nh3.clean(spaced, tags=set()))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
