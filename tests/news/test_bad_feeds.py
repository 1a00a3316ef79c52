"""What feeds do wrong, and what is made of it."""

import gzip
from contextlib import suppress

import pytest

from news.feeds import NotAFeed, parse, read
from tests.news.local_feed import an_item, rss

RUSSIAN = "Права человека: правительство ответило на письмо организаций"


def titles(body, **more):
    return [entry.title for entry in parse(body, **more).entries]


@pytest.mark.parametrize("claim", ["utf-8", "koi8-r", "windows-1251", "iso-8859-1", "no-such", ""])
def test_text_in_utf_8_is_read_whatever_is_claimed(claim):
    body = rss(an_item(title=RUSSIAN)).replace(b"?>", f' encoding="{claim}"?>'.encode(), 1)

    assert titles(body, content_type=f"text/xml; charset={claim}") == [RUSSIAN]


@pytest.mark.parametrize("real", ["windows-1251", "koi8-r", "utf-16", "iso-8859-5"])
def test_another_encoding_is_read_by_what_the_feed_says(real):
    text = rss(an_item(title=RUSSIAN)).decode()
    body = text.replace("?>", f' encoding="{real}"?>', 1).encode(real)

    assert titles(body) == [RUSSIAN]


def test_the_server_is_believed_where_the_feed_is_silent():
    body = rss(an_item(title=RUSSIAN)).decode().encode("koi8-r")

    assert titles(body, content_type="application/rss+xml; charset=KOI8-R") == [RUSSIAN]


@pytest.mark.parametrize("told", ["utf-8", "iso-8859-1"])
def test_a_wrong_claim_leads_to_a_guess_and_not_to_a_loss(told):
    items = [an_item(link=f"https://example.org/{n}", title=RUSSIAN) for n in range(5)]
    text = rss(*items).decode().replace("?>", ' encoding="utf-8"?>', 1)

    found = titles(text.encode("windows-1251"), content_type=f"text/xml; charset={told}")

    assert len(found) == 5


def test_a_feed_cut_in_the_midst_of_a_letter_keeps_its_letters():
    body = rss(an_item(title=RUSSIAN), an_item(link="https://example.org/b", title=RUSSIAN))
    cut = body.rindex("письмо".encode()) + 1

    assert titles(body[:cut]) == [RUSSIAN]


@pytest.mark.parametrize(
    "title",
    ["قال الوزير: 'نعم' 🇯🇵", "ממשלת יפן השיבה", "👩‍👩‍👧 protest 🕊️", "日本政府の回答", "𝔉𝔯𝔢𝔢 𝔱𝔥𝔢𝔪"],
)
def test_titles_in_any_script_stay_as_they_are(title):
    assert titles(rss(an_item(title=title))) == [title]


def test_broken_xml_is_read_as_far_as_it_goes_and_said_so():
    body = rss(an_item(title="Fish & chips <b>now", link="https://example.org/a?x=1&y=2"),
               an_item(title="Second", link="https://example.org/b"))  # fmt: skip

    feed = parse(body)

    assert len(feed.entries) == 2
    assert "not well formed" in feed.caution


def test_signs_that_no_table_stores_are_left_out():
    (entry,) = parse(rss(an_item(title="A\x00 st\x0bory", summary="&#0;x&#xD800;y"))).entries

    assert entry.title == "A story"
    assert "\x00" not in entry.summary
    entry.summary.encode()


def test_half_of_an_emoji_in_json_is_left_out():
    body = (
        b'{"version": "https://jsonfeed.org/version/1.1", "items": ['
        b'{"url": "https://example.org/a", "title": "Broken \\ud83d here\\u0000"}]}'
    )

    assert titles(body) == ["Broken here"]


def test_entities_that_multiply_stay_small():
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = rss(an_item(title="&l9;"), an_item(link="https://example.org/b")).replace(
        b"?>", f'?><!DOCTYPE rss [<!ENTITY l0 "lol">{bomb}]>'.encode(), 1
    )

    feed = parse(body)

    assert sum(len(entry.title) for entry in feed.entries) < 1_000
    assert "https://example.org/b" in {entry.url for entry in feed.entries}


@pytest.mark.parametrize("kind", ["feed", "sitemap", "page"])
def test_an_entity_reads_no_file_of_ours(tmp_path, kind):
    secret = tmp_path / "secret"
    secret.write_text("hidden treasure")
    place = "https://example.org/a/long/enough/headline-of-a-story"
    bodies = {
        "feed": rss(an_item(title="A story &x;", link=place)).decode(),
        "sitemap": f"<urlset><url><loc>{place}</loc><title>A &x;</title></url></urlset>",
        "page": f'<html><a href="{place}">A story that is long enough &x;</a></html>',
    }
    text = bodies[kind].removeprefix('<?xml version="1.0"?>')
    body = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]>{text}'.encode()

    feed = read(kind, body, base_url="https://example.org/")

    assert "treasure" not in str(feed)


def test_thousands_of_entries_are_all_read():
    items = [an_item(link=f"https://example.org/{n}", title=f"Story {n}") for n in range(3_000)]

    assert len(parse(rss(*items)).entries) == 3_000


def test_elements_nested_without_end_break_nothing():
    with suppress(NotAFeed):
        assert parse(b"<rss version='2.0'><channel>" + b"<item>" * 20_000).entries == ()


@pytest.mark.parametrize("body", [b"{" * 50_000, b"[" * 50_000, b'{"version": 3}', b'{"items": 1}'])
def test_json_that_is_no_feed_is_refused_in_words(body):
    with pytest.raises(NotAFeed, match=r"JSON|no feed"):
        parse(body)


def test_relative_links_are_read_from_where_the_feed_stands():
    body = rss(an_item(link="/a"), an_item(link="b?c=1", title="Two"), an_item(link="//x.org/d"))

    feed = parse(body, base_url="https://example.org/news/feed")

    assert [entry.url for entry in feed.entries] == [
        "https://example.org/a",
        "https://example.org/news/b?c=1",
        "https://x.org/d",
    ]


def test_relative_links_of_a_feed_kept_elsewhere_belong_to_its_site():
    body = rss("<link>https://paper.example/</link>", an_item(link="/a"))

    (entry,) = parse(body, base_url="https://feeds.example/paper").entries

    assert entry.url == "https://paper.example/a"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "mailto:a@example.org", "data:text/html,x", "http://[bad"]
)
def test_what_leads_nowhere_on_the_web_is_skipped(link):
    feed = parse(rss(an_item(link=link)), base_url="https://example.org/")

    assert feed.entries == ()
    assert feed.skipped == ("Entry 1 lacks a link.",)


def test_an_address_that_no_table_stores_is_skipped():
    feed = parse(rss(an_item(link="https://example.org/" + "x" * 2_000), an_item()))

    assert len(feed.entries) == 1
    assert feed.skipped == ("Entry 1 has an address that is too long.",)


def test_an_identifier_that_is_no_address_makes_no_link():
    item = "<item><title>A story</title><guid isPermaLink='false'>4711</guid></item>"

    assert parse(rss(item), base_url="https://example.org/").entries == ()


def test_a_packed_sitemap_that_swells_without_end_is_refused():
    bomb = gzip.compress(b"<urlset>" + b" " * (51 * 1024 * 1024))

    with pytest.raises(NotAFeed, match="too large"):
        read("sitemap", bomb, base_url="https://example.org/")


def test_blanks_without_end_cost_no_more_than_their_length():
    """With an expression that looks back from each of them this took a minute."""
    with pytest.raises(NotAFeed):
        parse(b"<?xml version='1.0'" + b" " * 2_000_000)
