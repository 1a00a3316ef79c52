"""What keepers of sources see and do."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.levels import Role
from news.models import Article, Source
from news.services import health
from news.services.polling import poll
from news.services.sources import add_source
from news.tasks import poll_source
from tests import factories as a
from tests.helpers import assert_flat
from tests.news.local_feed import Script, an_item, rss, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings, monkeypatch):
    monkeypatch.setattr(poll_source, "delay", lambda _pk: None)
    with serving(Script()) as script:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [script.host]
        yield script


@pytest.fixture
def coalition():
    return a.a_coalition()


@pytest.fixture
def keeper(client_as, coalition):
    return client_as(a.a_person(Role.CONTRIBUTOR, coalition))


def add(client, coalition, **more):
    return client.post(reverse("news:add_source"), {"coalition": coalition.pk, **more})


def text_of(answer):
    return answer.content.decode()


def test_the_one_feed_that_a_site_names_is_followed(site, keeper, coalition):
    site.body = b'<link rel="alternate" type="application/rss+xml" href="/news.xml">'
    site.pages["/news.xml"] = rss(an_item(), title="The paper")

    assert add(keeper, coalition, feed_url=f"http://{site.host}/").status_code == 302

    source = Source.objects.get()
    assert (source.feed_url, source.name) == (f"http://{site.host}/news.xml", "The paper")


def test_of_several_feeds_one_is_chosen(site, keeper, coalition):
    site.body = b"".join(
        b'<link rel="alternate" type="application/rss+xml" href="/%d" title="Part %d">' % (n, n)
        for n in range(2)
    )

    answer = add(keeper, coalition, feed_url=f"http://{site.host}/", name="Mine")

    assert answer.status_code == 422
    assert "Part 1" in text_of(answer)
    assert f'value="http://{site.host}/1"' in text_of(answer)
    assert not Source.objects.exists()


def test_a_site_that_names_no_feed_is_tried_at_the_usual_places(site, keeper, coalition):
    site.body = b"<html><body>Welcome</body></html>"
    site.pages["/rss.xml"] = rss(an_item(), title="The paper")

    assert add(keeper, coalition, feed_url=f"http://{site.host}/").status_code == 302
    assert Source.objects.get().feed_url == f"http://{site.host}/rss.xml"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("page", b"<title>News</title><a href='/a'>A headline that is long enough</a>"),
        ("sitemap", b"<urlset><url><loc>/a-long-story</loc></url></urlset>"),
    ],
)
def test_a_page_or_a_sitemap_is_followed_for_its_links(site, keeper, coalition, kind, body):
    site.body = body
    add(keeper, coalition, feed_url=site.url, kind=kind, name="Links")

    poll(Source.objects.get(kind=kind))

    assert Article.objects.get().source.name == "Links"


def test_a_list_of_feeds_is_taken_over_and_given_out(keeper, coalition):
    add_source(coalition=coalition, feed_url="https://known.example/f", name="K", by=a.a_user())
    body = (
        '<opml><body><outline xmlUrl="https://known.example/f"/><outline text="News &amp; more" '
        'xmlUrl="https://new.example/f"/><outline xmlUrl="ftp://x.example/"/></body></opml>'
    )
    form = {"file": SimpleUploadedFile("f.opml", body.encode()), "coalition": coalition.pk}

    page = text_of(keeper.post(reverse("news:add_list"), form))

    assert "1 feed is followed from now on." in page
    assert "1 was followed already." in page
    assert "ftp://x.example/" in page
    given = keeper.get(reverse("news:export_sources")).content
    assert b'text="News &amp; more"' in given
    assert given.count(b"xmlUrl") == 2


def test_what_is_no_list_is_refused_in_words(keeper, coalition):
    form = {"file": SimpleUploadedFile("f.opml", b"hello"), "coalition": coalition.pk}

    answer = keeper.post(reverse("news:add_list"), form)

    assert answer.status_code == 422
    assert "no feeds in this file" in text_of(answer)


def test_feeds_of_another_coalition_are_not_given_out(keeper):
    add_source(coalition=a.a_coalition(), feed_url="https://x.example/f", name="X", by=a.a_user())

    assert b"x.example" not in keeper.get(reverse("news:export_sources")).content


def test_without_a_set_up_archive_there_is_no_search(keeper, coalition):
    answer = keeper.post(
        reverse("news:add_search"), {"kind": "gdelt", "query": "x", "coalition": coalition.pk}
    )

    assert answer.status_code == 422
    assert "No archive is set up here." in text_of(answer)


@pytest.mark.parametrize(
    ("kind", "rows", "asked"),
    [
        ("gdelt", {"articles": [{"url": "https://p.example/a", "title": "A story",
                                 "domain": "p.example"}]}, "query=refugees"),
        ("media_cloud", {"stories": [{"url": "https://p.example/a", "title": "A story",
                                      "media_name": "p.example"}]}, "q=refugees"),
    ],
)  # fmt: skip
def test_a_search_is_followed_and_its_words_changed(
    site, keeper, coalition, settings, kind, rows, asked
):
    settings.GDELT_URL = settings.MEDIA_CLOUD_URL = f"http://{site.host}/search"
    settings.MEDIA_CLOUD_KEY = "secret"
    site.body = json.dumps(rows).encode()
    form = {"kind": kind, "query": "refugees", "coalition": coalition.pk}
    assert keeper.post(reverse("news:add_search"), form).status_code == 302
    source = Source.objects.get()

    assert poll(source).error == ""
    assert asked in site.asked[0]["path"]
    assert site.asked[0].get("Authorization") == ("Token secret" if kind == "media_cloud" else None)
    assert Article.objects.get().outlet == "p.example"

    change = {"name": "Asylum", "asked": "asylum  seekers"}
    assert keeper.post(reverse("news:change_source", args=[source.pk]), change).status_code == 302
    source.refresh_from_db()
    assert (source.name, source.query) == ("Asylum", "asylum seekers")
    poll(source)
    assert "asylum+seekers" in site.asked[1]["path"]


def test_a_search_stays_on_file_when_its_archive_is_switched_off(site, keeper, coalition, settings):
    settings.GDELT_URL = f"http://{site.host}/search"
    form = {"kind": "gdelt", "query": "refugees", "coalition": coalition.pk}
    keeper.post(reverse("news:add_search"), form)
    settings.GDELT_URL = ""
    source = Source.objects.get()

    assert "not set up here" in poll(source).error
    assert keeper.get(source.get_absolute_url()).status_code == 200


def test_the_page_of_a_source_tells_its_health(site, keeper, coalition):
    site.body = rss(an_item(title="نعم story"), title="The paper")
    add(keeper, coalition, feed_url=site.url)
    source = Source.objects.get()
    poll(source)
    site.status = 503
    source.refresh_from_db()
    poll(source)

    page = text_of(keeper.get(source.get_absolute_url()))

    for words in ("Failing", "Failed once.", "busy or broken (503)", "Still so.", "نعم story",
                  "1 article", "Next try in"):  # fmt: skip
        assert words in page
    assert "Failing (1)" in text_of(keeper.get(reverse("news:sources"), {"state": "failing"}))


def test_a_source_is_paused_and_resumed_on_its_page(site, keeper, coalition):
    source = add_source(coalition=coalition, feed_url=site.url, name="F", by=a.a_user())
    toggle = reverse("news:toggle", args=[source.pk])

    page = text_of(keeper.post(toggle, {"active": "0"}, follow=True))
    assert "Nothing is read until you resume it." in page
    assert health.claim_due() == []

    keeper.post(toggle, {"active": "1"})
    assert health.claim_due() == [source]


def test_another_address_is_read_at_once(site, keeper, coalition):
    source = add_source(coalition=coalition, feed_url=site.url, name="F", by=a.a_user())
    health.note_failure(source=source, error="Broken.")
    change = {"name": "F", "asked": "https://new.example/feed?utm_source=x"}

    keeper.post(reverse("news:change_source", args=[source.pk]), change)

    source.refresh_from_db()
    assert (source.feed_url, source.host) == ("https://new.example/feed", "new.example")
    assert health.claim_due() == [source]


def test_an_address_that_is_followed_already_is_refused(keeper, coalition):
    first, _second = (
        add_source(coalition=coalition, feed_url=f"https://{n}.example/", name="F", by=a.a_user())
        for n in range(2)
    )
    change = {"name": "F", "asked": "https://1.example/"}

    answer = keeper.post(reverse("news:change_source", args=[first.pk]), change)

    assert answer.status_code == 422
    assert "follows this already" in text_of(answer)


def test_the_list_costs_the_same_however_many_sources_there_are(keeper, coalition):
    def grow():
        for number in range(5):
            source = add_source(
                coalition=coalition, feed_url=f"https://{number}.example/", name="F", by=a.a_user()
            )
            Article.objects.create(url=f"https://a.example/{number}", headline="A", source=source)

    Source.objects.create(
        coalition=coalition, name="F", feed_url="https://x.example/", added_by=a.a_user()
    )
    assert_flat(visit=lambda: keeper.get(reverse("news:sources")), grow=grow)
