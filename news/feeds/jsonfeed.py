"""JSON Feed, and what is read of any JSON."""

import json

from django.utils.translation import gettext as _

from news.feeds.charsets import decoded
from news.feeds.types import Collection, Feed, NotAFeed, day_of


def loaded(body: bytes, content_type: str = "") -> dict:
    try:
        found = json.loads(decoded(body, content_type), strict=False)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise NotAFeed(_("What the site sends cannot be read as JSON."))
    return found


def rows(found: dict, name: str) -> list[dict]:
    """The objects of a list, without whatever else stands in it."""
    given = found.get(name)
    return [row for row in given if isinstance(row, dict)] if isinstance(given, list) else []


def word(row: dict, *names: str) -> str:
    """The first of these fields that holds a text."""
    return next((row[name] for name in names if isinstance(row.get(name), str) and row[name]), "")


def parse_json(body: bytes, content_type: str, found: Collection) -> Feed:
    told = loaded(body, content_type)
    if "jsonfeed.org/version" not in word(told, "version"):
        raise NotAFeed(_("There is JSON at this address, but it is no JSON Feed."))
    language = word(told, "language")
    for row in rows(told, "items"):
        found.add(
            link=_link(row),
            title=word(row, "title", "summary", "content_text"),
            summary=word(row, "summary"),
            body=word(row, "content_html", "content_text"),
            told=day_of(word(row, "date_published", "date_modified")),
            language=word(row, "language") or language,
        )
    return found.feed(word(told, "title"))


def _link(row: dict) -> str:
    known = word(row, "id")
    own = known if known.startswith(("https://", "http://")) else ""
    return word(row, "url", "external_url") or own
