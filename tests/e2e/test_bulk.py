"""Many recommendations changed together, with the keyboard, in a real browser."""

import pytest
from playwright.sync_api import expect

from campaigns.levels import Role
from letters.models import Assessment, Batch, Recommendation
from tests import factories as a
from tests.e2e.reading import PHONE, wrong_here

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]  # noqa: E501  # fmt: skip


def test_ticked_across_pages_proposed_approved_and_taken_back(page_as):
    campaign = a.a_campaign(is_public=True)
    a.a_letter(campaign, asks=tuple(f"Free {number}." for number in range(30)))
    page = page_as(a.a_person(Role.CONTRIBUTOR, campaign, "Ana"), viewport=PHONE)
    ravi = page_as(a.a_person(Role.REVIEWER, campaign, "Ravi"), viewport=PHONE)

    page.goto("/")
    for key in "xjjx":
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="Change 2 together")).to_be_visible()
    page.get_by_role("link", name="Next").click()
    page.get_by_label("tick this page").check()
    expect(page.get_by_role("button", name="Change 7 together")).to_be_visible()
    assert wrong_here(page) == []
    page.keyboard.press("c")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Change 7 recommendations")
    assert wrong_here(page) == []

    page.get_by_label("They should become").select_option("no_action")
    page.get_by_label("Took effect on").fill("2021-03-02")
    page.get_by_label("Why: what was checked").fill("Nothing in the gazette.")
    page.get_by_role("button", name="Preview").first.click()
    expect(page.get_by_text("Preview: nothing has been done yet")).to_be_visible()
    assert not Assessment.objects.exists()
    assert wrong_here(page) == []
    page.get_by_role("button", name="Propose all 7").click()
    expect(page.locator("#flashes").get_by_role("button", name="Undo")).to_be_visible()
    assert wrong_here(page) == []

    ravi.goto("/review/")
    ravi.keyboard.press("Enter")
    expect(ravi.get_by_role("heading", name="Your decision on all 7")).to_be_visible()
    assert wrong_here(ravi) == []
    ravi.keyboard.press("a")
    expect(ravi.get_by_text("7 approved.")).to_be_visible()
    assert Recommendation.objects.filter(implementation="no_action").count() == 7

    page.reload()
    page.keyboard.press("u")
    expect(page.get_by_text("Proposed to go back. A second person decides.")).to_be_visible()
    assert Batch.objects.exclude(undoes=None).get().assessments.count() == 7
