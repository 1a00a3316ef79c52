"""What somebody has set: no script, dark, reduced motion, forced colours, large type."""

import pytest

from letters.statuses import Position
from tests import factories as a

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
NARROW = {"width": 320, "height": 600}
GROUND = "getComputedStyle(document.body).backgroundColor"
HINT = "getComputedStyle(document.querySelector('#f-text'), '::placeholder').color"


@pytest.fixture
def letter():
    letter = a.a_letter(a.a_campaign(is_public=True), asks=("Admit refugees.", "Free the poets."))
    a.a_response(letter, Position.ACCEPTED)
    return letter


@pytest.mark.parametrize(
    ("scheme", "ground", "hint"),
    [
        ("dark", "rgb(22, 24, 26)", "rgb(169, 172, 169)"),
        ("light", "rgb(251, 250, 247)", "rgb(91, 94, 99)"),
    ],
)
def test_without_a_script_pages_are_as_light_as_was_set(letter, page_as, scheme, ground, hint):
    page = page_as(None, java_script_enabled=False, color_scheme=scheme)
    page.goto("/")

    assert page.evaluate(GROUND) == ground
    assert page.evaluate(HINT) == hint


def test_without_a_script_the_dashboard_is_narrowed_and_sorted(letter, page_as):
    page = page_as(None, java_script_enabled=False)
    page.goto("/")
    page.get_by_label("What was said").select_option("accepted")
    page.get_by_role("button", name="Show").click()
    assert "position=accepted" in page.url
    assert page.locator("a.ask").all_inner_texts() == ["Admit refugees."]
    page.get_by_role("link", name="Remove the filter").first.click()
    page.get_by_label("Order").select_option(index=1)
    page.get_by_role("button", name="Sort").click()

    assert "sort=" in page.url
    assert page.locator("a.ask").count() == 2


def test_sorting_keeps_the_focus_and_the_filters(letter, page_as):
    page = page_as(None)
    page.goto("/")
    page.get_by_label("What was said").select_option("accepted")
    page.wait_for_url("**position=accepted**")
    page.get_by_label("Order").focus()
    page.get_by_label("Order").select_option(index=1)
    page.wait_for_url("**sort=**")
    page.wait_for_load_state("networkidle")

    assert "position=accepted" in page.url
    assert page.evaluate("document.activeElement.id") == "f-sort"


def test_colours_of_words_stay_where_colours_are_forced(letter, page_as):
    page = page_as(None, forced_colors="active")
    page.goto("/")
    shape = page.locator(".keytable .tone-good").first

    assert shape.evaluate("one => getComputedStyle(one).color") == "rgb(11, 90, 94)"


@pytest.mark.parametrize("address", ["/", "/charts/", "/search/?q=refugees", "/nowhere/"])
def test_nothing_runs_sideways_at_400_percent(letter, page_as, address):
    page = page_as(None, viewport=NARROW)
    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_nothing_moves_where_motion_is_reduced(letter, page_as):
    page = page_as(None, reduced_motion="reduce")
    page.goto("/")
    page.evaluate("document.querySelector('#results').classList.add('htmx-request')")

    assert (
        page.locator("#results").evaluate("one => getComputedStyle(one).transitionDuration") == "0s"
    )
