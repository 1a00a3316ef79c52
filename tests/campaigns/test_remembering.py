import gzip
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from campaigns.models import Change
from campaigns.remembering import recall
from campaigns.services.changes import KEPT, forget
from letters.models import Letter
from letters.statuses import Position
from tests import factories as a

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages_are_remembered")]

# Tables that no page shows to a visitor, or only with a row of another that is noted.
NOT_SHOWN = {
    "campaigns": {
        "AccountMail", "Activity", "ApiToken", "Change", "Notice", "OperatorVisit",
        "SeatInvitation",
    },
    "letters": {
        "AskWords", "Batch", "CalendarKey", "CheckAgain", "Digest", "Draft", "EvidenceWords",
        "Export", "Import", "Imported", "Invitation", "KnownWord", "LetterWords", "Mailing",
        "ResponseWords", "SavedView", "SheetImport", "SheetLine", "TopicChange",
    },
    "news": {
        "Address", "Article", "Assignment", "Claim", "Learning", "LetterSearch", "MatchRule",
        "Source", "Story", "StoryWord", "Tip", "TipCount", "Trouble",
    },
}  # fmt: skip


@pytest.fixture
def letter():
    return a.a_letter(a.a_campaign(is_public=True), asks=("Free the poets.",))


def queries_of(client, address, **headers):
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers=headers)
    return len(captured)


@pytest.mark.parametrize("name", ["letters:board", "letters:search", "letters:feed_changes"])
def test_the_next_visitor_gets_the_page_that_was_made_for_the_last(client, letter, name):
    made = client.get(reverse(name))

    with CaptureQueriesContext(connection) as captured:
        again = client.get(reverse(name))

    assert len(captured) == 1
    assert again.content == made.content
    assert again["Content-Type"] == made["Content-Type"]
    assert "Cookie" in again["Vary"]
    assert "Content-Security-Policy" in again


@pytest.mark.parametrize(
    ("takes", "is_packed"),
    [("gzip, deflate, br", True), ("br, gzip;q=0.5", True), ("gzip;q=0, br", False), ("", False)],
)
def test_a_page_is_packed_for_who_takes_it_so(client, letter, takes, is_packed):
    plain = client.get("/").content

    for page in (client.get("/", headers={"Accept-Encoding": takes}) for _time in range(2)):
        assert ("Content-Encoding" in page) == is_packed
        assert (gzip.decompress(page.content) if is_packed else page.content) == plain
        assert "Accept-Encoding" in page["Vary"]


def test_a_page_with_something_of_ones_own_is_not_packed(client_as, letter):
    own = client_as(a.a_person(Role.CONTRIBUTOR, letter.campaign))

    assert "Content-Encoding" not in own.get("/", headers={"Accept-Encoding": "gzip"})


def test_a_change_is_seen_at_once(client, letter):
    assert "Accepted" not in client.get(letter.get_absolute_url()).content.decode()

    a.a_response(letter, Position.ACCEPTED)

    assert "Accepted" in client.get(letter.get_absolute_url()).content.decode()


def test_what_is_taken_back_is_gone_at_once(client, letter):
    assert "Free the poets." in client.get("/").content.decode()

    Letter.objects.filter(pk=letter.pk).update(visibility="coalition")

    assert "Free the poets." not in client.get("/").content.decode()
    assert client.get(letter.get_absolute_url()).status_code == 404


def test_the_count_of_choices_follows_a_change_for_who_is_signed_in(client, letter):
    client.force_login(a.a_person(Role.CONTRIBUTOR, letter.campaign))
    assert "the one recommendation" in client.get("/").content.decode()

    a.a_letter(letter.campaign, asks=("Fund the schools.",))

    assert "none of 2 recommendations" in client.get("/").content.decode()


def test_nobody_gets_the_page_of_somebody_else(client, client_as, letter):
    member = a.a_person(Role.CONTRIBUTOR, letter.campaign)
    a.a_letter(letter.campaign, asks=("Between us alone.",), visibility="coalition")

    before = client.get("/").content.decode()
    own = client_as(member).get("/").content.decode()
    after = client.get("/").content.decode()

    assert "Between us alone." in own
    assert "Between us alone." not in before
    assert after == before


def test_a_part_of_a_page_is_not_taken_for_the_whole(client, letter):
    whole = client.get("/").content
    part = client.get("/", headers={"HX-Request": "true"}).content

    assert b"<html" in whole
    assert b"<html" not in part
    assert client.get("/").content == whole


def test_a_day_later_a_page_is_made_anew(client, letter, monkeypatch):
    client.get("/")
    assert queries_of(client, "/") == 1
    tomorrow = timezone.localdate() + timedelta(days=1)

    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)

    assert queries_of(client, "/") > 1


def test_a_page_that_is_not_there_is_looked_for_each_time(client):
    assert client.get("/letters/999/").status_code == 404


def test_old_changes_are_forgotten(letter):
    Change.objects.update(at=timezone.now() - KEPT * 2)
    fresh = Change.objects.create()

    assert forget() > 0
    assert list(Change.objects.all()) == [fresh]


def test_every_table_that_pages_show_notes_its_changes():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%a_change_is_noted%'"
        )
        noted = {table for (table,) in cursor.fetchall()}

    for app, others in NOT_SHOWN.items():
        models = apps.get_app_config(app).get_models()
        shown = {one._meta.db_table for one in models if one.__name__ not in others}
        assert shown <= noted, shown - noted


def test_of_many_who_ask_at_once_one_makes_the_page(letter):
    made = []
    barrier = threading.Barrier(4)

    def slow():
        made.append(1)
        time.sleep(0.2)
        return "found"

    def ask():
        barrier.wait()
        return recall("trial", make=slow)

    # From outside: threads that each put it back would leave one another's.
    with patch("campaigns.remembering.state", return_value="1"), ThreadPoolExecutor(4) as people:
        found = [one.result() for one in [people.submit(ask) for _person in range(4)]]

    assert found == ["found"] * 4
    assert len(made) == 1
