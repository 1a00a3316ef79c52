"""A letter signed, sent and followed up, in a real browser."""

import pytest
from django.core import mail
from playwright.sync_api import expect

from campaigns.levels import Role
from letters.models import Letter, Signature
from letters.services.following import begin_follow_up
from letters.services.mailing import invitation_link, send_waiting
from tests import factories as a
from tests.e2e.reading import PHONE, unreadable
from tests.letters.links import path_in, signed

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]  # noqa: E501  # fmt: skip


@pytest.fixture
def staff(transactional_db):
    campaign = a.a_campaign(is_public=True)
    return campaign, a.a_person(Role.CONTRIBUTOR, campaign, "Ana")


def last_link() -> str:
    send_waiting()
    return path_in(mail.outbox[-1].body)


@pytest.mark.parametrize("scripts", [True, False])
def test_an_organisation_signs_on_a_phone_without_an_account(staff, page_as, scripts):
    campaign, ana = staff
    letter = a.a_letter_to_sign(campaign, by=ana)
    a.an_invitation(letter, by=ana)
    phone = page_as(None, viewport=PHONE, java_script_enabled=scripts)

    phone.goto(last_link())
    phone.get_by_label("Organisation*", exact=True).fill("Harbour Rights Centre")
    phone.get_by_label("Authorised by").fill("Noor Haddad")
    phone.get_by_label("E-mail").fill("noor@harbour.example")
    phone.get_by_label("We sign except point 2").check()
    phone.get_by_role("button", name="Sign", exact=True).click()
    phone.goto(last_link())
    phone.get_by_role("button", name="Confirm").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you")
    signature = Signature.objects.standing().get()
    assert signature.name == "Harbour Rights Centre"
    assert [one["number"] for one in signature.reservations] == [2]


def test_staff_invite_watch_and_send(staff, page_as):
    campaign, ana = staff
    letter = a.a_letter_to_sign(campaign, by=ana)
    page = page_as(ana)
    page.goto(letter.signing_address)
    page.get_by_label("Whom to invite").fill("Harbour, a@example.org\nnobody at all\na@example.org")
    page.get_by_role("button", name="Invite", exact=True).click()
    expect(page.get_by_label("Whom to invite")).to_have_value("nobody at all")
    signed(letter, letter.invitations.get(), name="Harbour")
    page.reload()
    expect(page.get_by_role("cell", name="Signed", exact=True)).to_be_visible()
    page.get_by_role("link", name="Send the letter").click()
    page.get_by_label("Sent on").fill("2026-01-05")
    page.get_by_role("button", name="It is sent").click()
    expect(page.get_by_role("heading", name="What it asks")).to_be_visible()
    assert Letter.objects.get().recommendations.count() == 2


def test_a_late_answer_is_chased_and_asked_again(staff, page_as):
    campaign, ana = staff
    a.a_letter(campaign, asks=("Free the poets.",), by=ana)
    page = page_as(ana)
    page.goto("/awaiting/")
    page.get_by_role("link", name="Remind").click()
    page.get_by_role("button", name="It is sent").click()
    expect(page.get_by_text("Asked again on")).to_be_visible()
    page.get_by_role("link", name="Awaiting").click()
    expect(page.get_by_text("No letter waits beyond its time.")).to_be_visible()
    page.locator("main table a").first.click()
    page.get_by_role("button", name="Write a follow-up").click()
    expect(page.get_by_role("heading", name="It asks one thing")).to_be_visible()
    page.get_by_role("button", name="Open it for signature").click()
    expect(page.get_by_text("Open for signature.")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_of_signing_and_following_can_be_read_by_everybody(staff, page_as, theme):
    campaign, ana = staff
    letter = a.a_letter_to_sign(campaign, by=ana)
    invitation = a.an_invitation(letter, by=ana)
    signature, own = signed(letter)
    sent = a.a_letter(campaign, by=ana)
    a.a_chaser(sent, stage="public_note", by=ana)
    a.a_translation(sent, by=ana, asks={1: "Libérez."})
    draft = begin_follow_up(letter=sent, by=ana)
    office = sent.addressees.get().known_office
    page = page_as(ana, color_scheme=theme, viewport=PHONE)

    assert unreadable(page, (
        letter.signing_address, letter.get_absolute_url(), f"/letters/{letter.pk}/sending/",
        path_in(invitation_link(invitation)), own, sent.get_absolute_url(),
        f"{sent.get_absolute_url()}?in=fr", f"/letters/{sent.pk}/chase/",
        f"/letters/{sent.pk}/translate/?language=fr", draft.get_absolute_url(), "/awaiting/",
        "/offices/", "/offices/add/", office.get_absolute_url(), f"/offices/{office.pk}/term/",
        sent.recommendations.get().get_absolute_url(),
    )) == {}  # fmt: skip
    assert signature.version
