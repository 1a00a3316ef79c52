"""Lateness with its pauses, and one's own dates to look again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from campaigns.models import Activity
from letters.errors import LetterError
from letters.models import CheckAgain, Extension
from letters.selectors.awaiting import awaiting_page
from letters.services.extensions import extend
from letters.services.responses import retract_response
from letters.services.standing import copy_due
from tests import factories as a
from tests.helpers import assert_flat

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
DAY = timedelta(days=1)


@pytest.fixture
def letter():
    sent = TODAY() - 200 * DAY
    return a.a_letter(a.a_campaign(is_public=True), sent_on=sent, expected_by=TODAY() - 140 * DAY)


@pytest.fixture
def ana(letter):
    return a.a_person(Role.CONTRIBUTOR, letter.campaign, "Ana")


def page_of(letter, client):
    return client.get(letter.get_absolute_url()).content.decode()


def queue(user, **more):
    return [one.letter for one in awaiting_page(user=user, **more).due]


def test_a_late_letter_says_how_late(letter, ana, client, client_as):
    assert "long overdue" in page_of(letter, client)
    awaiting = client_as(ana).get(reverse("letters:awaiting")).content.decode()
    assert "Long overdue" in awaiting
    assert "asked for in the letter" in awaiting


def test_more_time_is_agreed_in_the_open(letter, ana, client, client_as):
    until = TODAY() + 60 * DAY
    form = {"until": until, "agreed_on": TODAY(), "because": "An election."}

    client_as(ana).post(reverse("letters:extend", args=[letter.pk]), form)

    assert queue(ana) == []
    assert awaiting_page(user=ana).resting[0].rests_until == until
    assert "An election." in awaiting_page(user=ana).resting[0].rests_for
    page = page_of(letter, client)
    assert "An election." in page
    assert "not due yet" in page
    assert "Ana" in page
    assert Activity.objects.get(verb="letter.extended").by == ana
    letter.refresh_from_db()
    assert not letter.recommendations.get().is_overdue_on(TODAY())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"until": -150}, "no more time"),
        ({"agreed_on": 1}, "not in future"),
        ({"agreed_on": -300}, "after the letter was sent"),
        ({"because": " "}, "required"),
    ],
)
def test_time_that_cannot_be_given_is_refused(letter, ana, client_as, change, sentence):
    days = {"until": 60, "agreed_on": 0} | {n: d for n, d in change.items() if n != "because"}
    form = {name: TODAY() + days[name] * DAY for name in ("until", "agreed_on")}
    form["because"] = change.get("because", "An election.")

    answer = client_as(ana).post(reverse("letters:extend", args=[letter.pk]), form)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Extension.objects.exists()


def test_a_closed_letter_gets_no_more_time(letter, ana):
    type(letter).objects.filter(pk=letter.pk).update(state="closed")

    with pytest.raises(LetterError, match="not closed"):
        a.an_extension(letter, by=ana)


def test_the_later_of_promise_and_agreed_time_counts(letter, ana):
    a.a_holding_reply(letter, promised_by=TODAY() + 20 * DAY)
    extend(letter=letter, until=TODAY() + 40 * DAY, agreed_on=TODAY(), because="More.", by=ana)
    letter.refresh_from_db()
    assert letter.due_on == TODAY() + 40 * DAY

    with pytest.raises(LetterError, match="no more time"):
        extend(letter=letter, until=TODAY() + 30 * DAY, agreed_on=TODAY(), because="X", by=ana)


def test_a_promise_in_confidence_rests_the_letter_for_staff_and_tells_nobody(letter, ana, client):
    promised = TODAY() + 20 * DAY
    answer = a.a_holding_reply(letter, promised_by=promised, is_confidential=True)

    assert queue(ana) == []
    waiting = awaiting_page(user=ana).resting[0]
    assert (waiting.rests_until, waiting.rests_for) == (promised, "promised in confidence")
    letter.refresh_from_db()
    assert letter.due_on == letter.expected_by
    assert "long overdue" in page_of(letter, client)

    retract_response(response=answer, because="Misread.", by=ana)
    assert queue(ana) == [letter]


def test_what_is_answered_is_not_late(letter, client):
    a.a_response(letter, dated=TODAY())

    assert "overdue" not in page_of(letter, client)


def test_copies_of_the_due_day_can_be_made_anew(letter, ana):
    a.an_extension(letter, by=ana, until=TODAY() + 9 * DAY)
    type(letter).objects.filter(pk=letter.pk).update(due_on=None)
    letter.refresh_from_db()

    copy_due(letter)

    assert letter.due_on == TODAY() + 9 * DAY


def test_own_dates_come_on_their_day_and_only_to_their_owner(letter, ana, client_as):
    ask = letter.recommendations.get()
    ravi = a.a_person(Role.REVIEWER, letter.campaign, "Ravi")
    client = client_as(ana)
    form = {"on": TODAY() + DAY, "note": "After the budget."}

    answer = client.post(reverse("letters:check", args=[ask.pk]), form)

    assert answer["Location"] == ask.get_absolute_url()
    assert [one.note for one in awaiting_page(user=ana).checks.coming] == ["After the budget."]
    CheckAgain.objects.update(on=TODAY())
    page = client.get(reverse("letters:awaiting")).content.decode()
    assert "After the budget." in page
    assert awaiting_page(user=ravi).checks.due == []
    check = CheckAgain.objects.get()
    other = client_as(ravi)
    assert other.post(reverse("letters:checked", args=[check.pk])).status_code == 404
    assert "After the budget." not in other.get(ask.get_absolute_url()).content.decode()
    client.post(reverse("letters:checked", args=[check.pk]))
    client.post(reverse("letters:checked", args=[check.pk]))  # a second click
    assert awaiting_page(user=ana).checks.due == []
    assert not Activity.objects.filter(details__contains={"note": "After the budget."}).exists()


def test_one_date_for_each_ask_is_moved_rather_than_doubled(letter, ana):
    ask = letter.recommendations.get()
    a.a_check(ask, by=ana, on=TODAY() + DAY)
    a.a_check(ask, by=ana, on=TODAY() + 5 * DAY, note="Later.")

    check = CheckAgain.objects.get()
    assert (check.on, check.note) == (TODAY() + 5 * DAY, "Later.")


@pytest.mark.parametrize("on", [TODAY(), TODAY() - DAY, TODAY() + 4000 * DAY, "", "soon"])
def test_a_day_that_is_no_help_is_refused(letter, ana, client_as, on):
    address = reverse("letters:check", args=[letter.recommendations.get().pk])

    answer = client_as(ana).post(address, {"on": on, "note": "Keep me."})

    assert answer.status_code == 422
    assert "Keep me." in answer.content.decode()
    assert not CheckAgain.objects.exists()


def test_own_dates_on_what_one_no_longer_sees_are_hidden(ana):
    letter = a.a_letter(a.a_campaign())
    person = a.a_person(Role.CONTRIBUTOR, letter.campaign)
    a.a_check(letter.recommendations.get(), by=person, on=TODAY() + DAY)
    person.seats.all().delete()

    assert not CheckAgain.objects.visible_to(person).exists()


def test_the_queue_costs_the_same_however_long_it_is(letter, ana, client_as):
    client = client_as(ana)
    a.a_check(letter.recommendations.get(), by=ana)

    def grow():
        for _ in range(4):
            more = a.a_letter(letter.campaign, sent_on=TODAY() - 300 * DAY)
            a.a_holding_reply(more, promised_by=TODAY() + DAY)
            a.an_extension(more, by=ana)
            a.a_check(more.recommendations.get(), by=ana)

    a.an_extension(letter, by=ana)
    a.a_letter(letter.campaign, sent_on=TODAY() - 300 * DAY)
    assert_flat(visit=lambda: client.get(reverse("letters:awaiting")), grow=grow)


def test_the_letter_costs_the_same_however_often_it_was_answered(letter, ana, client_as):
    client = client_as(ana)
    a.a_response(letter, dated=TODAY())
    a.an_extension(letter, by=ana)

    def grow():
        for days in range(1, 4):
            a.a_response(letter, dated=TODAY() - days * DAY)
        a.an_extension(letter, by=ana, until=TODAY() + 90 * DAY)

    assert_flat(visit=lambda: client.get(letter.get_absolute_url()), grow=grow)
