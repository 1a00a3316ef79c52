"""Lists of feeds as other readers keep them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from lxml import etree

from news.feeds.markup import xml
from news.feeds.types import NotAFeed

MOST = 10_000


def read_opml(body: bytes) -> list[tuple[str, str]]:
    """Address and title of each feed of a list, in its order, folders laid flat."""
    found: dict[str, str] = {}
    for outline in xml(body).iter("{*}outline"):
        told = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        address = told.get("xmlurl", "").strip()
        if address:
            found.setdefault(
                address, " ".join((told.get("title") or told.get("text", "")).split())[:200]
            )
    if not found:
        raise NotAFeed(_("There are no feeds in this file. Choose an OPML file of a feed reader."))
    return list(found.items())[:MOST]


def write_opml(title: str, feeds: Iterable[tuple[str, str]]) -> bytes:
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for address, name in feeds:
        etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=address)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
