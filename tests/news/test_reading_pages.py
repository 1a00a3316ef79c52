"""From an article's address to its text on file."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from news.kinds import Reading
from news.models import Address, Article, Capture
from news.services import ingest, reading
from news.services.suggest import suggest
from news.tasks import group_article, match_article, read_article, sweep
from tests import factories as a
from tests.news.desk import a_japan_letter, a_match, a_source, an_article, an_entry
from tests.news.pages import WIRE, a_page, words
from world import fetching

pytestmark = pytest.mark.django_db

TEXT = "Japan still turns away North Korean refugees who have no ties to the country.\n" + WIRE

NOBODY = b"User-agent: *\nDisallow: /"


def again(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_the_text_of_the_page_goes_on_file_and_what_the_feed_said_stays(paper):
    head = (
        '<meta property="og:site_name" content="The Courier"><meta name="author" content="Jo Li">'
        '<meta property="article:published_time" content="2021-03-01">'
    )
    paper.pages["/port"] = a_page(TEXT, head=head).encode()
    article = paper.article("/port", headline="As the feed has it", published_on=date(2021, 3, 2))

    read = again(reading.read(article))

    assert read.reading == Reading.FULL
    assert "rooms without windows" in read.body
    assert (read.headline, read.published_on) == ("As the feed has it", date(2021, 3, 2))
    assert (read.outlet, read.authors, read.language) == ("The Courier", "Jo Li", "en")
    assert read.read_at


def test_a_full_text_finds_the_ask_that_a_summary_did_not(paper):
    letter = a_japan_letter()
    paper.pages["/port"] = a_page(TEXT).encode()
    article = paper.article("/port", headline="A long night at the harbour")
    assert suggest(article) == 0

    read = reading.read(article)

    assert read.matched_at is None
    assert suggest(read) > 0
    assert read.matches.filter(recommendation__letter=letter).exists()


def test_an_article_is_read_then_grouped_then_matched(paper, monkeypatch):
    asked = []
    monkeypatch.setattr(match_article, "delay", asked.append)
    paper.pages["/port"] = a_page(TEXT).encode()
    article = paper.article("/port")

    read_article(article.pk)

    assert again(article).story
    assert asked == [article.pk]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (404, Reading.REFUSED),
        (403, Reading.REFUSED),
        ("/", Reading.REFUSED),
        (b"\x89PNG\r\n\x00\x00", Reading.NO_PAGE),
        (b"<html><div id=app></div>", Reading.NO_TEXT),
        (b"<html><p>Subscribe to continue reading.", Reading.PAYWALL),
        (b"<p>" + b"a" * fetching.MOST_BYTES, Reading.REFUSED),
    ],
    ids=["gone", "forbidden", "front page", "picture", "empty", "paywall", "too large"],
)
def test_a_page_that_cannot_be_had_says_so_and_the_article_goes_on(paper, monkeypatch, page, said):
    asked = []
    monkeypatch.setattr(match_article, "delay", asked.append)
    paper.pages |= {"/port": page, "/": a_page().encode()}
    article = paper.article("/port", summary="What the feed said.")

    read_article(article.pk)

    found = again(article)
    assert (found.reading, found.summary) == (said, "What the feed said.")
    assert str(found.get_reading_display()).endswith(".")
    assert asked == [article.pk]


def test_a_busy_site_is_tried_again_later_and_given_up_after_the_third_time(paper):
    paper.pages["/port"] = 503
    article = paper.article("/port")

    for times in (1, 2, 3):
        assert again(article).read_at is None
        reading.read(article)
        reading.read(article)  # too early: nothing is asked
        assert len(paper.asked) == times
        Article.objects.filter(pk=article.pk).update(read_after=timezone.now())

    found = again(article)
    assert found.reading == Reading.UNREACHABLE
    assert found.read_at


def test_a_page_that_kills_the_worker_is_given_up(paper):
    paper.pages["/port"] = a_page().encode()
    article = paper.article("/port", read_tries=reading.TRIES)

    reading.read(article)

    assert paper.asked == []
    assert again(article).reading == Reading.UNREACHABLE


def test_a_page_that_comes_late_is_matched_again(paper):
    paper.pages["/port"] = 503
    article = paper.article("/port")
    reading.read(article)
    suggest(article)
    paper.pages["/port"] = a_page(TEXT).encode()
    Article.objects.filter(pk=article.pk).update(read_after=timezone.now())

    assert reading.read(article).matched_at is None


def test_what_the_feed_has_in_full_is_not_replaced_by_a_wall(paper):
    paper.pages["/port"] = a_page("Subscribe to continue reading.").encode()
    article = paper.article("/port", body=TEXT)

    assert reading.read(article).body == TEXT


def test_an_article_is_found_by_the_address_that_its_page_declares(paper):
    paper.pages["/port"] = a_page(
        TEXT, head=f'<link rel="canonical" href="{paper.url("/2021/port-opens")}">'
    ).encode()
    article = reading.read(paper.article("/port"))

    assert article.url == paper.url("/2021/port-opens")
    for shared in ("/port?utm_source=mail", "/2021/port-opens?fbclid=1#top", "/2021/port-opens"):
        assert ingest.article_at(paper.url(shared)) == article
        assert ingest.store(None, [an_entry(url=paper.url(shared).partition("?")[0])]) == []


def test_two_addresses_of_one_page_become_one_article(paper):
    paper.pages |= {"/a": "/port", "/b": "/port", "/port": a_page(TEXT).encode()}
    first, second = paper.article("/a"), paper.article("/b")

    assert reading.read(first) == first
    assert reading.read(second) == first

    assert Article.objects.get().url == paper.url("/port")
    assert set(Address.objects.values_list("url", flat=True)) == {paper.url("/a"), paper.url("/b")}


def test_articles_whose_site_declares_one_address_for_all_stay_apart(paper):
    head = f'<link rel="canonical" href="{paper.url("/page")}">'
    paper.pages |= {
        "/a": a_page(words("court"), head=head).encode(),
        "/b": a_page(words("harvest"), head=head).encode(),
    }
    first, second = paper.article("/a"), paper.article("/b")

    for article in (first, second):
        reading.read(article)

    assert Article.objects.count() == 2
    assert "harvest" in again(second).body


def test_an_article_that_people_judged_is_never_folded_away(paper):
    paper.pages |= {"/a": "/port", "/b": "/port", "/port": a_page(TEXT).encode()}
    first, second = paper.article("/a"), paper.article("/b")
    a_match(a_japan_letter().recommendations.first(), second)

    for article in (first, second):
        reading.read(article)

    assert Article.objects.count() == 2


def test_a_headline_with_script_in_it_is_text(paper):
    paper.pages["/port"] = a_page(title="Port &lt;script&gt;alert(1)&lt;/script&gt; opens").encode()
    url = paper.url("/port")

    assert reading.read(an_article(url, headline=url)).headline == "Port opens"


def test_the_page_is_kept_as_it_was_fetched(paper):
    body = a_page(TEXT).encode()
    paper.pages["/port"] = body

    article = reading.read(paper.article("/port"))

    kept = Capture.objects.get(article=article)
    assert kept.content() == body
    assert (kept.url, kept.size, kept.content_type) == (article.url, len(body), "text/html")
    assert kept.file.size < len(body)


def test_the_sweep_reads_groups_and_matches_what_a_lost_message_left_behind(monkeypatch, settings):
    settings.READ_PAGES, settings.SWEEP_AFTER_SECONDS = True, 60
    asked: list[tuple[str, int]] = []
    for task in (read_article, group_article, match_article):
        monkeypatch.setattr(task, "delay", lambda pk, name=task.name: asked.append((name, pk)))
    unread, ungrouped, unmatched, fresh = (
        an_article(f"https://example.org/{number}") for number in range(4)
    )
    long_ago = timezone.now() - timedelta(minutes=5)
    rows = Article.objects
    rows.exclude(pk=fresh.pk).update(found_at=long_ago, read_after=long_ago)
    rows.filter(pk=ungrouped.pk).update(read_at=long_ago, matched_at=long_ago)
    group_article(unmatched.pk)
    rows.filter(pk=unmatched.pk).update(read_at=long_ago)

    sweep()

    assert asked == [
        ("news.tasks.read_article", unread.pk),
        ("news.tasks.group_article", ungrouped.pk),
        ("news.tasks.match_article", unmatched.pk),
    ]


def test_where_pages_are_not_read_the_article_goes_on_at_once(paper, settings, monkeypatch):
    settings.READ_PAGES = False
    asked = []
    monkeypatch.setattr(match_article, "delay", asked.append)
    article = paper.article("/port")

    read_article(article.pk)

    assert paper.asked == []
    assert asked == [article.pk]


class TestRobots:
    def test_a_page_kept_from_programs_is_told_of_and_not_asked_for(self, paper):
        paper.pages |= {
            "/robots.txt": b"User-agent: *\nDisallow: /",
            "/port": a_page(TEXT).encode(),
        }
        article = paper.article("/port", source=a_source(a.a_coalition()))

        read = again(reading.read(article))

        assert read.reading == Reading.ROBOTS
        assert read.read_at
        assert "/port" not in paper.asked

    def test_a_page_that_somebody_saved_by_hand_is_read(self, paper):
        paper.pages |= {
            "/robots.txt": b"User-agent: *\nDisallow: /",
            "/port": a_page(TEXT).encode(),
        }

        assert again(reading.read(paper.article("/port"))).reading == Reading.FULL

    def test_a_site_whose_rules_cannot_be_had_is_read_later(self, paper):
        paper.pages |= {"/robots.txt": 503, "/port": a_page(TEXT).encode()}
        article = paper.article("/port", source=a_source(a.a_coalition()))

        read = again(reading.read(article))

        assert read.read_at is None
        assert read.read_after > timezone.now()
        assert "/port" not in paper.asked
