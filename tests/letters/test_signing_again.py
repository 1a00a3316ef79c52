"""A text has changed, and whoever signed the old one is asked again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from letters.differences import differences, shortened
from letters.services.mailing import invitation_link
from tests import factories as a
from tests.letters.links import path_in, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client_as):
    campaign = a.a_campaign(is_public=True)
    ana = a.a_person(Role.CONTRIBUTOR, campaign, "Ana")
    return a.a_letter_to_sign(campaign, by=ana), client_as(ana)


def replaced(letter, staff, first: str):
    """A new text, in whose list another ask stands before the one that was there."""
    path = staff.post(reverse("letters:edit", args=[letter.pk]))["Location"]
    return staff.post(path, {
        "do": "replace", "subject": "New", "text": f"Dear Minister,\n\nGo on.\n\n{first}",
        "language": "en", "visibility": "public", "asks": "2", "ask-0": "Go on.", "ask-1": first,
        "addressees": "1", "office-0": "Prime Minister", "country-0": "JP",
    }, follow=True)  # fmt: skip


def test_what_was_declared_stands_ready_to_be_declared_again(case):
    letter, staff = case
    invitation = a.an_invitation(letter)
    first = letter.versions.last().asks[0]["text"]
    signed(letter, invitation, listing="counted", **{"except-1": "on", "words-1": "Not our field"})

    answer = replaced(letter, staff, first)

    assert "Whoever had signed it is asked again." in answer.content.decode()
    assert "Asked again</td>" in answer.content.decode()
    page = Client().get(path_in(invitation_link(invitation))).content.decode()
    assert 'value="Jo Doe"' in page
    listed = page[page.index('value="counted"') :]
    assert "checked" in listed[: listed.index(">")]
    assert 'name="except-2" checked' in page
    assert 'name="except-1" checked' not in page
    assert 'value="Not our field"' in page


def test_a_difference_shows_the_changed_paragraphs_alone():
    before = "One.\n\nTwo.\n\nThree is old.\n\nFour.\n\nFive."

    shown = shortened(differences(before, before.replace("old", "new")))

    assert [(one.kind, one.text) for one in shown] == [
        ("same", "…\n\nThree is "), ("gone", "old."), ("new", "new."), ("same", "\n\n…"),
    ]  # fmt: skip


def test_a_day_that_is_over_cannot_be_set_but_may_stay(case):
    letter, staff = case
    path = reverse("letters:deadlines", args=[letter.pk])
    yesterday = timezone.localdate() - timedelta(days=1)

    refused = staff.post(path, {"sign_by": yesterday.isoformat()})
    type(letter).objects.update(sign_by=yesterday)
    kept = staff.post(path, {"sign_by": yesterday.isoformat(), "takes_late": "on"})

    assert "This day is over. Choose today or a later one." in refused.content.decode()
    assert kept.status_code == 302


def test_an_invitation_is_found_by_a_part_of_its_name_or_address(case):
    letter, staff = case
    a.an_invitation(letter, "north@example.org")
    a.an_invitation(letter, "south@example.org")

    page = staff.get(reverse("letters:signing", args=[letter.pk]), {"sought": "nor"})

    assert "north@example.org" in page.content.decode()
    assert "south@example.org" not in page.content.decode()


def test_who_signed_again_and_withdrew_is_not_counted_as_asked(case):
    letter, staff = case
    invitation = a.an_invitation(letter)
    signed(letter, invitation)
    replaced(letter, staff, "Another thing.")
    _signature, own = signed(letter, invitation)
    Client().post(own, {"withdraw": "1"})

    page = staff.get(reverse("letters:signing", args=[letter.pk]))

    assert page.context["page"].counts.asked_again == 0
    assert "Withdrawn</td>" in page.content.decode()
