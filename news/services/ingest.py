from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Q

from news.feeds import Entry
from news.links import canonical
from news.models import Address, Article, Source
from world.languages import detect

TELLING = 30  # letters; what has neither day nor words is known again by no shorter headline


@transaction.atomic
def store(
    source: Source | None, entries: Sequence[Entry], *, feed_title: str = ""
) -> list[Article]:
    """Put new entries on file and return those that were not known. What is known stays as it is.

    Safe to run twice and by two workers at once: the address decides, and for a source that
    changes its addresses at every reading what it says.
    """
    fresh = {entry.url: entry for entry in reversed(entries)}
    known = known_among(fresh)
    fresh = {url: entry for url, entry in fresh.items() if url not in known}
    signs = _signs(fresh.values()) if source else {}
    said = Article.objects.filter(source=source, sign__in=set(signs.values()))
    had = set(said.values_list("sign", flat=True)) if signs else set()
    fresh = {url: entry for url, entry in fresh.items() if signs.get(url) not in had}
    before = set(fresh)
    Article.objects.bulk_create(
        [_article(entry, source, feed_title, signs) for entry in fresh.values()],
        ignore_conflicts=True,
    )
    return list(Article.objects.filter(url__in=before, matched_at=None).order_by("pk"))


def _signs(entries: Iterable[Entry]) -> dict[str, int]:
    """By address, what stands for title, day and words. What two entries share tells nothing."""
    told = {
        entry.url: _sign(entry)
        for entry in entries
        if entry.published_on or entry.summary or entry.body or len(entry.title) >= TELLING
    }
    shared = Counter(told.values())
    return {url: sign for url, sign in told.items() if shared[sign] == 1}


def _sign(entry: Entry) -> int:
    said = "\0".join((entry.title, str(entry.published_on), entry.summary, entry.body))
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), signed=True)


def known_among(urls: Iterable[str]) -> set[str]:
    """Those of these addresses at which an article was met before, by http or https."""
    twins = {twin: url for url in urls for twin in (url, _twin(url))}
    of_articles = Article.objects.filter(url__in=twins).values_list("url", flat=True)
    others = Address.objects.filter(url__in=twins).values_list("url", flat=True)
    return {twins[found] for found in [*of_articles, *others]}


def article_at(url: str) -> Article | None:
    """The article on file that this address leads to, however it was shared. Raises ValueError,
    with a sentence, for what is no address."""
    clean = canonical(url)
    there = Q(url__in=(clean, _twin(clean))) | Q(addresses__url__in=(clean, _twin(clean)))
    return Article.objects.filter(there).order_by("pk").first()


def _twin(url: str) -> str:
    scheme, _colon, rest = url.partition(":")
    return f"{'http' if scheme == 'https' else 'https'}:{rest}"


def _article(
    entry: Entry, source: Source | None, feed_title: str, signs: Mapping[str, int]
) -> Article:
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
        sign=signs.get(entry.url),
    )
