from datetime import date

import pytest
from django.urls import reverse

from campaigns.levels import Role
from letters.errors import LetterError
from letters.models import Response
from letters.statuses import Implementation, Position
from tests import factories as a

pytestmark = pytest.mark.django_db

TYPED = {
    "kind": "substantive_reply",
    "channel": "letter",
    "dated": "2020-07-01",
    "from_office": "Cabinet",
    "summary": "It agrees to the first.",
    "language": "en",
    "position_1": "accepted",
    "quality_1": "addresses",
    "quote_1": "We will.",
}


@pytest.fixture
def desk(client_as):
    letter = a.a_letter(asks=("One.", "Two.", "Three."))
    client = client_as(a.a_person(Role.CONTRIBUTOR, letter.campaign))
    return client, letter, reverse("letters:respond", args=[letter.pk])


def positions(letter):
    return list(letter.recommendations.order_by("number").values_list("position", flat=True))


def test_an_answer_moves_the_position_of_the_asks_it_speaks_of(desk):
    client, letter, address = desk

    answer = client.post(address, TYPED)

    assert answer.status_code == 302
    assert positions(letter) == ["accepted", "no_response", "no_response"]
    assert letter.recommendations.get(number=1).position_since == date(2020, 7, 1)


def test_silence_is_noted_only_when_the_person_says_so(desk):
    client, letter, address = desk

    client.post(address, TYPED | {"rest_not_addressed": "on"})

    assert positions(letter) == ["accepted", "not_addressed", "not_addressed"]


def test_a_holding_reply_cannot_be_silent_on_the_rest(desk):
    client, letter, address = desk

    answer = client.post(address, TYPED | {"kind": "holding_reply", "rest_not_addressed": "on"})

    assert answer.status_code == 422
    assert "Only a reply of substance" in answer.content.decode()
    assert positions(letter) == ["no_response"] * 3


def test_an_answer_never_moves_what_has_been_done(desk):
    client, letter, address = desk

    client.post(address, TYPED | {"position_1": "already_done"})

    ask = letter.recommendations.get(number=1)
    assert ask.position == Position.ALREADY_DONE
    assert ask.implementation == Implementation.NOT_ASSESSED


def test_the_latest_word_counts_even_if_it_was_logged_first():
    letter = a.a_letter()
    a.a_response(letter, Position.NOT_ACCEPTED, dated=date(2021, 1, 1))
    a.a_response(letter, Position.ACCEPTED, dated=date(2020, 6, 1))

    assert letter.recommendations.get().position == Position.NOT_ACCEPTED


def test_a_confidential_answer_moves_nothing_and_is_for_the_coalition_alone(client, client_as):
    letter = a.a_letter(a.a_campaign(is_public=True))
    a.a_response(letter, Position.ACCEPTED, is_confidential=True)
    ask = letter.recommendations.get()

    outside = client.get(ask.get_absolute_url()).content.decode()
    outside += client.get(letter.get_absolute_url()).content.decode()
    inside = client_as(a.a_person(Role.OBSERVER, letter.campaign)).get(letter.get_absolute_url())

    assert ask.position == Position.NO_RESPONSE
    assert "The office replies" not in outside
    assert "The office replies" in inside.content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"position_1": ""}, "Choose the position that this means."),
        ({"position_1": "", "quality_1": "", "quote_1": ""}, "at least one recommendation"),
        ({"position_1": "accepted_in_part"}, "name the part accepted"),
        ({"position_1": "not_competent"}, "the body it went to"),
        ({"position_1": "not_accepted"}, "choose the reason for the refusal"),
        ({"dated": "2019-01-01"}, "older than its letter"),
        ({"dated": "2999-01-01"}, "not in the future"),
        ({"received_on": "2020-06-01"}, "before it was written"),
        ({"promised_by": "2020-06-01"}, "lies after the answer"),
    ],
)
def test_a_refused_answer_says_why_and_keeps_every_word(desk, change, sentence):
    client, letter, address = desk

    answer = client.post(address, TYPED | change)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "It agrees to the first." in answer.content.decode()
    assert not Response.objects.exists()
    assert positions(letter) == ["no_response"] * 3


def test_an_ask_that_is_not_there_is_refused():
    with pytest.raises(LetterError, match="no recommendation 7"):
        a.a_response(a.a_letter(), number=7)
