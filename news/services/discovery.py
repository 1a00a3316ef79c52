"""From the address that a person has to the feed that we can follow."""

import time
from dataclasses import dataclass

from django.utils.translation import gettext as _

from news.errors import NewsError
from news.feeds import NotAFeed, parse, read
from news.feeds.markup import page
from news.feeds.page import feeds_of, title_of, usual_places
from news.links import canonical
from news.models import Source
from world import fetching

MOST_SECONDS = 15  # a person waits
MOST_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A source that was read once; where a site has several feeds, which to choose from."""

    address: str = ""
    title: str = ""
    choices: tuple[tuple[str, str], ...] = ()


def find(url: str, kind: str = Source.Kind.FEED) -> Found:
    """Read an address once, to be sure of it. Raises NewsError with a sentence."""
    try:
        got = fetching.fetch(canonical(url))
        if got is None:
            return Found()
        if kind == Source.Kind.FEED:
            return _feed(got, url)
        told = read(kind, got.body, base_url=got.url, content_type=got.content_type)
        return Found(got.moved_to or url, told.title)
    except (ValueError, fetching.FetchError) as error:
        raise NewsError(str(error)) from None


def _feed(got: fetching.Fetched, url: str) -> Found:
    try:
        return _read(got, url)
    except NotAFeed as refusal:
        named = _named(got)
        if len(named) > 1:
            return Found(choices=tuple(named[:MOST_CHOICES]))
        if named:
            return _first([named[0][0]], refusal)
        return _first(usual_places(got.url), refusal)


def _named(got: fetching.Fetched) -> list[tuple[str, str]]:
    try:
        root = page(got.body, got.content_type)
    except NotAFeed:
        return []
    site = title_of(root)
    return [(address, title or site) for address, title in feeds_of(root, got.url)]


def _first(places: list[str], refusal: NotAFeed) -> Found:
    """The first of these places that holds a feed."""
    ends = time.monotonic() + MOST_SECONDS
    for place in places:
        if time.monotonic() > ends:
            break
        try:
            got = fetching.fetch(place)
            if got:
                return _read(got, place)
        except (NotAFeed, fetching.FetchError):
            continue
    raise refusal


def _read(got: fetching.Fetched, asked: str) -> Found:
    """What is followed is where the feed lives, and not where it happens to be today."""
    told = parse(got.body, base_url=got.url, content_type=got.content_type)
    return Found(got.moved_to or asked, told.title)


def headline_at(url: str) -> str:
    """What a page calls itself. Raises NewsError with a sentence."""
    try:
        got = fetching.fetch(canonical(url))
        title = title_of(page(got.body, got.content_type)) if got else ""
    except (ValueError, fetching.FetchError) as error:
        raise NewsError(str(error)) from None
    if not title:
        raise NewsError(_("The page does not say what it is called."))
    return title[:500]
