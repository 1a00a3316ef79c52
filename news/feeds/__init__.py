"""Bytes of a source to entries. Knows neither the network nor our tables."""

from datetime import date

from news.feeds.jsonfeed import parse_json
from news.feeds.page import parse_page
from news.feeds.searches import parse_gdelt, parse_media_cloud
from news.feeds.sitemap import parse_sitemap
from news.feeds.syndication import parse_xml
from news.feeds.types import Collection, Entry, Feed, NotAFeed, plain

__all__ = ["Entry", "Feed", "NotAFeed", "parse", "plain", "read"]

READERS = {
    "page": parse_page,
    "sitemap": parse_sitemap,
    "gdelt": parse_gdelt,
    "media_cloud": parse_media_cloud,
}


def parse(
    body: bytes, *, base_url: str = "", today: date | None = None, content_type: str = ""
) -> Feed:
    """A feed of any make: RSS, RDF, Atom or JSON."""
    reader = parse_json if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else parse_xml
    return reader(body, content_type, Collection(base_url, today))


def read(kind: str, body: bytes, *, base_url: str, content_type: str = "") -> Feed:
    """What a source of this kind gives."""
    if kind not in READERS:
        return parse(body, base_url=base_url, content_type=content_type)
    return READERS[kind](body, content_type, Collection(base_url))
