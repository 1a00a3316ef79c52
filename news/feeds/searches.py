"""Searches in other people's archives of news: how to ask, and how to read the answer."""

from datetime import datetime
from urllib.parse import urlencode

import pycountry
from django.utils.translation import gettext as _

from news.feeds.charsets import decoded
from news.feeds.jsonfeed import loaded, rows, word
from news.feeds.types import Collection, Feed, NotAFeed, day_of, plain

MOST = 250  # what GDELT gives at once


def gdelt_address(base: str, query: str, since: datetime, until: datetime) -> str:
    asked = {
        "query": query,
        "mode": "artlist",
        "format": "json",
        "sort": "datedesc",
        "maxrecords": MOST,
        "startdatetime": since.strftime("%Y%m%d%H%M%S"),
        "enddatetime": until.strftime("%Y%m%d%H%M%S"),
    }
    return f"{base}?{urlencode(asked)}"


def parse_gdelt(body: bytes, content_type: str, found: Collection) -> Feed:
    """GDELT refuses a query in plain words, with a status that says all is well."""
    words = decoded(body, content_type).strip()
    if not words.startswith("{"):
        told = plain(words)[:200]
        raise NotAFeed(_("GDELT refuses this search: “%(words)s”") % {"words": told})
    answer = loaded(body, content_type)
    for row in rows(answer, "articles"):
        found.add(
            link=word(row, "url"),
            title=word(row, "title"),
            told=day_of(word(row, "seendate")),
            language=_code(word(row, "language")),
            outlet=word(row, "domain"),
        )
    is_full = len(rows(answer, "articles")) >= MOST
    caution = _("There was more than one answer can hold; make the search narrower.")
    return found.feed(caution=caution if is_full else "")


def _code(name: str) -> str:
    """GDELT names languages in English."""
    language = pycountry.languages.get(name=name)
    return getattr(language, "alpha_2", "") if language else ""


def media_cloud_address(base: str, query: str, since: datetime, until: datetime) -> str:
    asked = {
        "q": query,
        "start": since.date().isoformat(),
        "end": until.date().isoformat(),
        "platform": "onlinenews-mediacloud",
    }
    return f"{base}?{urlencode(asked)}"


def parse_media_cloud(body: bytes, content_type: str, found: Collection) -> Feed:
    answer = loaded(body, content_type)
    if "stories" not in answer:
        told = plain(word(answer, "note", "detail", "error", "message"))[:200]
        raise NotAFeed(_("Media Cloud refuses this search: “%(words)s”") % {"words": told})
    for row in rows(answer, "stories"):
        found.add(
            link=word(row, "url"),
            title=word(row, "title"),
            told=day_of(word(row, "publish_date")),
            language=word(row, "language"),
            outlet=word(row, "media_name", "media_url"),
        )
    return found.feed()
