import pytest

from letters.statuses import (
    Headline,
    Implementation,
    Position,
    answered_state,
    headline,
    may_become,
)

LOUD = ["reversed", "implemented", "partially_implemented", "not_implemented", "stalled",
        "in_progress", "announced"]  # fmt: skip
REPLIES = ["acknowledged", "under_consideration", "already_done", "noted", "not_competent",
           "not_addressed"]  # fmt: skip


@pytest.mark.parametrize("position", Position.values)
@pytest.mark.parametrize("overdue", [True, False])
@pytest.mark.parametrize("implementation", LOUD)
def test_what_was_done_speaks_before_what_was_said(implementation, position, overdue):
    found = headline(implementation=implementation, position=position, is_overdue=overdue)

    assert found == implementation


@pytest.mark.parametrize(
    ("implementation", "position", "overdue", "expected"),
    [
        ("superseded", "accepted", True, "superseded"),
        ("not_assessed", "not_accepted", False, "rejected"),
        ("no_action", "not_accepted", True, "rejected"),
        ("not_assessed", "accepted", False, "accepted_awaiting_action"),
        ("no_action", "accepted_in_part", False, "accepted_awaiting_action"),
        ("not_assessed", "accepted_in_principle", False, "accepted_awaiting_action"),
        *(("not_assessed", reply, False, "answered_no_commitment") for reply in REPLIES),
        *(("no_action", reply, True, "answered_no_commitment") for reply in REPLIES),
        ("no_action", "no_response", True, "no_action"),
        ("no_action", "no_response", False, "no_action"),
        ("not_assessed", "no_response", True, "no_response_overdue"),
        ("not_assessed", "no_response", False, "not_assessed"),
    ],
)
def test_the_headline_is_the_first_rule_that_fits(implementation, position, overdue, expected):
    found = headline(implementation=implementation, position=position, is_overdue=overdue)

    assert found == Headline(expected)


def test_only_what_was_in_place_can_be_reversed():
    assert may_become(Implementation.IMPLEMENTED, Implementation.REVERSED)
    assert may_become(Implementation.PARTIALLY_IMPLEMENTED, Implementation.REVERSED)
    assert not may_become(Implementation.ANNOUNCED, Implementation.REVERSED)
    assert may_become(Implementation.REVERSED, Implementation.IN_PROGRESS)
    assert may_become(Implementation.REVERSED, Implementation.REVERSED)


@pytest.mark.parametrize(
    ("positions", "state"),
    [
        (["no_response", "acknowledged", "under_consideration"], ""),
        (["accepted", "no_response"], "answered_in_part"),
        (["accepted", "not_addressed"], "answered"),
    ],
)
def test_a_letter_is_answered_by_answers_of_substance(positions, state):
    assert answered_state(positions) == state
