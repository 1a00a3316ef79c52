"""Reading sources, in the order: fetch outside any transaction, read, store, note."""

import hashlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.errors import NewsError
from news.feeds import Feed, NotAFeed, read
from news.feeds.markup import page
from news.feeds.page import feeds_of
from news.links import canonical
from news.models import Article, Source
from news.services import health, ingest
from news.services.searching import request_of
from world import fetching, robots

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Look:
    """What stands at a source now; without a feed, nothing has changed since the last time."""

    got: fetching.Fetched | None
    feed: Feed | None = None
    body_hash: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """What one poll did; `error` is a sentence, "" where it went well."""

    feed: Feed | None = None
    fresh: tuple[Article, ...] = ()
    error: str = ""


def poll(source: Source) -> Poll:
    """Read a source now. Failures are noted on it, with when to come back, and not raised."""
    return _settled(source, lambda: look(source))


def poll_due(*, seconds: float, tell: Callable[[Poll], None]) -> int:
    """Read sources that are due, many at once, until none is left or the time is over.

    A slow one holds up no other: it keeps one of many threads, and no longer than a page may take.
    Threads only fetch and read; all that touches the database happens in the caller's.
    """
    ends, at_once = time.monotonic() + seconds, settings.FETCH_AT_ONCE
    going: dict[Future[Look], Source] = {}
    count = 0
    with ThreadPoolExecutor(at_once) as threads:
        while True:
            if len(going) < at_once and time.monotonic() < ends:
                for source in health.claim_due(most=2 * at_once - len(going)):
                    going[threads.submit(look, source)] = source
            if not going:
                return count
            if time.monotonic() >= ends:
                _call_off(going)
            done, _rest = wait(going, return_when=FIRST_COMPLETED)
            for future in done:
                tell(_settled(going.pop(future), future.result))
                count += 1


def _call_off(going: dict[Future[Look], Source]) -> None:
    """The time is over: what has not begun is left to the next round."""
    unbegun = [future for future in going if future.cancel()]
    health.let_go([going.pop(future) for future in unbegun])


def _settled(source: Source, result: Callable[[], Look]) -> Poll:
    """Store what was read and note how it went. Whatever goes wrong stays with this source."""
    try:
        found = result()
        feed = found.feed
        fresh = ingest.store(source, feed.entries, feed_title=feed.title) if feed else []
    except (fetching.FetchError, NotAFeed, NewsError) as error:
        wait_for = error.retry_after if isinstance(error, fetching.Unreachable) else 0
        health.note_failure(source=source, error=str(error), retry_after=wait_for)
        return Poll(error=str(error))
    except (OperationalError, InterfaceError):
        raise  # our database is away, which is no fault of the source: its claim ends by itself
    except Exception:  # the boundary: one source is never another's trouble
        logger.exception("Source %s could not be read.", source.pk)
        said = _("A fault of ours kept this source from being read. It is in the site's log.")
        health.note_failure(source=source, error=said)
        return Poll(error=said)
    health.note_success(source=source, notice=_notice(source, found), **_marks(found))
    return Poll(feed=feed, fresh=tuple(fresh))


def _marks(found: Look) -> dict[str, str]:
    """By what to tell next time that nothing has changed; a list of lists never says."""
    if not found.got or (found.feed and found.feed.more):
        return {}
    return {
        "etag": found.got.etag,
        "last_modified": found.got.last_modified,
        "body_hash": found.body_hash,
    }


def look(source: Source) -> Look:
    """Fetch and read, without a word to the database."""
    address, headers = request_of(source, timezone.now())
    got = fetching.fetch(
        address,
        etag=source.etag,
        last_modified=source.last_modified,
        headers=headers,
        may=_asked_first(source.kind),
    )
    if got is None:
        return Look(got=None)
    body_hash = hashlib.sha256(got.body).hexdigest()
    if body_hash == source.body_hash:
        return Look(got=got)
    return Look(got=got, feed=_whole(source.kind, got), body_hash=body_hash)


def _asked_first(kind: str) -> Callable[[str], None] | None:
    """A feed is there for programs; of pages and sitemaps the site may say otherwise."""
    return robots.obey if kind in {Source.Kind.PAGE, Source.Kind.SITEMAP} else None


def _whole(kind: str, got: fetching.Fetched) -> Feed:
    """What was fetched, with the further pages that it names."""
    try:
        feed = read(kind, got.body, base_url=got.url, content_type=got.content_type)
    except NotAFeed as refusal:
        raise NotAFeed(f"{refusal} {_named_instead(kind, got)}".strip()) from None
    for address in feed.more:
        try:
            part = fetching.fetch(address, may=_asked_first(kind))
        except fetching.FetchError as error:
            feed = replace(feed, caution=f"{address}: {error}")
            continue
        if part:
            told = read(kind, part.body, base_url=part.url, content_type=part.content_type)
            feed = replace(feed, entries=feed.entries + told.entries)
    return feed


def _named_instead(kind: str, got: fetching.Fetched) -> str:
    """A site that moved its feed often shows a page in its place, and names the new one there."""
    if kind != Source.Kind.FEED:
        return ""
    try:
        named = feeds_of(page(got.body, got.content_type), got.url)
    except NotAFeed:
        return ""
    return _("The page names this one: %(address)s") % {"address": named[0][0]} if named else ""


def _notice(source: Source, found: Look) -> str | None:
    """A sentence on what is wrong although it was read; None where nothing new is known."""
    if not found.feed or not found.got:
        return None
    said = [found.feed.caution] if found.feed.caution else []
    if found.feed.skipped:
        number = len(found.feed.skipped)
        words = ngettext(
            "%(count)s entry was left out. %(first)s",
            "%(count)s entries were left out. %(first)s",
            number,
        )
        said.append(words % {"count": number, "first": found.feed.skipped[0]})
    moved = found.got.moved_to
    if moved and _plainly(moved) != source.feed_url and not source.is_search:
        said.append(_("The site says it has moved for good to %(address)s.") % {"address": moved})
    return " ".join(said)


def _plainly(address: str) -> str:
    try:
        return canonical(address)
    except ValueError:
        return address
