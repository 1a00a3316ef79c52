"""Answers taken back, and confidential ones told."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, connections
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from campaigns.models import Activity
from letters.errors import LetterError
from letters.services.responses import release_response, retract_response
from letters.statuses import Position
from tests import factories as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    return a.a_letter(a.a_campaign(is_public=True), expected_by=date(2020, 8, 1))


@pytest.fixture
def ana(letter):
    return a.a_person(Role.CONTRIBUTOR, letter.campaign, "Ana")


def test_positions_follow_what_remains(letter, ana):
    a.a_response(letter, Position.ACCEPTED, dated=date(2020, 6, 1))
    wrong = a.a_response(letter, Position.NOT_ACCEPTED, dated=date(2020, 7, 1))

    retract_response(response=wrong, because="Of another letter.", by=ana)

    ask = letter.recommendations.get()
    assert (ask.position, ask.position_since) == (Position.ACCEPTED, date(2020, 6, 1))
    line = Activity.objects.get(verb="response.retracted")
    assert (line.by, line.details["because"]) == (ana, "Of another letter.")


def test_a_retracted_answer_is_struck_through_with_its_reason(letter, ana, client):
    wrong = a.a_response(letter, Position.NOT_ACCEPTED)
    retract_response(response=wrong, because="Of another letter.", by=ana)

    page = client.get(letter.get_absolute_url()).content.decode()

    assert "<del>The office replies.</del>" in page
    assert "Of another letter." in page
    assert "The first half." not in page


def test_an_answer_is_retracted_once_and_for_a_reason(letter, ana, client_as):
    wrong = a.a_response(letter)
    address = reverse("letters:retract_response", args=[wrong.pk])
    client = client_as(ana)

    assert client.post(address, {"because": ""}).status_code == 422
    assert client.post(address, {"because": "Misread."}).status_code == 302
    stale = client.post(address, {"because": "Again."})
    assert stale.status_code == 422
    assert "retracted already" in stale.content.decode()
    with pytest.raises(LetterError, match="nothing to release"):
        release_response(response=wrong, by=ana)


def test_a_promise_that_is_retracted_gives_no_more_time(letter, ana):
    promise = a.a_holding_reply(letter, promised_by=date(2020, 12, 1))
    letter.refresh_from_db()
    assert letter.due_on == date(2020, 12, 1)

    retract_response(response=promise, because="Of another letter.", by=ana)

    letter.refresh_from_db()
    assert letter.due_on == date(2020, 8, 1)


def test_a_released_answer_moves_the_position_and_is_seen(letter, ana, client, client_as):
    quiet = a.a_response(letter, Position.ACCEPTED, is_confidential=True)
    address = reverse("letters:release_response", args=[quiet.pk])
    staff = client_as(ana)
    assert "cannot be hidden again" in staff.get(address).content.decode()
    assert letter.recommendations.get().position == Position.NO_RESPONSE

    staff.post(address)
    again = staff.post(address, follow=True)

    quiet.refresh_from_db()
    assert quiet.released_at
    assert letter.recommendations.get().position == Position.ACCEPTED
    assert "The office replies." in client.get(letter.get_absolute_url()).content.decode()
    assert "already" in again.content.decode()
    assert Activity.objects.filter(verb="response.released").count() == 1


def test_strangers_learn_nothing_of_a_confidential_answer_at_its_doors(letter, client_as):
    quiet = a.a_response(letter, is_confidential=True)
    outsider = client_as(a.a_person(Role.COORDINATOR, a.a_coalition()))

    for name in ("retract_response", "release_response"):
        assert outsider.get(reverse(f"letters:{name}", args=[quiet.pk])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_to_release_and_to_retract_at_once_leaves_no_position_behind():
    letter = a.a_letter()
    ana = a.a_person(Role.CONTRIBUTOR, letter.campaign)
    quiet = a.a_response(letter, Position.ACCEPTED, is_confidential=True)
    start = threading.Barrier(2)

    def act(service, **more):
        start.wait()
        try:
            service(response=quiet, by=ana, **more)
        except LetterError:
            pass
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=act, args=[release_response]),
        threading.Thread(target=act, args=[retract_response], kwargs={"because": "Misread."}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    quiet.refresh_from_db()
    assert quiet.retracted_at
    assert letter.recommendations.get().position == Position.NO_RESPONSE
    connection.close()


def test_an_answer_today_is_no_day_in_the_future(letter):
    assert a.a_response(letter, dated=timezone.localdate())
    with pytest.raises(LetterError, match="not in the future"):
        a.a_response(letter, dated=timezone.localdate() + timedelta(days=1))
