"""Kinds of sources: what each is read as."""

import gzip
import json
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from news.feeds import NotAFeed, parse, read
from news.feeds.markup import page
from news.feeds.opml import read_opml, write_opml
from news.feeds.page import feeds_of, title_of
from news.feeds.searches import gdelt_address, media_cloud_address

BASE = "https://example.org/"
SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 24, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "body",
    [
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns='
        '"http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title></channel><item>'
        "<title>A story</title><link>https://example.org/a</link></item></rdf:RDF>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns='
        '"http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel '
        'rdf:about="x"><title>T</title></channel><item rdf:about="https://example.org/a"><title>'
        "A story</title><link>https://example.org/a</link><dc:date>2026-11-02T10:00:00Z</dc:date>"
        "</item></rdf:RDF>",
        '<rss version="0.91"><channel><title>T</title><item><title>A story</title><link>'
        "https://example.org/a</link></item></channel></rss>",
        '<rss version="0.92"><channel><title>T</title><item><title>A story</title><link>'
        "https://example.org/a</link></item></channel></rss>",
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry><title>'
        'A story</title><link rel="alternate" href="https://example.org/a"/></entry></feed>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A story</title>'
        '<link rel="self" href="https://example.org/self"/><link href="https://example.org/a"/>'
        "</entry></feed>",
        '{"version": "https://jsonfeed.org/version/1", "title": "T", "items": [{"id": "1", '
        '"url": "https://example.org/a", "title": "A story", "content_html": "<p>Text</p>"}]}',
    ],
    ids=["rss 0.90", "rss 1.0", "rss 0.91", "rss 0.92", "atom 0.3", "atom 1.0", "json"],
)
def test_every_make_of_feed_is_read(body):
    feed = parse(body.encode())

    assert feed.title == "T"
    assert [(one.url, one.title) for one in feed.entries] == [("https://example.org/a", "A story")]


def test_a_page_gives_its_headlines_and_not_its_menu():
    body = """<html lang="en"><title>News</title>
      <nav><a href="/all">All the news of the day</a></nav>
      <main><a href="/a?utm_source=x#top">Minister answers the joint letter</a>
      <a href="/a#comments">Minister answers the joint letter again</a>
      <a href="/b"><h3>Parliament votes<br> on the new law & more</h3></a><a href="/c">More</a>
      <a href="https://other.example/d">A long headline of another site</a>
      <a href="/e">政府は共同書簡に回答した。</a></main></html>"""

    feed = read("page", body.encode(), base_url=BASE)

    assert [one.url for one in feed.entries] == [f"{BASE}a", f"{BASE}b", f"{BASE}e"]
    assert feed.entries[1].title == "Parliament votes on the new law & more"


def test_a_page_without_articles_is_refused_in_words():
    with pytest.raises(NotAFeed, match="No links to articles"):
        read("page", b"<html><a href='/a'>Home</a></html>", base_url=BASE)


def test_a_sitemap_of_news_gives_titles_and_days():
    body = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{BASE}a</loc>
      <news:news><news:publication><news:name>P</news:name><news:language>fr</news:language>
      </news:publication><news:publication_date>2026-11-02T10:00:00+09:00</news:publication_date>
      <news:title>Une réponse</news:title></news:news></url>
      <url><loc>{BASE}2026/minister-answers_letter.html</loc></url></urlset>"""

    told, plain = read("sitemap", gzip.compress(body.encode()), base_url=BASE).entries

    assert (told.title, told.published_on, told.language) == (
        "Une réponse",
        date(2026, 11, 2),
        "fr",
    )
    assert plain.title == "Minister answers letter"


def test_a_sitemap_of_sitemaps_leads_to_its_newest():
    parts = "".join(
        f"<sitemap><loc>/{n}.xml</loc><lastmod>2026-11-{n:02}</lastmod></sitemap>"
        for n in range(1, 9)
    )

    feed = read("sitemap", f"<sitemapindex>{parts}</sitemapindex>".encode(), base_url=BASE)

    assert feed.more == (f"{BASE}8.xml", f"{BASE}7.xml", f"{BASE}6.xml")


def test_what_is_no_sitemap_is_refused_in_words():
    with pytest.raises(NotAFeed, match="no sitemap"):
        read("sitemap", b"<html></html>", base_url=BASE)


def test_gdelt_is_asked_and_read():
    asked = parse_qs(urlsplit(gdelt_address(f"{BASE}doc", '"a b" c', SINCE, UNTIL)).query)
    body = {"articles": [{"url": f"{BASE}a", "title": "A story", "seendate": "20261102T034500Z",
                          "domain": "example.org", "language": "Spanish"}]}  # fmt: skip

    (entry,) = read("gdelt", json.dumps(body).encode(), base_url=BASE).entries

    assert asked["query"] == ['"a b" c']
    assert (asked["startdatetime"], asked["enddatetime"]) == (
        ["20261101000000"],
        ["20261124123000"],
    )
    assert (entry.outlet, entry.language) == ("example.org", "es")
    assert entry.published_on == date(2026, 11, 2)


def test_what_gdelt_says_against_a_search_is_told():
    with pytest.raises(NotAFeed, match="“Your query was too short"):
        read("gdelt", b"Your query was too short or too long.", base_url=BASE)


def test_gdelt_without_a_find_is_no_failure():
    assert read("gdelt", b"{}", base_url=BASE).entries == ()


def test_media_cloud_is_asked_and_read():
    asked = parse_qs(urlsplit(media_cloud_address(BASE, "letter", SINCE, UNTIL)).query)
    body = {"stories": [{"url": f"{BASE}a", "title": "A story", "publish_date": "2026-11-02",
                         "language": "en", "media_name": "example.org"}]}  # fmt: skip

    (entry,) = read("media_cloud", json.dumps(body).encode(), base_url=BASE).entries

    assert (asked["q"], asked["start"], asked["end"]) == (
        ["letter"],
        ["2026-11-01"],
        ["2026-11-24"],
    )
    assert (entry.outlet, entry.published_on) == ("example.org", date(2026, 11, 2))


def test_what_media_cloud_says_against_a_search_is_told():
    with pytest.raises(NotAFeed, match="“over quota”"):
        read("media_cloud", b'{"note": "over quota"}', base_url=BASE)


def test_the_feeds_that_a_page_names_are_found():
    root = page(b"""<link rel="alternate" type="application/rss+xml" title="Comments" href="/c">
      <link rel="Alternate" type="application/atom+xml" title="News" href="feed/">
      <link rel="alternate" hreflang="fr" href="/fr"><title>A &amp; B</title>""")

    assert feeds_of(root, f"{BASE}home/") == [
        (f"{BASE}home/feed/", "News"),
        (f"{BASE}c", "Comments"),
    ]
    assert title_of(root) == "A & B"


def test_a_list_of_feeds_goes_out_and_comes_back():
    feeds = [(f"{BASE}a?x=1&y=2", "A & <B>"), (f"{BASE}b", "日本")]

    assert read_opml(write_opml("Ours", feeds)) == feeds


def test_folders_of_a_list_are_laid_flat_and_doubles_dropped():
    body = b"""<opml><body><outline text="Folder"><outline text="A" xmlUrl="https://a.example/"/>
      <outline text="A" XMLURL="https://a.example/"/></outline></body></opml>"""

    assert read_opml(body) == [("https://a.example/", "A")]


@pytest.mark.parametrize("body", [b"", b"<opml/>", b"not xml", b"\x00"])
def test_what_is_no_list_is_refused_in_words(body):
    with pytest.raises(NotAFeed, match="no feeds in this file"):
        read_opml(body)
