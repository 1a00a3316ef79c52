"""What is read from the page of an article."""

import io
from datetime import date

import pytest
from docx import Document
from pypdf import PdfWriter

from news import pages
from news.kinds import Reading
from tests.letters.reading.files import as_pdf
from tests.news.pages import WIRE, a_page

URL = "https://example.org/news/2021/port"
TODAY = date(2026, 1, 1)


def read(source: str | bytes, url: str = URL, **more) -> pages.Page:
    body = source.encode() if isinstance(source, str) else source
    return pages.read(body, url=url, today=TODAY, **more)


def dated(told: str) -> str:
    return a_page(head=f'<meta property="article:published_time" content="{told}">')


def test_a_page_says_its_title_text_authors_date_outlet_and_language():
    head = (
        '<meta property="og:site_name" content="The Harbour Times">'
        '<meta name="author" content="Jane Doe">'
        '<meta property="article:published_time" content="2021-03-02T08:00:00Z">'
        '<meta name="description" content="They may land.">'
    )

    page = read(a_page(head=head))

    assert page.reading == Reading.FULL
    assert page.title == "Families received at the port"
    assert "rooms without windows" in page.text
    assert "Home" not in page.text
    assert "All rights reserved" not in page.text
    assert (page.outlet, page.authors) == ("The Harbour Times", "Jane Doe")
    assert (page.published_on, page.language) == (date(2021, 3, 2), "en")
    assert page.summary == "They may land."


@pytest.mark.parametrize("told", ["1246-05-01", "2031-01-01", "1970-01-01", "soon", "0000-00-00"])
def test_an_implausible_date_is_no_date(told):
    assert read(dated(told)).published_on is None


def test_the_language_is_that_of_the_text_and_not_what_the_page_claims():
    german = "\n".join(
        f"Die Regierung hat am {at}. März beschlossen, dass Familien aus dem Hafen aufgenommen "
        f"werden, und der Minister sprach zum {at}. Mal mit den Verbänden darüber."
        for at in range(1, 9)
    )

    assert read(a_page(german, language="en")).language == "de"


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "utf-8", "utf-16"])
@pytest.mark.parametrize("is_declared", [True, False])
def test_a_page_is_read_in_its_own_charset_declared_or_not(charset, is_declared):
    text = "\n".join(
        f"政府は{at}日、北朝鮮からの難民を受け入れる方針を明らかにした。団体は書面での回答を求めている。"
        for at in range(1, 12)
    )
    head = f'<meta charset="{charset}">' if is_declared else ""

    page = read(a_page(text, title="難民を受け入れへ", head=head, language="ja").encode(charset))

    assert page.title == "難民を受け入れへ"
    assert "団体は書面での回答" in page.text
    assert page.language == "ja"


@pytest.mark.parametrize("name", ["unicode_escape", "punycode", "hex", "no-such", "utf-7"])
def test_a_charset_that_is_none_is_passed_over(name):
    assert "rooms without windows" in read(a_page(head=f'<meta charset="{name}">')).text


def test_what_the_server_says_of_the_charset_comes_first():
    body = a_page("Café " * 40 + "\n" + WIRE).encode("cp1252")

    assert "Café" in read(body, content_type="text/html; charset=ISO-8859-1").text


def test_right_to_left_and_emoji_titles_stay_as_they_are():
    for title in ("وزارة العدل تستقبل العائلات", "🚢 Families land 👨‍👩‍👧"):
        head = f'<meta property="og:title" content="{title}">'
        assert read(a_page(title=title, head=head)).title == title


def test_a_title_holds_no_markup_and_no_script():
    title = "Families &lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;received&lt;/b&gt;"

    assert read(a_page(title=title)).title == "Families received"


def test_signs_that_no_text_holds_are_dropped():
    page = read(a_page(WIRE + "\nNull &#0; and bell \x07 and \x00 end of the matter."))

    assert "\x00" not in page.text
    assert "\x07" not in page.text


@pytest.mark.parametrize(
    ("told", "believed"),
    [
        ("https://example.org/news/2021/port-opens", "https://example.org/news/2021/port-opens"),
        ("/news/2021/port-opens?utm_source=x", "https://example.org/news/2021/port-opens"),
        ("https://www.example.org/port", "https://www.example.org/port"),
        ("https://elsewhere.org/port", URL),
        ("https://example.org.evil.net/port", URL),
        ("https://example.org/", URL),
        ("https://example.org/news", URL),
        ("javascript:alert(1)", URL),
        ("", URL),
    ],
)
def test_a_canonical_address_is_believed_only_within_the_site(told, believed):
    assert read(a_page(head=f'<link rel="canonical" href="{told}">')).address == believed


def test_a_paywall_is_said():
    wall = a_page("The port opens on Monday.\nSubscribe now to continue reading this article.")
    told = a_page(
        "The port opens on Monday, the ministry said after a long night of talks.",
        head='<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>',
    )

    assert read(wall).reading == Reading.PAYWALL
    assert read(told).reading == Reading.PAYWALL


def test_a_wall_of_consent_is_said():
    wall = a_page("We and our 812 partners store cookies. Accept all or manage.", title="Consent")

    assert read(wall).reading == Reading.CONSENT


def test_an_article_about_subscriptions_is_no_wall():
    text = WIRE + "\nThe paper asks readers to subscribe and continue reading it."

    assert read(a_page(text)).reading == Reading.FULL


def test_a_page_without_an_article_is_said():
    assert read("<html><body><div id=app></div></body></html>").reading == Reading.NO_TEXT
    assert read('{"items": []}').reading == Reading.NO_TEXT
    assert read("").reading == Reading.NO_TEXT


def test_plain_text_is_text():
    page = read(f"STATEMENT\n\n{WIRE}")

    assert (page.title, page.reading) == ("STATEMENT", Reading.FULL)


def test_what_is_no_text_is_said():
    word = io.BytesIO()
    Document().save(word)

    for body in (b"\x89PNG\r\n\x1a\n\x00\x00\x00", word.getvalue(), b"\x00" * 5000):
        assert read(body).reading == Reading.NO_PAGE


def test_a_pdf_without_text_and_a_broken_one_are_said():
    blank = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(blank)

    assert read(blank.getvalue()).reading == Reading.NO_PAGE
    assert read(b"%PDF-1.7 broken").reading == Reading.NO_PAGE


def test_a_pdf_is_read():
    page = read(as_pdf(WIRE.replace("\n", "\n\n")))

    assert page.reading == Reading.FULL
    assert "rooms without windows" in page.text


@pytest.mark.parametrize(
    "body",
    [
        b"<html>" + b"<div>" * 200_000 + b"x",
        b"<p>" + b"word " * 1_000_000,
        b"<" * 1_000_000,
        b"<html><body>" + b"<a href='x'>" * 100_000,
        b"<p>" + b"a" * (6 * 1024 * 1024),
        b"<html><head><title>" + "‮𝕏\u0301".encode() * 50_000,
        b"<html>\xff\xfe\x00<p>half",
    ],
    ids=["deep", "long", "brackets", "links", "too large", "title", "half"],
)
def test_a_hostile_page_is_read_without_harm(body):
    page = read(body)

    assert len(page.text) <= pages.BODY
    assert len(page.title) <= pages.TITLE
    assert page.reading in Reading.values
