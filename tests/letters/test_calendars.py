"""Days to come in the calendar that people use."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from campaigns.levels import Role
from tests import factories as a

pytestmark = pytest.mark.django_db


def events(answer):
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_expected_answers_of_public_letters_are_whole_days(client):
    public = a.a_campaign(is_public=True)
    soon = timezone.localdate() + timedelta(days=20)
    a.a_letter(public, subject="Open", expected_by=soon)
    a.a_letter(public, subject="Shut", expected_by=soon, visibility="coalition")

    (event,) = events(client.get(reverse("letters:calendar_expected")))

    assert "Open" in event["summary"]
    assert event.decoded("dtstart") == soon


def test_own_dates_have_an_address_that_can_be_taken_back(client, client_as):
    campaign = a.a_campaign()
    person = a.a_person(Role.CONTRIBUTOR, campaign)
    ask = a.a_letter(campaign, by=person).recommendations.get()
    a.a_check(ask, by=person)
    own = client_as(person)
    own.post(reverse("letters:calendar"), {"do": "renew"})
    page = own.get(reverse("letters:calendar"))
    address = page.context["address"].partition("/calendars/")[2]

    found = events(client.get(f"/calendars/{address}"))
    own.post(reverse("letters:calendar"), {"do": "renew"})

    assert any("Look again" in event["summary"] for event in found)
    assert client.get(f"/calendars/{address}").status_code == 404


def test_moving_a_date_keeps_its_name_and_raises_its_number(client, client_as):
    campaign = a.a_campaign()
    person = a.a_person(Role.CONTRIBUTOR, campaign)
    ask = a.a_letter(campaign, by=person).recommendations.get()
    own = client_as(person)
    own.post(reverse("letters:calendar"), {"do": "renew"})
    page = own.get(reverse("letters:calendar"))
    address = f"/calendars/{page.context['address'].partition('/calendars/')[2]}"
    day = timezone.localdate() + timedelta(days=9)
    seen = []
    for later in (0, 5):
        own.post(
            reverse("letters:check", args=[ask.pk]),
            {"on": (day + timedelta(days=later)).isoformat()},
        )
        (event,) = [one for one in events(client.get(address)) if "Look again" in one["summary"]]
        seen.append((event["uid"], event["sequence"], event.decoded("dtstart")))

    assert seen[0][0] == seen[1][0]
    assert seen[1][1] > seen[0][1]
    assert seen[1][2] == day + timedelta(days=5)


def test_a_calendar_of_a_selection_says_of_which(client):
    public = a.a_campaign(is_public=True)

    def name_of(**asked):
        answer = client.get(reverse("letters:calendar_expected"), asked)
        return Calendar.from_ical(answer.content)["x-wr-calname"]

    assert name_of() == "Heeded: expected answers"
    picked = {"country": "JP", "campaign": public.slug, "as_of": "2020-01-01"}
    assert name_of(**picked) == f"Heeded: expected answers (Japan, {public.name})"


def test_what_was_typed_over_several_lines_breaks_no_calendar(client):
    answer = client.get(reverse("letters:calendar_expected"), {"text": "free\nthe poets"})

    assert answer.status_code == 200
    assert "free the poets" in answer.content.decode()
