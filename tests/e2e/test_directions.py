"""Letters from right to left on pages from left to right, and the head of every page."""

from datetime import date

import pytest

from campaigns.levels import Role
from letters.models import Letter
from tests import factories as a

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

ASK = "UNHCR: اسمحوا للمفوضية بزيارة السجون."
# Where a part of a line of text begins on the screen.
AT = """([line, part]) => {
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(part);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + part.length);
    return range.getBoundingClientRect().left;
  }
}"""


@pytest.fixture
def letter():
    letter = a.a_letter(
        a.a_campaign(is_public=True),
        subject="رسالة مشتركة (2024)",
        asks=(ASK,),
        sent_on=date(2024, 2, 3),
    )
    Letter.objects.filter(pk=letter.pk).update(language="ar")
    return letter


@pytest.mark.parametrize("address", ["/", "/search/?q=UNHCR"])
def test_an_arabic_letter_takes_no_date_along_and_runs_its_own_way(letter, page_as, address):
    page = page_as(None)
    page.goto(address)
    meta = page.locator(".rec-list .meta, .hits .meta").first.element_handle()
    ask = page.locator("a.ask").first

    assert page.evaluate(AT, [meta, "3 "]) < page.evaluate(AT, [meta, "February"])
    assert page.evaluate(AT, [ask.element_handle(), "UNHCR"]) > page.evaluate(
        AT, [ask.element_handle(), "السجون"]
    )
    assert ask.get_attribute("lang") == "ar"


def test_the_navigation_of_a_member_is_one_line_and_says_where_they_are(letter, page_as):
    page = page_as(
        a.a_person(Role.REVIEWER, letter.campaign, "Ana Ferreira"),
        viewport={"width": 1280, "height": 800},
    )
    page.goto("/awaiting/")
    places = page.get_by_role("navigation", name="Main").get_by_role("link")

    assert len({one.bounding_box()["y"] for one in places.all()}) == 1
    assert page.locator(".masthead").bounding_box()["height"] < 80
    for one in page.locator(".masthead :is(a, button)").all():
        box = one.bounding_box()
        assert min(box["width"], box["height"]) >= 24, (one.inner_text(), box)
    assert page.locator(".masthead [aria-current=page]").inner_text() == "Awaiting"
