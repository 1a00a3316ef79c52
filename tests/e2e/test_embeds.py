"""Widgets in somebody else's page: they fit, can be read by everybody, and leave nothing behind."""

import pytest

from letters.statuses import Position
from tests import factories as a
from tests.e2e.reading import PHONE, unreadable
from tests.news.local_site import site

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def frames():
    letter = a.a_letter(a.a_campaign(is_public=True), asks=("Admit refugees.", "Say why not."))
    a.a_response(letter, Position.ACCEPTED, number=1)
    ask = letter.recommendations.get(number=1)
    return [
        "/embed/?scheme=dark", "/embed/", f"/embed/letters/{letter.pk}/",
        f"/embed/recommendations/{ask.pk}/", "/embed/recommendations/999999/",
    ]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_widget_can_be_read_by_everybody_and_fits_a_phone(frames, page_as, theme):
    page = page_as(None, color_scheme=theme, viewport=PHONE)

    assert unreadable(page, frames) == {}


def framed(page, addresses, width=600):
    """The frames of a page of somebody else's, each with what it shows."""
    body = "".join(
        f'<iframe src="{one}" width="{width}" height="400"></iframe>' for one in addresses
    )
    with site() as elsewhere:
        elsewhere.pages["/"] = f"<!doctype html><h1>Somebody else's</h1>{body}".encode()
        page.goto(elsewhere.url("/"))
        page.wait_for_load_state("networkidle")
    return page.frames[1:]


@pytest.mark.parametrize("width", [300, 600])
def test_another_site_can_frame_it_and_nothing_is_kept(frames, page_as, live_server, width):
    page = page_as(None)
    shown = framed(page, [live_server.url + path for path in frames], width)

    found = (
        "Governments accepted 1 of 2 recommendations in some form; none is known to be implemented"
    )
    assert [one.locator("h1").inner_text() for one in (shown[0], shown[1], shown[3], shown[4])] == [
        found, found, "Admit refugees.",
        "This is not open to everyone.",
    ]  # fmt: skip
    for one in shown:
        assert one.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.context.cookies() == []


def test_a_page_of_the_site_itself_cannot_be_framed(frames, page_as, live_server):
    widget, dashboard = framed(page_as(None), [f"{live_server.url}/embed/", f"{live_server.url}/"])

    assert "recommendation" in widget.content()
    assert "recommendation" not in dashboard.content()


def test_the_code_is_copied_at_a_press(frames, page_as):
    page = page_as(None, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    page.get_by_text("Embed", exact=True).click()
    page.get_by_role("button", name="Copy").click()

    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("<iframe src=")
