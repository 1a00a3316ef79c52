from io import StringIO

import pytest
from celery.exceptions import OperationalError
from django.core.management import CommandError, call_command
from django.urls import reverse

from campaigns.levels import Role
from news.models import Article, Source
from news.services.polling import poll
from news.tasks import poll_source
from tests import factories as a
from tests.news.desk import a_source
from tests.news.local_feed import Script, an_item, rss, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings, monkeypatch):
    monkeypatch.setattr(poll_source, "delay", lambda _pk: None)
    with serving(Script(body=rss(an_item()), headers={"ETag": '"1"'})) as script:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [script.host]
        yield script


@pytest.fixture
def keeper(client_as):
    return client_as(a.a_person(Role.CONTRIBUTOR, a.a_coalition()))


def add(client, url, name=""):
    coalition = client.get(reverse("news:add_source")).context["form"].initial["coalition"]
    form = {"feed_url": url, "name": name, "coalition": coalition}
    return client.post(reverse("news:add_source"), form)


def test_a_source_is_read_once_and_named_by_its_feed(site, keeper):
    assert add(keeper, f"{site.url}?utm_source=x").status_code == 302

    source = Source.objects.get()
    assert (source.name, source.feed_url) == ("A feed", site.url)
    assert "Not read yet." in keeper.get(reverse("news:sources")).content.decode()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "begins with http"),
        ("http://10.0.0.1/feed", "private network"),
        ("http://169.254.169.254/", "private network"),
        ("ftp://example.org/feed", "begins with http"),
        ("http://nowhere.invalid/feed", "No site of this name"),
    ],
)
def test_an_address_that_cannot_be_read_is_refused_in_words(keeper, url, sentence):
    answer = add(keeper, url, name="My feed")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="My feed"' in page
    assert not Source.objects.exists()


def test_what_is_no_feed_is_refused_in_words(site, keeper):
    site.body = b"<html><body>Welcome</body></html>"

    answer = add(keeper, site.url)

    assert answer.status_code == 422
    assert "There is no feed at this address" in answer.content.decode()


def test_the_same_feed_is_followed_once(site, keeper):
    add(keeper, site.url)

    answer = add(keeper, f"{site.url}/")

    assert answer.status_code == 422
    assert "follows this feed already" in answer.content.decode()


def test_without_a_queue_the_source_is_still_followed(site, keeper, monkeypatch):
    def broken(_pk):
        raise OperationalError

    monkeypatch.setattr(poll_source, "delay", broken)

    answer = add(keeper, site.url)

    assert answer.status_code == 302
    assert "as soon as the queue is back" in keeper.get(answer["Location"]).content.decode()


def test_a_poll_asks_only_for_what_has_changed(site):
    source = a_source(a.a_coalition(), site.url)
    assert len(poll(source).fresh) == 1
    source.refresh_from_db()
    site.status = 304

    again = poll(source)

    assert site.asked[1]["If-None-Match"] == '"1"'
    assert (again.fresh, again.error) == ((), "")
    source.refresh_from_db()
    assert source.etag == '"1"'


def test_a_feed_that_breaks_half_way_loses_nothing_and_doubles_nothing(site):
    source = a_source(a.a_coalition(), site.url)
    site.body = rss(*(an_item(link=f"https://example.org/{n}", title=f"S{n}") for n in range(4)))
    site.headers = {}
    site.breaks_after = site.body.index(b"S2")
    assert len(poll(source).fresh) == 2

    site.breaks_after = None
    poll(source)

    assert Article.objects.count() == 4


def test_a_feed_that_fails_is_noted_on_its_source(site, keeper):
    add(keeper, site.url)
    source = Source.objects.get()
    site.status = 500

    assert poll(source).error

    page = keeper.get(reverse("news:sources")).content.decode()
    assert "Failed once." in page
    assert "busy or broken (500)" in page


def test_the_command_reports_what_it_read(tmp_path):
    feed = tmp_path / "feed.xml"
    feed.write_bytes(rss(an_item(title=""), an_item(date="Sat, 01 Jan 1246 00:00:00 GMT")))
    out = StringIO()

    call_command("poll", file=feed, stdout=out)

    assert "Entry 1 lacks a title." in out.getvalue()
    assert "1 entries, 0 known, 1 new." in out.getvalue()
    assert "date unknown" in out.getvalue()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Give the address of a feed"),
        ({"url": "http://127.0.0.1/feed"}, "private network"),
        ({"url": "nonsense"}, "begins with http"),
    ],
)
def test_the_command_refuses_in_words(given, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("poll", **given)


def test_the_command_polls_a_followed_source(site):
    a_source(a.a_coalition(), site.url)
    out = StringIO()

    call_command("poll", site.url, stdout=out)

    assert "(followed as “A feed”)" in out.getvalue()
    assert Source.objects.get().succeeded_at
