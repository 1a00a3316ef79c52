from datetime import date

import pytest

from campaigns.levels import Role
from letters.statuses import Position
from tests import factories as a
from tests.letters.judging import judged


@pytest.fixture
def case():
    """Two letters; one ask was judged twice, once more about an earlier day, and corrected."""
    public = a.a_campaign(is_public=True)
    ravi = a.a_person(Role.REVIEWER, public)
    letter = a.a_letter(public, asks=("One.", "Two.", "Three."), sent_on=date(2018, 3, 1))
    one, two, _three = letter.recommendations.order_by("number")
    judged(one, ravi, "in_progress", effective_on=date(2019, 5, 1))
    judged(one, ravi, "implemented", effective_on=date(2022, 2, 1))
    judged(one, ravi, "no_action", effective_on=date(2021, 1, 1), evidence=())
    judged(two, ravi, "announced", effective_on=date(2020, 7, 1))
    a.a_response(letter, Position.NOTED, number=1, dated=date(2018, 9, 1))
    a.a_response(letter, Position.ACCEPTED, number=1, dated=date(2020, 9, 1))
    a.a_response(letter, Position.ACCEPTED, number=2, dated=date(2019, 9, 1), is_confidential=True)
    four = a.a_letter(public, asks=("Four.",), sent_on=date(2021, 8, 1), country="KR")
    a.some_evidence(four.recommendations.get(), relation="contradicts")
    return public, letter, ravi
