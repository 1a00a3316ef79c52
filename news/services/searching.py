"""Archives of news that can be searched: which of them the operator has set up, and how."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _

from news.errors import NewsError
from news.feeds.searches import gdelt_address, media_cloud_address
from news.models import Source

Kind = Source.Kind
FIRST = timedelta(days=30)  # how far back the first search looks
OVERLAP = timedelta(days=1)  # archives learn of articles late


def searches() -> list[tuple[str, str]]:
    """The archives that are set up, as choices."""
    given = {
        Kind.GDELT: settings.GDELT_URL,
        Kind.MEDIA_CLOUD: settings.MEDIA_CLOUD_URL and settings.MEDIA_CLOUD_KEY,
    }
    return [(kind.value, str(kind.label)) for kind, is_set_up in given.items() if is_set_up]


def address_of(kind: str, query: str) -> str:
    """What stands for a search where a feed has its address."""
    if not query:
        raise NewsError(_("Write what to search for."))
    address = f"{_base(kind)}?{urlencode({'q': query})}"
    if len(address) > 2_000:
        raise NewsError(_("This search is too long. Make it shorter, or make two of it."))
    return address


def request_of(source: Source, now: datetime) -> tuple[str, Mapping[str, str]]:
    """Address and headers with which a source is asked."""
    if not source.is_search:
        return source.feed_url, {}
    since = (source.succeeded_at - OVERLAP) if source.succeeded_at else now - FIRST
    base = _base(source.kind)
    if source.kind == Kind.GDELT:
        return gdelt_address(base, source.query, since, now), {}
    key = {"Authorization": f"Token {settings.MEDIA_CLOUD_KEY}", "Accept": "application/json"}
    return media_cloud_address(base, source.query, since, now), key


def _base(kind: str) -> str:
    if kind not in dict(searches()):
        raise NewsError(_("This archive is not set up here. Ask whoever runs the site."))
    return settings.GDELT_URL if kind == Kind.GDELT else settings.MEDIA_CLOUD_URL
