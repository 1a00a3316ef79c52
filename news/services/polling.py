"""One poll of one source, in the order: fetch outside any transaction, read, store, note."""

from dataclasses import dataclass

from news.errors import NewsError
from news.feeds import Feed, NotAFeed, parse
from news.links import canonical
from news.models import Article, Source
from news.services import ingest, sources
from world import fetching


@dataclass(frozen=True, slots=True)
class Poll:
    """What one poll did; `error` is a sentence, "" where it went well."""

    feed: Feed | None = None
    fresh: tuple[Article, ...] = ()
    error: str = ""


def poll(source: Source) -> Poll:
    """Read a source now. Failures are noted on it, with when to come back, and not raised."""
    try:
        got = fetching.fetch(source.feed_url, etag=source.etag, last_modified=source.last_modified)
        feed = parse(got.body, base_url=got.url) if got else None
    except (fetching.FetchError, NotAFeed) as error:
        wait = error.retry_after if isinstance(error, fetching.Unreachable) else 0
        sources.note_failure(source=source, error=str(error), retry_after=wait)
        return Poll(error=str(error))
    fresh = ingest.store(source, feed.entries, feed_title=feed.title) if feed else []
    sources.note_success(
        source=source,
        etag=got.etag if got else "",
        last_modified=got.last_modified if got else "",
    )
    return Poll(feed=feed, fresh=tuple(fresh))


def title_of(url: str) -> str:
    """Read a feed once, to be sure that it is one. Raises NewsError with a sentence."""
    try:
        address = canonical(url)
        got = fetching.fetch(address)
        return parse(got.body, base_url=got.url).title if got else ""
    except (ValueError, fetching.FetchError) as error:
        raise NewsError(str(error)) from None
