"""Many sources, read at once by several workers: each by one, and no one held up by another."""

import threading
from datetime import timedelta

import pytest
from celery.exceptions import OperationalError
from django.db import connection
from django.utils import timezone

from news.models import Article, Source, Trouble
from news.services import health, polling
from news.services.sources import set_active
from news.tasks import match_article, poll_due_sources
from tests import factories as a
from tests.news.desk import a_source
from tests.news.local_feed import Script, an_item, rss, serving
from world import fetching


@pytest.fixture
def site(settings):
    settings.FETCH_AT_ONCE = 4
    with serving(Script()) as script:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [script.host]
        yield script


def some_sources(site, count):
    """Each with one article of its own."""
    coalition = a.a_coalition()
    for number in range(count):
        link = f"https://example.org/{number}"
        site.pages[f"/{number}"] = rss(an_item(link=link, title=f"Story {number}"))
    return [a_source(coalition, f"http://{site.host}/{number}") for number in range(count)]


def many_rows(count, hosts):
    coalition, person = a.a_coalition(), a.a_user()
    Source.objects.bulk_create(
        Source(
            coalition=coalition,
            name="F",
            feed_url=f"https://h{number % hosts}.example/{number}",
            host=f"h{number % hosts}.example",
            added_by=person,
        )
        for number in range(count)
    )


def at_the_same_time(work, count):
    threads = [threading.Thread(target=work) for _n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_claimers_at_the_same_time_never_get_the_same_source(settings):
    settings.FETCH_PER_HOST = 1_000
    many_rows(600, hosts=40)
    start, taken, lock = threading.Barrier(6), [], threading.Lock()

    def claimer():
        start.wait()
        try:
            while got := health.claim_due(most=7):
                with lock:
                    taken.extend(source.pk for source in got)
        finally:
            connection.close()

    at_the_same_time(claimer, 6)

    assert len(taken) == len(set(taken))
    taken += [
        source.pk for source in health.claim_due(most=600)
    ]  # whoever came last may stop early
    assert sorted(taken) == sorted(Source.objects.values_list("pk", flat=True))


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_time_read_each_source_once(site):
    some_sources(site, 12)
    told, lock = [], threading.Lock()

    def tell(poll):
        with lock:
            told.append(poll)

    def worker():
        try:
            polling.poll_due(seconds=20, tell=tell)
        finally:
            connection.close()

    at_the_same_time(worker, 3)
    polling.poll_due(seconds=20, tell=tell)

    assert [one.error for one in told] == [""] * 12
    assert sorted(one["path"] for one in site.asked) == sorted(site.pages)
    assert Article.objects.count() == 12
    assert Source.objects.filter(succeeded_at=None).count() == 0


@pytest.mark.django_db
def test_of_one_host_only_a_few_are_read_at_a_time(settings):
    settings.FETCH_PER_HOST = 2
    many_rows(20, hosts=2)

    first = health.claim_due()
    assert sorted(source.host for source in first) == ["h0.example"] * 2 + ["h1.example"] * 2
    assert health.claim_due() == []

    health.note_success(source=first[0])
    (next_one,) = health.claim_due()
    assert next_one.host == first[0].host


@pytest.mark.django_db
def test_what_a_dead_worker_had_claimed_comes_up_again():
    source = a_source(a.a_coalition())
    health.claim_due()
    later = timezone.now() + health.CLAIM + timedelta(seconds=1)

    assert health.claim_due(now=later) == [source]


@pytest.mark.django_db
def test_a_source_that_is_being_read_or_paused_is_not_read_on_demand():
    source, paused = (a_source(a.a_coalition()) for _n in range(2))
    set_active(source=paused, is_active=False, by=a.a_user())

    assert health.claim(source.pk) == source
    assert health.claim(source.pk) is None
    assert health.claim(paused.pk) is None
    assert health.claim_due() == []


@pytest.mark.django_db
def test_one_source_that_drips_holds_up_no_other(site, settings, monkeypatch):
    monkeypatch.setattr(fetching, "TOTAL_SECONDS", 1.5)
    some_sources(site, 6)
    with serving(Script(drips=True)) as slow:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [site.host, slow.host]
        dripping = a_source(a.a_coalition(), slow.url)
        Source.objects.filter(pk=dripping.pk).update(
            next_poll_at=timezone.now() - timedelta(days=1)
        )
        told = []
        polling.poll_due(seconds=20, tell=told.append)

    assert [one.error for one in told[:6]] == [""] * 6
    assert "too long" in told[6].error
    dripping.refresh_from_db()
    assert "too long" in dripping.last_error


@pytest.mark.django_db
def test_whatever_goes_wrong_with_one_source_stays_with_it(site, monkeypatch):
    sources = some_sources(site, 3)
    read = polling.read

    def broken(kind, body, **more):
        if b"Story 1" in body:
            raise RuntimeError("a bug")
        return read(kind, body, **more)

    monkeypatch.setattr(polling, "read", broken)
    told = []
    polling.poll_due(seconds=20, tell=told.append)

    assert Article.objects.count() == 2
    sources[1].refresh_from_db()
    assert "A fault of ours" in sources[1].last_error


@pytest.mark.django_db
def test_when_the_time_is_over_the_rest_is_left_for_the_next_round(site):
    some_sources(site, 5)

    assert polling.poll_due(seconds=0, tell=lambda _poll: None) == 0
    assert len(health.claim_due()) == 2


@pytest.mark.django_db
def test_a_host_that_sends_us_away_is_spared_by_all_its_sources(site):
    first, second = some_sources(site, 2)
    site.status, site.headers = 429, {"Retry-After": "7200"}
    health.claim(first.pk)

    polling.poll(first)

    second.refresh_from_db()
    assert second.next_poll_at > timezone.now() + timedelta(hours=1)


@pytest.mark.django_db
def test_a_run_of_the_same_failure_is_one_trouble_with_its_end(site):
    (source,) = some_sources(site, 1)
    for status in (500, 500, 404, 200):
        site.status = status
        source.refresh_from_db()
        polling.poll(source)

    latest, first = Trouble.objects.all()
    assert (first.times, latest.times) == (2, 1)
    assert "nothing at this address" in latest.words
    assert first.ended_at
    assert latest.ended_at


@pytest.mark.django_db
def test_identifiers_that_change_at_each_poll_double_nothing(site):
    (source,) = some_sources(site, 1)
    for number in range(3):
        item = an_item().replace("</item>", f"<guid>urn:{number}</guid></item>")
        same = an_item(link="https://example.org/b", title="Second").replace(
            "</item>", "<guid>same</guid></item>"
        )
        twin = same.replace("/b<", "/c<")
        site.pages["/0"] = rss(item, same, twin)
        source.refresh_from_db()
        polling.poll(source)

    assert sorted(Article.objects.values_list("url", flat=True)) == [
        "https://example.org/a",
        "https://example.org/b",
        "https://example.org/c",
    ]


@pytest.mark.django_db
def test_a_page_in_place_of_the_feed_is_told_with_the_feed_it_names(site):
    (source,) = some_sources(site, 1)
    site.pages["/0"] = b'<link rel="alternate" type="application/rss+xml" href="/new">'

    error = polling.poll(source).error

    assert "no feed at this address" in error
    assert f"http://{site.host}/new" in error


@pytest.mark.django_db
def test_what_was_left_out_and_where_the_feed_has_moved_is_noticed(site, settings):
    site.body = rss(an_item(), an_item(title=""))
    with serving(Script(status=301, headers={"Location": site.url})) as old:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [site.host, old.host]
        source = a_source(a.a_coalition(), old.url)
        polling.poll(source)
    source.refresh_from_db()

    assert "1 entry was left out. Entry 2 lacks a title." in source.notice
    assert f"moved for good to {site.url}" in source.notice


@pytest.mark.django_db
def test_a_sitemap_of_sitemaps_is_followed_again_and_again(site):
    index, part = f"http://{site.host}/map", f"http://{site.host}/1.xml"
    source = a_source(a.a_coalition(), index)
    Source.objects.filter(pk=source.pk).update(kind="sitemap")
    site.pages["/map"] = (
        f"<sitemapindex><sitemap><loc>{part}</loc></sitemap></sitemapindex>".encode()
    )
    for story in ("one-story", "another-story"):
        link = f"<urlset><url><loc>https://example.org/{story}</loc></url></urlset>"
        site.pages["/1.xml"] = link.encode()
        source.refresh_from_db()
        assert polling.poll(source).error == ""

    assert sorted(Article.objects.values_list("headline", flat=True)) == [
        "Another story",
        "One story",
    ]


@pytest.mark.django_db
def test_titles_in_any_script_are_stored_as_they_are(site):
    titles = ["قال الوزير نعم", "👩‍👩‍👧 🕊️", "\u202eabc", "日本政府の回答"]
    items = [an_item(link=f"https://example.org/{n}", title=t) for n, t in enumerate(titles)]
    (source,) = some_sources(site, 1)
    site.pages["/0"] = rss(*items, an_item(link="https://example.org/x", title="x" * 10_000))

    assert polling.poll(source).error == ""

    assert set(titles) < set(Article.objects.values_list("headline", flat=True))


@pytest.mark.django_db
def test_without_a_queue_the_other_sources_are_read_all_the_same(site, monkeypatch):
    def broken(_pk):
        raise OperationalError

    monkeypatch.setattr(match_article, "delay", broken)
    some_sources(site, 3)

    assert poll_due_sources() == 3
    assert Article.objects.count() == 3
