from datetime import date

import pytest

from news.feeds import NotAFeed, parse
from tests.news.local_feed import an_item, rss

TODAY = date(2026, 11, 24)


def test_a_feed_yields_its_entries_in_plain_text():
    feed = parse(
        rss(an_item(summary="&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;p&gt;three&lt;/p&gt;",
                    date="Thu, 19 Nov 2009 10:00:00 GMT"), title="Human rights", language="en-GB"),
        today=TODAY,
    )  # fmt: skip

    assert feed.title == "Human rights"
    (entry,) = feed.entries
    assert entry.url == "https://example.org/a"
    assert entry.summary == "One & two\nthree"
    assert entry.published_on == date(2009, 11, 19)
    assert entry.language == "en-GB"


def test_entries_without_link_or_title_are_skipped_and_said_so():
    feed = parse(rss(an_item(title=""), an_item(link=""), an_item(link="https://example.org/b")))

    assert [entry.url for entry in feed.entries] == ["https://example.org/b"]
    assert feed.skipped == ("Entry 1 lacks a title.", "Entry 2 lacks a link.")


@pytest.mark.parametrize(
    "day", ["Sat, 01 Jan 1246 00:00:00 GMT", "Sat, 01 Jan 2150 00:00:00 GMT", "last Tuesday"]
)
def test_an_implausible_date_is_no_date(day):
    feed = parse(rss(an_item(date=day)), today=TODAY)

    assert feed.entries[0].published_on is None
    assert feed.caution == "1 date cannot be right and was left out."


def test_a_feed_that_breaks_off_yields_what_stands_whole_before_the_break():
    whole = rss(*(an_item(link=f"https://example.org/{n}", title=f"Story {n}") for n in range(5)))

    feed = parse(whole[: whole.index(b"Story 3")])

    assert [entry.title for entry in feed.entries] == ["Story 0", "Story 1", "Story 2"]


@pytest.mark.parametrize("body", [b"", b"<html><body>Hello</body></html>", b"\x00\xff garbage"])
def test_what_is_no_feed_is_refused_in_words(body):
    with pytest.raises(NotAFeed, match="no feed at this address"):
        parse(body)


def test_atom_is_read_as_well():
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry>
      <title>Story</title><link href="/a?utm_source=x"/><updated>2020-01-02T03:04:05Z</updated>
      <content type="html">&lt;b&gt;Body&lt;/b&gt;</content></entry></feed>"""

    (entry,) = parse(atom, base_url="https://example.org/feed").entries

    assert (entry.url, entry.body) == ("https://example.org/a", "Body")
    assert entry.published_on == date(2020, 1, 2)


def test_scripts_in_a_feed_stay_outside():
    (entry,) = parse(rss(an_item(summary="a&lt;script&gt;alert(1)&lt;/script&gt;b"))).entries

    assert "alert" not in entry.summary
