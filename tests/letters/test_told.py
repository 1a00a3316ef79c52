"""What a dashboard finds, in a sentence."""

import pytest
from django.urls import reverse

from campaigns.addresses import SPARE
from letters.statuses import Position
from tests import factories as a
from tests.letters.test_board import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


def test_the_finding_says_none_and_all_in_words(client, public):
    letter = a.a_letter(public, asks=("Free the poets.", "Print their poems."))

    def finding():
        return client.get(reverse("letters:board")).context["board"].standfirst

    assert "Governments answered none of 2 recommendations; none is known" in finding()
    a.a_response(letter, Position.NOTED, number=1)
    assert "Governments accepted none of 2 recommendations; none is known" in finding()
    a.a_response(letter, Position.ACCEPTED, number=2)
    assert "Governments accepted 1 of 2 recommendations in some form;" in finding()


@pytest.mark.parametrize(
    ("position", "says"),
    [
        (Position.NOT_ACCEPTED, "The one recommendation was not accepted;"),
        (
            Position.UNDER_CONSIDERATION,
            "The one recommendation was answered without being accepted;",
        ),
        (Position.ACCEPTED_IN_PART, "The one recommendation was accepted in some form;"),
    ],
)
def test_what_was_not_accepted_so_far_is_not_called_refused(client, public, position, says):
    a.a_response(a.a_letter(public, asks=("Free the poets.",)), position)

    assert says in page_of(client)


def test_the_number_that_stands_for_a_key_can_be_looked_for(client, public):
    for _one in range(3):
        a.a_letter(public, asks=(f"Close case {SPARE}.", "Pay 1 yen."))

    for _time in range(5):
        page = client.get(reverse("letters:board"), {"text": f"case {SPARE}"})
        assert page.context["board"].total == len(page.context["board"].rows)
        assert str(SPARE) in " ".join(row.text for row in page.context["board"].rows)
