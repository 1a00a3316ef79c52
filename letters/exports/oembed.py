"""What a site that knows oEmbed (https://oembed.com) is told of a page of ours."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree

from django.conf import settings

from letters.exports.names import printable
from letters.selectors.cards import Card
from letters.selectors.frames import PICTURE, WIDTH, OurPage, frame_of, picture_of

CACHE_AGE = 3600
Told = dict[str, str | int]


def preview(
    page: OurPage, card: Card, widest: int | None = None, highest: int | None = None
) -> Told:
    """No larger than was asked for; a thumbnail is named only where it fits."""
    frame = frame_of(page, card)
    width, height = min(WIDTH, widest or WIDTH), min(frame.height, highest or frame.height)
    told: Told = {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Heeded",
        "provider_url": f"{settings.SITE_URL}/",
        "title": frame.title,
        "cache_age": CACHE_AGE,
        "html": frame.code(width, height),
        "width": width,
        "height": height,
    }
    wide, high = PICTURE
    if (widest or wide) >= wide and (highest or high) >= high:
        told |= {
            "thumbnail_url": picture_of(page, card),
            "thumbnail_width": wide,
            "thumbnail_height": high,
        }
    return told


def _as_json(told: Told) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


def _as_xml(told: Told) -> bytes:
    root = ElementTree.Element("oembed")
    for name, value in told.items():
        ElementTree.SubElement(root, name).text = printable(str(value))
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


@dataclass(frozen=True, slots=True)
class Writer:
    kind: str
    write: Callable[[Told], bytes]


WRITERS = {
    "json": Writer("application/json; charset=utf-8", _as_json),
    "xml": Writer("text/xml; charset=utf-8", _as_xml),
}
