from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from news.feeds import Feed, NotAFeed, parse
from news.links import canonical
from news.models import Article, Source
from news.services import ingest, polling
from news.services.suggest import suggest
from world import fetching


class Command(BaseCommand):
    help = "Read one feed now and match what is new, with a report."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", nargs="?", default="", help="address of the feed")
        parser.add_argument("--file", type=Path, help="read this stored feed instead")

    def handle(self, *, url: str, file: Path | None, **_options: object) -> None:
        if bool(url) == bool(file):
            raise CommandError("Give the address of a feed, or --file with a stored one.")
        source, feed, fresh = self._from_file(file) if file else self._from_url(url)
        self._report(source, feed, fresh)

    def _from_file(self, file: Path) -> tuple[None, Feed, list[Article]]:
        try:
            feed = parse(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file}: cannot be read ({error.strerror}).") from None
        except NotAFeed as error:
            raise CommandError(f"{file}: {error}") from None
        return None, feed, ingest.store(None, feed.entries, feed_title=feed.title)

    def _from_url(self, url: str) -> tuple[Source | None, Feed | None, list[Article]]:
        """A followed source is polled as the worker does; another address leaves no source."""
        try:
            address = canonical(url)
            source = Source.objects.filter(feed_url=address).first()
            if source:
                poll = polling.poll(source)
                if poll.error:
                    raise CommandError(poll.error)
                return source, poll.feed, list(poll.fresh)
            got = fetching.fetch(address)
            feed = parse(got.body, base_url=got.url, content_type=got.content_type) if got else None
        except (ValueError, fetching.FetchError) as error:
            raise CommandError(str(error)) from None
        fresh = ingest.store(None, feed.entries, feed_title=feed.title) if feed else []
        return None, feed, fresh

    def _report(self, source: Source | None, feed: Feed | None, fresh: list[Article]) -> None:
        if feed is None:
            self.stdout.write("Nothing has changed since the last time.")
            return
        where = f" (followed as “{source}”)" if source else " (not a followed source)"
        self.stdout.write(f"{feed.title or 'A feed without a title'}{where}")
        for reason in feed.skipped:
            self.stdout.write(f"  skipped: {reason}")
        known = len(feed.entries) - len(fresh)
        self.stdout.write(f"{len(feed.entries)} entries, {known} known, {len(fresh)} new.")
        for article in fresh:
            suggestions = suggest(article)
            day = article.published_on or "date unknown"
            self.stdout.write(f"  {day}  {article.headline[:80]}  → {suggestions} suggestions")
