"""A reply marked by keyboard alone, and without scripts, in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from campaigns.levels import Role
from letters.models import Response
from tests import factories as a
from tests.e2e.reading import PHONE, unreadable

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]  # noqa: E501  # fmt: skip

ASKS = (
    "Reduce detention before charge to 48 hours.", "Allow independent inspection of police cells.",
    "Assign doctors and nurses to each prison.", "Publish the names of detained persons.",
    "Provide legal aid at every police station.", "Ratify the optional protocol on torture.",
    "Train guards in the use of restraints.", "Close the juvenile wing at Harrow.",
    "Pay prisoners the minimum wage.", "Let families visit every week.",
)  # fmt: skip
REPLY = """12 March 2021

Dear Ms Okafor,

The Government agrees to reduce detention before charge to 48 hours.

Independent inspection of police cells is under review.

The assignment of doctors and nurses is a matter for the National Prisons Board.

We are unable to publish the names of detained persons, since the Data Protection Act forbids it.

Legal aid has already been provided at every police station since 2018.

We take note of what you say on the optional protocol on torture.

Guards will be trained in the use of restraints.

The juvenile wing at Harrow is an old building. Its future will be settled when money is found.

Prisoners cannot be paid the minimum wage: there is no budget for it. Families matter to us.

Yours sincerely,
"""


@pytest.fixture
def staff(transactional_db):
    campaign = a.a_campaign(is_public=True)
    return campaign, a.a_person(Role.CONTRIBUTOR, campaign, "Ana")


class Keyboard:
    """Counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, keys: str) -> None:
        for key in keys.split():
            self.page.keyboard.press(key)
            self.pressed += 1


def begin(page: Page, letter, text: str = REPLY) -> None:
    page.goto(f"{letter.get_absolute_url()}respond/")
    page.get_by_label("Or its text").fill(text)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name=f"It asked {len(ASKS)} things")).to_be_visible()


def test_ten_asks_are_marked_by_keyboard_alone(staff, page_as):
    campaign, ana = staff
    letter = a.a_letter(campaign, asks=ASKS, by=ana)
    page = page_as(ana)
    begin(page, letter)
    keys = Keyboard(page)

    keys.press("y j y j y j y j y j y j y j")  # seven as proposed
    keys.press("i , q 2 j")  # the eighth by hand: in principle, another sentence, deals with part
    keys.press("y j")
    keys.press("s m")  # silent on the rest; to the summary
    marking = keys.pressed
    page.keyboard.type("Mixed.")
    keys.press("Control+Enter")

    expect(page.get_by_text("The answer is on file.")).to_be_visible()
    assert marking == 23
    response = Response.objects.get()
    told = {one.recommendation.number: one for one in response.answers.all()}
    assert [told[n].position for n in range(1, 11)] == [
        "accepted", "under_consideration", "not_competent", "not_accepted", "already_done", "noted",
        "accepted", "accepted_in_principle", "not_accepted", "not_addressed",
    ]  # fmt: skip
    assert told[3].detail == "The National Prisons Board"
    assert told[4].reason == "legal_obstacle"
    assert told[8].quote == "The juvenile wing at Harrow is an old building."
    assert told[8].quality == "partly_addresses"
    assert response.files.get().is_reply


def test_words_that_are_selected_become_the_quote_and_more_are_added(staff, page_as):
    campaign, ana = staff
    letter = a.a_letter(campaign, asks=ASKS, by=ana)
    page = page_as(ana)
    begin(page, letter)

    page.locator("[data-sentence]", has_text="Guards will be trained").select_text()
    page.keyboard.press("q")
    page.locator("[data-sentence]", has_text="Families matter").select_text()
    page.keyboard.press("Shift+Q")
    expect(page.get_by_label("Quote, 1", exact=True)).to_have_value(
        "Guards will be trained in the use of restraints. […] Families matter to us."
    )
    page.keyboard.press("r")
    expect(page.get_by_label("Reason for a refusal, 1", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    expect(page.get_by_label("Part, or body it was passed to, 1", exact=True)).to_be_focused()
    page.keyboard.type("jkq")
    expect(page.get_by_label("Part, or body it was passed to, 1", exact=True)).to_have_value("jkq")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()


def test_without_scripts_nothing_that_was_typed_is_lost(staff, page_as):
    campaign, ana = staff
    letter = a.a_letter(campaign, asks=ASKS, by=ana)
    page = page_as(ana, java_script_enabled=False)
    begin(page, letter)

    page.get_by_label("In one or two sentences").fill("They answer some.")
    page.get_by_role("button", name="Take “accepted”").first.click()
    expect(page.get_by_label("Position, 1", exact=True)).to_have_value("accepted")
    expect(page.get_by_label("In one or two sentences")).to_have_value("They answer some.")
    page.get_by_label("Quote, 1", exact=True).fill("They never said this.")
    page.get_by_role("button", name="Put it on file").click()
    expect(page.locator("#error-quote_1")).to_contain_text("does not stand in the reply")
    page.get_by_label("Quote, 1", exact=True).fill("")
    page.get_by_role("button", name="Put it on file").click()
    expect(page.get_by_text("The answer is on file.")).to_be_visible()
    assert Response.objects.get().answers.get().position == "accepted"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_of_answers_can_be_read_by_everybody(staff, page_as, theme):
    campaign, ana = staff
    letter = a.a_letter(campaign, asks=ASKS, by=ana)
    kept = a.a_reply(letter, REPLY, by=ana)
    quiet = a.a_response(letter, is_confidential=True, by=ana)
    wrong = a.a_response(letter, number=2, by=ana)
    a.an_extension(letter, by=ana)
    ask = letter.recommendations.get(number=1)
    a.a_check(ask, by=ana, note="After the budget.")
    tomorrow = timezone.localdate() + timedelta(days=1)
    a.a_check(letter.recommendations.get(number=2), by=ana, on=tomorrow)
    page = page_as(ana, color_scheme=theme, viewport=PHONE)
    respond = f"{letter.get_absolute_url()}respond/"

    assert unreadable(page, (
        respond, f"{respond}?reply={kept.pk}", f"{respond}?reply=none", letter.get_absolute_url(),
        f"/responses/{wrong.pk}/retract/", f"/responses/{quiet.pk}/release/", "/awaiting/",
        f"{letter.get_absolute_url()}extend/", f"{letter.get_absolute_url()}chase/",
        f"/recommendations/{ask.pk}/check/",
    )) == {}  # fmt: skip
