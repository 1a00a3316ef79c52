"""A sitemap as a source of links, and a sitemap of sitemaps."""

import re
import zlib
from urllib.parse import unquote, urljoin, urlsplit

from django.utils.translation import gettext as _
from lxml import etree

from news.feeds.markup import below, xml
from news.feeds.types import Collection, Feed, NotAFeed, day_of

MOST_LINKS = 1_000  # the newest
MOST_PARTS = 3
MOST_BYTES = 50 * 1024 * 1024  # what the standard allows, unpacked
GZIP = b"\x1f\x8b"


def parse_sitemap(body: bytes, content_type: str, found: Collection) -> Feed:
    root = xml(unpacked(body), content_type)
    parts = [(below(one, "lastmod"), below(one, "loc")) for one in root.iter("{*}sitemap")]
    links = sorted(root.iter("{*}url"), key=lambda one: below(one, "lastmod"), reverse=True)
    if not parts and not links:
        raise NotAFeed(_("There is no sitemap at this address. Try /sitemap.xml on the site."))
    for one in links[:MOST_LINKS]:
        _add(found, one)
    newest = [place for _when, place in sorted(parts, reverse=True) if place][:MOST_PARTS]
    return found.feed(more=tuple(urljoin(found.base_url, place) for place in newest))


def unpacked(body: bytes) -> bytes:
    """Sitemaps are kept packed; one that swells without end is refused."""
    if not body.startswith(GZIP):
        return body
    try:
        packed = zlib.decompressobj(wbits=31)
        found = packed.decompress(body, MOST_BYTES)
    except zlib.error:
        raise NotAFeed(_("The packed sitemap is damaged and cannot be read.")) from None
    if packed.unconsumed_tail:
        raise NotAFeed(_("The packed sitemap is too large to be read."))
    return found


def _add(found: Collection, one: etree._Element) -> None:
    link = below(one, "loc")
    found.add(
        link=link,
        title=below(one, "title") or _spoken(link),
        told=day_of(below(one, "publication_date")),
        language=below(one, "language"),
    )


def _spoken(link: str) -> str:
    """A headline from the words of an address: all there is until the page is read."""
    path = unquote(urlsplit(link).path).strip("/")
    words = re.sub(r"\.\w{2,5}$", "", path.rpartition("/")[2])
    spoken = " ".join(re.split(r"[-_+]+", words)).strip()
    return spoken[:1].upper() + spoken[1:]
