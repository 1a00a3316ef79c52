"""Addresses that nobody meant: pages and API answer them, with what they can make of them."""

import pytest
from django.urls import reverse

from campaigns.levels import Role
from tests import factories as a

NONSENSE = [
    {"as_of": "0000-00-00"}, {"as_of": "0001-01-01"}, {"as_of": "9999-12-31", "filed": "x"},
    {"as_of": "2020-02-30", "filed": "1"}, {"page": "1e9", "flag": "x", "whose": "x"},
    {"page": "9" * 40, "country": "%", "campaign": "'"}, {"page": "-3", "text": "% _ ' \\"},
    {"in": "x", "stage": "x", "reply": "9" * 40, "ask": "9" * 40},
]  # fmt: skip


@pytest.fixture
def pages(db):
    letter = a.a_letter(a.a_campaign(is_public=True), asks=("Free them.", "Pay them."))
    ravi = a.a_person(Role.REVIEWER, letter.campaign)
    ask = letter.recommendations.first()
    own = [reverse(f"letters:{name}", args=[letter.pk]) for name in ("respond", "chase", "letter")]
    return ravi, [
        *own,
        ask.get_absolute_url(),
        reverse("letters:near", args=[ask.pk]),
        *(reverse(f"letters:{name}") for name in (
            "board", "corrections", "how", "awaiting", "review", "bulk", "offices",
        )),
        reverse("api:recommendations"),
        reverse("api:recommendation", args=[ask.pk]),
    ]  # fmt: skip


@pytest.mark.parametrize("asked", NONSENSE, ids=repr)
def test_nonsense_is_answered(pages, client_as, asked):
    ravi, addresses = pages
    client = client_as(ravi)

    told = {one: client.get(one, asked).status_code for one in addresses}

    assert set(told.values()) <= {200, 404, 422}, told
