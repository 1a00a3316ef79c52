import json
import urllib.request

import pytest
from django.core.management import call_command

from campaigns.levels import Role
from tests import factories as a
from tests.campaigns.people import an_operator
from tests.news.desk import a_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return an_operator()


def test_an_operator_sees_what_waits_and_nothing_of_coalitions(client_as, operator):
    letter = a.a_letter(subject="A most secret subject")
    source = a_source(letter.campaign.coalition)
    source.failures = 3
    source.save()

    page = client_as(operator).get("/operators/").content.decode()

    assert "One source is followed." in page
    assert "One fails." in page
    assert "Articles to match" in page
    assert "most secret" not in page


@pytest.mark.parametrize("role", list(Role))
def test_nobody_else_does(client_as, role):
    person = a.a_person(role, a.a_campaign())

    assert client_as(person).get("/operators/").status_code == 403


def test_the_last_archive_is_told(client_as, operator, settings, tmp_path):
    settings.VAR = tmp_path
    assert "No archive was written" in client_as(operator).get("/operators/").content.decode()

    told = {"made_at": "2026-11-20T10:00:00+00:00", "bytes": 2048}
    (tmp_path / "archive.last.json").write_text(json.dumps(told))

    page = client_as(operator).get("/operators/").content.decode()
    assert "20 November 2026" in page
    assert "2.0\xa0KB" in page


def test_a_broken_note_of_the_last_archive_breaks_nothing(client_as, operator, settings, tmp_path):
    settings.VAR = tmp_path
    (tmp_path / "archive.last.json").write_text("[1")

    assert client_as(operator).get("/operators/").status_code == 200


def test_figures_are_served_on_a_port_of_their_own(db, monkeypatch):
    a_source(a.a_campaign().coalition)
    read = []

    def scrape(command, *_words):
        read.append(urllib.request.urlopen("http://127.0.0.1:9187/metrics").read().decode())

    monkeypatch.setattr("config.management.commands.metrics.wait", scrape)
    call_command("metrics", port=9187)

    assert 'heeded_waiting{kind="unmatched"}' in read[0]
    assert 'heeded_ready{check="database"} 1.0' in read[0]


def test_a_hole_can_be_told_of(client, settings):
    settings.SECURITY_CONTACT = "mailto:safety@example.org"

    told = client.get("/.well-known/security.txt").content.decode()

    assert "Contact: mailto:safety@example.org" in told
    assert "Expires: 20" in told
