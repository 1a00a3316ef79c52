"""Sources that go wrong in every known way, each read from a server of this machine: the source
says what is wrong, the others go on, and nothing is lost or doubled."""

import gzip
from itertools import count

import pytest
from django.core.cache import caches

from news.models import Article, Source
from news.services import polling
from tests import factories as a
from tests.news.desk import a_source
from tests.news.local_feed import Script, an_item, rss, serving

pytestmark = pytest.mark.django_db
DAY = "Tue, 02 Mar 2021 08:00:00 GMT"
LONG = "The ministry confirmed that every case will be heard again."


@pytest.fixture
def site(settings):
    caches["limits"].clear()  # of what another site at the same port asked of programs
    with serving(Script()) as script:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [script.host]
        yield script


def a_poll(site, body, **headers):
    site.body, site.headers = body, headers
    return polling.poll(a_source(a.a_coalition(), site.url))


def feed_of(number, **item):
    """The same reports at addresses, and with identifiers, of this one reading alone."""
    told = {"title": "Court frees Moses", "summary": LONG} | item
    return rss(
        an_item(link=f"https://example.org/read/{number}", **told)
        .replace("</item>", f"<guid>id-{number}</guid></item>")
    )  # fmt: skip


@pytest.mark.parametrize(
    "item",
    [
        {"date": DAY},
        {"date": DAY, "summary": ""},
        {},
        {"summary": "", "title": "Court frees Moses after nine years behind bars"},
    ],
)
def test_addresses_that_change_at_each_reading_double_nothing(site, item):
    source = a_source(a.a_coalition(), site.url)

    for number in range(4):
        site.body = feed_of(number, **item)
        polling.poll(source)

    assert Article.objects.count() == 1


def test_what_differs_in_day_words_or_source_is_lost_by_no_likeness(site):
    source = a_source(a.a_coalition(), site.url)
    numbers = count()
    for item in (
        {"date": DAY},
        {"date": DAY.replace("02 Mar", "03 Mar")},
        {"date": DAY, "summary": "Other words on the same day."},
    ):
        site.body = feed_of(next(numbers), **item)
        polling.poll(source)
    site.body = feed_of(next(numbers), date=DAY)
    polling.poll(a_source(a.a_coalition("Other"), site.url))

    assert Article.objects.count() == 4


def test_two_entries_of_one_name_are_two(site):
    items = [an_item(link=f"https://example.org/{n}", title="Statement", date=DAY) for n in (1, 2)]

    poll = a_poll(site, rss(*items))

    assert len(poll.fresh) == 2


BOMB = gzip.compress(b"<rss version='2.0'>" + b" " * (60 * 1024 * 1024))


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (b"<html><title>Not found</title><p>Sorry.</html>", {}, "no feed at this address"),
        (b"", {}, "no feed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2_000), {}, "no feed"),
        (BOMB, {"Content-Encoding": "gzip"}, "too large"),
        (b"x" * (11 * 1024 * 1024), {}, "too large"),
        (b"not packed at all", {"Content-Encoding": "gzip"}, "damaged"),
    ],
)
def test_what_is_no_feed_is_said_in_words_on_the_source(site, client_as, body, headers, words):
    site.body, site.headers = body, headers
    source = a_source(a.a_coalition(), site.url)

    polling.poll(source)

    source.refresh_from_db()
    assert words in source.last_error
    assert source.failures == 1
    assert not Article.objects.exists()


def test_circles_are_said_and_other_sources_go_on(site, settings):
    coalition = a.a_coalition()
    site.status, site.headers = 302, {"Location": site.url}
    round_about = a_source(coalition, site.url)
    with serving(Script(body=rss(an_item()))) as other:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE += [other.host]
        a_source(coalition, other.url)
        read = polling.poll_due(seconds=5, tell=lambda _poll: None)

    round_about.refresh_from_db()
    assert read == 2
    assert "in circles" in round_about.last_error
    assert Article.objects.count() == 1


def test_a_feed_in_another_charset_than_it_says_is_read(site):
    said = "Le ministère a annoncé que les détenus libérés à l'été recevraient réparation, " * 3
    feed = rss(an_item(title="Détenus libérés à Orléans", summary=said, date=DAY)).decode()

    poll = a_poll(site, feed.encode("latin-1"), **{"Content-Type": "text/xml; charset=utf-8"})

    assert [one.headline for one in poll.fresh] == ["Détenus libérés à Orléans"]


def test_thousands_of_entries_with_broken_ones_among_them_are_all_stored(site):
    items = [an_item(link=f"/{n}", title=f"محكمة {n} 🕊️", date=DAY) for n in range(2_000)]

    poll = a_poll(site, rss(*items, an_item(link="/0", title="Again"), an_item(title="")))

    assert len(poll.fresh) == 2_000
    assert all(one.url.startswith(f"http://{site.host}/") for one in poll.fresh)
    source = Source.objects.get()
    assert source.notice == "1 entry was left out. Entry 2002 lacks a title."


@pytest.mark.parametrize("kind", ["page", "sitemap"])
def test_a_page_or_sitemap_kept_from_programs_is_not_read_and_says_so(site, kind):
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /feed"
    source = a_source(a.a_coalition(), site.url)
    Source.objects.filter(pk=source.pk).update(kind=kind)
    source.refresh_from_db()

    polling.poll(source)

    source.refresh_from_db()
    assert "robots.txt asks programs not to read" in source.last_error
    assert [asked["path"] for asked in site.asked] == ["/robots.txt"]


def test_a_feed_is_there_for_programs(site):
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /"

    assert len(a_poll(site, rss(an_item())).fresh) == 1
