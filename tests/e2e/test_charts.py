"""Charts in a browser: under the strict policy, read by everybody, with marks that lead on."""

import gzip

import pytest

from letters.charts.panel import CHARTS
from letters.charts.paper import DARK, PAPER
from letters.statuses import Position
from tests import factories as a
from tests.e2e.reading import PHONE, wrong_here
from tests.letters.judging import judged

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy: ${event.violatedDirective} ${event.sourceFile}`));
"""


@pytest.fixture
def public():
    public = a.a_campaign(is_public=True)
    letter = a.a_letter(public, asks=("Admit refugees.", "Free the poets."))
    ask = letter.recommendations.first()
    a.a_response(letter, Position.ACCEPTED)
    judged(ask, a.a_person(30, public), "announced")
    return public


def drawn(page):
    """Scrolls to the charts, and waits for all of them."""
    page.locator("#charts").scroll_into_view_if_needed()
    for name in CHARTS:
        place = page.locator(f".chart-{name} .drawing")
        place.scroll_into_view_if_needed()
        place.locator("svg.marks").wait_for()
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_charts_come_after_the_dashboard_and_break_no_rule(public, page_as, theme):
    page = page_as(None, color_scheme=theme, viewport=PHONE)
    told, asked = [], []
    page.add_init_script(VIOLATIONS)
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    first = list(asked)
    assert sum(len(gzip.compress(one.body())) for one in answers) < 100_000  # as servers pack it
    drawn(page)

    assert not [url for url in first if "vega" in url or "charts" in url]
    assert len(first) <= 6
    assert told == []
    assert len({url.split("/")[2] for url in asked}) == 1
    assert not [url for url in asked if url.split("?")[0].endswith(".svg") and "/charts/" in url]
    assert wrong_here(page) == []


def test_a_mark_leads_to_the_rows_that_it_counts(public, page_as):
    page = page_as(None)
    page.goto("/")
    drawn(page)
    page.locator(".chart-position .drawing .mark-rect path").last.hover()
    assert "No response: 1" in page.locator("#vg-tooltip-element").inner_text()
    page.locator(".chart-position .drawing .mark-rect path").last.click()
    page.wait_for_url("**/?position=no_response*")

    assert "the one recommendation" in page.locator("#lead h1").inner_text()


def test_charts_follow_the_filters(public, page_as):
    a.a_letter(public, asks=("Receive them in Seoul.",), country="KR")
    page = page_as(None)
    page.goto("/")
    drawn(page)
    page.get_by_label("Government", exact=True).select_option("KR")
    page.wait_for_url("**country=KR**")
    page.locator("#charts").scroll_into_view_if_needed()
    page.get_by_text("All of it was asked of one government: South Korea").wait_for()
    page.locator(".chart-governments .drawing").scroll_into_view_if_needed()
    page.locator(".chart-governments svg.marks").wait_for()

    assert page.locator(".chart-implementation .note").count() == 1


def test_charts_follow_the_theme(public, page_as):
    page = page_as(None, color_scheme="light")
    page.goto("/charts/")
    place = page.locator(".chart-implementation .drawing")
    place.locator(f'[stroke="{PAPER}"]').first.wait_for(state="attached")
    page.locator("[data-theme-toggle]").click()
    place.locator(f'[stroke="{DARK[PAPER]}"]').first.wait_for(state="attached")

    assert place.locator(f'[stroke="{PAPER}"]').count() == 0


def test_without_a_script_there_are_pictures(public, page_as):
    page = page_as(None, java_script_enabled=False)
    page.goto("/charts/")

    picture = page.locator(".chart-implementation img")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("one => one.naturalWidth") == 640


def test_where_the_library_cannot_be_had_there_is_a_picture(public, page_as):
    page = page_as(None)
    page.route("**/vega*.js", lambda route: route.abort())
    page.goto("/charts/")

    picture = page.locator(".chart-implementation img")
    picture.wait_for()
    assert picture.get_attribute("src").startswith("/charts/implementation.svg?")


def test_where_nothing_can_draw_the_numbers_are_opened(public, page_as):
    page = page_as(None)
    page.route("**/vega*.js", lambda route: route.abort())
    page.route("**/charts/*.svg*", lambda route: route.abort())
    page.goto("/charts/")
    chart = page.locator(".chart-implementation")

    chart.get_by_text("The drawing could not be fetched.").wait_for()
    assert chart.get_by_role("rowheader").first.is_visible()
