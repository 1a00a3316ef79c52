"""The news desk by keyboard, and by two people at once."""

import pytest
from playwright.sync_api import expect

from campaigns.levels import Role
from letters.models import Evidence
from news.models import Match, Story
from tests import factories as a
from tests.e2e.reading import unreadable
from tests.news.desk import a_match, a_print

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
STORIES = 6


@pytest.fixture
def desk():
    """A desk with some stories, and two people who clear it."""
    letter = a.a_letter(a.a_campaign(), asks=("Admit refugees.", "Send food."))
    people = [a.a_person(Role.CONTRIBUTOR, letter.campaign, name) for name in ("Ana", "Ravi")]
    for number in range(STORIES):
        article = a_print("Daily", Story.objects.create(), headline=f"Story {number}")
        a_match(letter.recommendations.get(number=1), article)
    return people


def settled(page, count):
    expect(page.locator(".settled")).to_have_count(count)


def test_every_story_is_judged_by_keyboard_and_the_focus_is_never_lost(desk, page_as):
    ana, _ravi = desk
    page = page_as(ana)
    page.goto("/news/")
    for number in range(STORIES):
        page.keyboard.press("c" if number % 2 else "d")
        assert page.evaluate("document.activeElement.closest('[data-keys-row]') !== null")
    settled(page, STORIES)

    assert Evidence.objects.count() == STORIES // 2
    assert not Match.objects.waiting().exists()
    page.locator("#last").get_by_role("button").focus()
    page.keyboard.press("u")
    settled(page, STORIES - 1)
    assert Match.objects.waiting().count() == 1


def test_the_second_person_sees_who_is_on_it_and_is_told_if_faster(desk, page_as):
    ana, ravi = (page_as(one) for one in desk)
    ana.goto("/news/")
    ana.locator("[data-keys-row]").first.focus()
    ana.wait_for_timeout(1_000)
    ravi.goto("/news/")

    expect(ravi.locator("[data-on-it]").first).to_contain_text("Ana is on this one until")
    ravi.locator("[data-keys-row]").first.focus()
    ravi.keyboard.press("d")
    expect(ravi.locator("#desk-told")).to_contain_text("Ana is on this one")
    assert Match.objects.waiting().count() == STORIES


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_desk_and_the_coverage_can_be_read_by_everybody(desk, page_as, theme):
    ana, _ravi = desk
    page = page_as(ana, color_scheme=theme, viewport={"width": 390, "height": 844})

    assert unreadable(page, ("/news/", "/news/?state=decided", "/news/coverage/",
                             "/news/problems/", "/news/learned/")) == {}  # fmt: skip
