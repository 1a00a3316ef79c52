"""Whether the site says that it is ready, and what is missing."""

import pytest
from django.core.cache import caches

from campaigns.tasks import note_pulse
from config import health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_pulse():
    caches["limits"].clear()


def test_it_is_ready_once_a_worker_has_shown_itself(client):
    assert client.get("/readyz").status_code == 503
    assert client.get("/readyz").json()["worker"] is False

    note_pulse()

    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == dict.fromkeys(("ready", *health.CHECKS), True)


@pytest.mark.parametrize("missing", list(health.CHECKS))
def test_what_is_missing_is_named_and_the_site_stays_alive(client, monkeypatch, missing):
    note_pulse()

    def broken():
        raise OSError("gone")

    monkeypatch.setitem(health.CHECKS, missing, broken)

    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert [name for name, holds in answer.json().items() if not holds] == ["ready", missing]
    assert client.get("/healthz").status_code == 200


def test_nobody_learns_more_than_names(client):
    assert set(client.get("/readyz").json()) == {"ready", *health.CHECKS}
