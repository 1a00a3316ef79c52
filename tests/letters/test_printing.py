"""Pages on paper."""

import pytest

from tests import factories as a

pytestmark = [pytest.mark.e2e, pytest.mark.django_db]
STYLE = "(one, [part, name]) => getComputedStyle(one, part)[name]"


def printed(page, selector, name, part=None):
    return page.locator(selector).first.evaluate(STYLE, [part, name])


def test_paper_is_white_shows_addresses_of_sources_and_nothing_to_click(page_as):
    ask = a.a_letter(a.a_campaign(is_public=True)).recommendations.get()
    a.some_evidence(ask, url="https://example.org/report")
    page = page_as(None, color_scheme="dark")
    page.goto(ask.get_absolute_url())
    page.emulate_media(media="print", color_scheme="dark")

    assert printed(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    assert printed(page, "h1", "color") == "rgb(0, 0, 0)"
    assert "https://example.org/report" in printed(page, ".evidence a", "content", "::after")
    assert not page.locator(".masthead nav").is_visible()
    assert page.locator("main button:visible, main input:visible").count() == 0
    assert ask.get_absolute_url() in page.locator(".printed").inner_text()


@pytest.mark.parametrize("path", ["/", "/governments/JP/", "letter", "ask"])
def test_nothing_is_cut_off_at_the_edge_of_the_paper(page_as, path):
    letter = a.a_letter(a.a_campaign(is_public=True), asks=("Release them.", "Pay them."))
    for position in ("accepted", "not_accepted", "noted"):
        a.a_response(letter, position)
    ask = letter.recommendations.first()
    address = {"letter": letter.get_absolute_url(), "ask": ask.get_absolute_url()}.get(path, path)
    page = page_as(None, viewport={"width": 672, "height": 900})  # A4 without its margins

    page.goto(address)
    page.emulate_media(media="print")

    assert page.evaluate("document.documentElement.scrollWidth") <= 672


def test_paper_tells_the_filters_and_the_page(page_as):
    public = a.a_campaign(is_public=True)
    for _ in range(2):
        a.a_letter(public, asks=tuple(f"Ask {number}." for number in range(20)))
    page = page_as(None)
    page.goto("/?country=JP&page=2")
    page.emulate_media(media="print")

    assert page.locator(".chips").inner_text().split("\n") == ["government: Japan"]
    assert page.locator(".pager").inner_text().strip() == "Page 2 of 2"
