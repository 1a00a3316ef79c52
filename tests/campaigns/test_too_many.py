"""Whoever tries too often is told so on a page, and what to do."""

import pytest

pytestmark = pytest.mark.django_db


def test_too_many_tries_to_sign_in_are_answered_in_words(client):
    answers = [client.post("/accounts/login/", {}) for _time in range(40)]

    last = answers[-1]
    assert answers[0].status_code == 200
    assert last.status_code == 429
    assert "Wait some minutes, then go back and try again." in last.content.decode()
    assert "<main" in last.content.decode()
