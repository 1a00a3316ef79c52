from collections.abc import Sequence
from urllib.parse import urlsplit

from django.db import transaction

from news.feeds import Entry
from news.models import Article, Source
from world.languages import detect


@transaction.atomic
def store(
    source: Source | None, entries: Sequence[Entry], *, feed_title: str = ""
) -> list[Article]:
    """Put new entries on file and return those that were not known. What is known stays as it is.

    Safe to run twice and by two workers at once: the address decides.
    """
    fresh = {entry.url: entry for entry in reversed(entries)}
    known = Article.objects.filter(url__in=fresh).values_list("url", flat=True)
    for url in known:
        fresh.pop(url, None)
    before = set(fresh)
    Article.objects.bulk_create(
        [_article(entry, source, feed_title) for entry in fresh.values()], ignore_conflicts=True
    )
    return list(Article.objects.filter(url__in=before, matched_at=None).order_by("pk"))


def _article(entry: Entry, source: Source | None, feed_title: str) -> Article:
    told = entry.outlet or feed_title or (source.name if source else "")
    outlet = told or urlsplit(entry.url).netloc
    return Article(
        url=entry.url,
        headline=entry.title,
        outlet=outlet[:200],
        summary=entry.summary,
        body=entry.body,
        language=detect(f"{entry.title}. {entry.summary} {entry.body}", declared=entry.language),
        published_on=entry.published_on,
        source=source,
    )
