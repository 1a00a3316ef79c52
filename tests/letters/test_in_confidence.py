"""An answer in confidence is told to nobody outside, on no page and on no day."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from letters.asks import AnswerDraft
from letters.services.responses import log_response, retract_response
from letters.statuses import Position
from tests import factories as a

SECRETS = (
    "Whispered", "Under the rose", "2031", "secret-reply.txt", "Under consideration",
    "under_consideration", "Shy Office", "A shy note",
)  # fmt: skip
DAYS = [{}, {"as_of": "2022-01-01"}, {"as_of": f"{timezone.localdate():%Y}-01-01"}]
KNOWLEDGE = [{}, {"filed": "1"}]


@pytest.fixture(params=["standing", "retracted"])
def letter(db, request):
    campaign = a.a_campaign(is_public=True)
    letter = a.a_letter(campaign, expected_by=date(2020, 7, 4))
    ana = a.a_person(Role.CONTRIBUTOR, campaign)
    said = log_response(
        letter=letter, kind="holding_reply", channel="meeting", dated=date(2021, 1, 1),
        from_office="Shy Office", summary="Whispered.", promised_by=date(2031, 3, 3),
        text="Under the rose.", is_confidential=True, by=ana,
        reply=a.a_reply(letter, "Under the rose.", name="secret-reply.txt", by=ana),
        answers=[
            AnswerDraft(1, Position.UNDER_CONSIDERATION, quote="Under the rose.", note="A shy note")
        ],
    )  # fmt: skip
    if request.param == "retracted":
        retract_response(response=said, because="Whispered elsewhere.", by=ana)
    type(letter).objects.filter(pk=letter.pk).update(logged_at=datetime(2020, 5, 5, tzinfo=UTC))
    return letter


def addresses(letter):
    ask = letter.recommendations.get()
    yield from (letter.get_absolute_url(), ask.get_absolute_url(), f"{ask.get_absolute_url()}?all")
    yield from (reverse("letters:board"), reverse("letters:corrections"))
    yield from (reverse("letters:letter_docx", args=[letter.pk]),)
    yield reverse("letters:panel", args=[letter.campaign.slug])
    yield from (reverse("api:recommendations"), reverse("api:recommendation", args=[ask.pk]))
    yield letter.campaign.get_absolute_url()


@pytest.mark.parametrize("who", ["stranger", "outsider", "other coalition"])
def test_nobody_outside_learns_of_it(letter, who):
    client = Client()
    if who != "stranger":
        place = a.a_campaign(is_public=True)
        person = a.a_user() if who == "outsider" else a.a_person(Role.COORDINATOR, place)
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")

    for address in addresses(letter):
        for day in DAYS:
            for knowledge in KNOWLEDGE:
                page = client.get(address, day | knowledge)
                assert page.status_code == 200
                told = shown(page.content.decode(errors="ignore"))
                assert [one for one in SECRETS if one in told] == [], (address, day)
    overdue = client.get(reverse("letters:board"), {"flag": "overdue"})
    assert letter.subject in overdue.content.decode()


def test_its_own_people_do(letter):
    client = Client()
    olga = a.a_person(Role.OBSERVER, letter.campaign)
    client.force_login(olga, "django.contrib.auth.backends.ModelBackend")

    assert "Whispered" in client.get(letter.get_absolute_url()).content.decode()


def shown(page):
    """Without the choices of the filters, which name every position."""
    return page.partition('id="results"')[2] or page
