"""From an article's address to its text: claim, fetch outside any transaction, read, file."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from news import pages
from news.kinds import Reading
from news.likeness import is_same, runs
from news.links import canonical
from news.models import Address, Article
from news.pages import Page
from news.services import proof
from world import fetching, robots
from world.fetching import Fetched

TRIES = 3
FIRST_WAIT = timedelta(minutes=5)  # six times as long after each failure
LONGEST = 2000
LONGEST_OFF = timedelta(days=2)
BELIEVED = {Reading.FULL, Reading.PAYWALL}


def read(article: Article) -> Article:
    """Fetch the page once and file what it says; a page that cannot be had is told in words.

    Returns the article as it is on file then: another one, where the page turned out to be the
    page of an article met before. Safe to run twice and by two workers at once.
    """
    if not settings.READ_PAGES or not _claim(article):
        return Article.objects.filter(pk=article.pk).first() or article
    try:
        # Whoever saves a page by hand has asked for it; a program that found it asks the site.
        got = fetching.fetch(article.url, may=robots.obey if article.source_id else None)
    except fetching.Unreachable as error:
        return _not_had(article, retry_after=error.retry_after)
    except robots.Disallowed:
        return _closed(article, Reading.ROBOTS)
    except fetching.FetchError:
        return _closed(article, Reading.REFUSED)
    if got is None or (_is_front(got.url) and not _is_front(article.url)):
        return _closed(article, Reading.REFUSED)  # what is gone is often led to the front page
    page = pages.read(got.body, url=got.url, content_type=got.content_type)
    is_believed = page.reading in BELIEVED and 0 < len(page.address) <= LONGEST
    address = page.address if is_believed else article.url
    try:
        return _file(article, page, address, got)
    except IntegrityError:
        return _file(article, page, address, got)  # another worker took the address: now it shows


@transaction.atomic
def _claim(article: Article) -> bool:
    """Take the article for this worker. One that brought workers down is given up."""
    now = timezone.now()
    locked = Article.objects.select_for_update().filter(pk=article.pk).first()
    if locked is None or locked.read_at or locked.read_after > now:
        return False
    if locked.read_tries >= TRIES:
        _close(locked, Reading.UNREACHABLE)
        return False
    locked.read_after = now + FIRST_WAIT * 6**locked.read_tries
    locked.read_tries += 1
    locked.save(update_fields=["read_after", "read_tries"])
    return True


def put_right(now: datetime) -> int:
    """What a clock that was ahead has put off for longer than we wait for any page."""
    ahead = Article.objects.filter(read_at=None, read_after__gt=now + LONGEST_OFF)
    return ahead.update(read_after=now)


@transaction.atomic
def _not_had(article: Article, retry_after: int) -> Article:
    """Try again later; meanwhile the article goes on with what its source said."""
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if locked.read_tries >= TRIES:
        return _close(locked, Reading.UNREACHABLE)
    locked.read_after = max(locked.read_after, timezone.now() + timedelta(seconds=retry_after))
    locked.save(update_fields=["read_after"])
    return locked


@transaction.atomic
def _closed(article: Article, reading: str) -> Article:
    return _close(Article.objects.select_for_update().get(pk=article.pk), reading)


def _close(locked: Article, reading: str) -> Article:
    locked.reading, locked.read_at = reading, timezone.now()
    locked.save(update_fields=["reading", "read_at"])
    return locked


@transaction.atomic
def _file(article: Article, page: Page, address: str, got: Fetched) -> Article:
    other = _met_at(address, article)
    # Two rows are locked in the order of their numbers, whoever comes first.
    ids = {article.pk, other.pk if other else article.pk}
    locking = Article.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    rows = {row.pk: row for row in locking}
    locked = rows.get(article.pk)
    if locked is None:
        return other or article
    known = rows.get(other.pk) if other else None
    if known and _is_one(known, page) and not locked.matches.exists():
        locked = _absorb(locked, known)
    else:
        if not known:
            _move(locked, address)
        _take(locked, page)
        locked.save()
    proof.keep(url=locked.url, got=got, article=locked)
    return locked


def _move(article: Article, address: str) -> None:
    """Known by both addresses, and shown by the new one unless people have filed the old."""
    if address == article.url:
        return
    if article.matches.filter(evidence__isnull=False).exists():
        Address.objects.get_or_create(url=address, defaults={"article": article})
        return
    Address.objects.get_or_create(url=article.url, defaults={"article": article})
    article.url = address


def _met_at(address: str, article: Article) -> Article | None:
    others = Article.objects.exclude(pk=article.pk)
    return others.filter(url=address).first() or others.filter(addresses__url=address).first()


def _is_one(other: Article, page: Page) -> bool:
    """A canonical address is believed where what is on file under it is the same text."""
    return not other.body or is_same(runs(other.body), runs(page.text)) or other.body == page.text


def _absorb(doubled: Article, known: Article) -> Article:
    doubled.captures.update(article=known)
    doubled.addresses.update(article=known)
    url = doubled.url
    doubled.delete()
    Address.objects.get_or_create(url=url, defaults={"article": known})
    return known


def _take(article: Article, page: Page) -> None:
    """What the source said stays, but for the text, where the page has more of it."""
    if len(page.text) > len(article.body):
        article.body = page.text
        article.matched_at = None  # read late: matched again, with the text
        article.language = page.language or article.language
    if not article.headline or article.headline == article.url:
        article.headline = page.title or article.headline
    host = urlsplit(article.url).netloc
    if page.outlet and article.outlet in {"", host, f"www.{host}"}:
        article.outlet = page.outlet
    article.summary = article.summary or page.summary
    article.authors = page.authors
    article.published_on = article.published_on or page.published_on
    article.reading, article.read_at = page.reading, timezone.now()


def _is_front(url: str) -> bool:
    return urlsplit(canonical(url)).path in {"", "/"}
