"""Selections frozen to be cited: verifiable, unchangeable, and never of what is not public."""

import hashlib
import json

import pytest
from django.db.utils import ProgrammingError
from django.urls import reverse
from django.utils.formats import date_format

from campaigns.levels import Role
from letters.models import Snapshot
from letters.services.assessments import approve
from tests import factories as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


@pytest.fixture
def letter(public):
    a.a_letter(public, asks=("A coalition's ask.",), visibility="coalition")
    return a.a_letter(public, asks=("Free the poets.",))


@pytest.fixture
def snapshot(client_as, public, letter):
    person = client_as(a.a_person(Role.OBSERVER, public))
    person.post(reverse("letters:freeze"), {"title": "Before the summit"})
    return Snapshot.objects.get()


def told(client, snapshot):
    return client.get(snapshot.get_absolute_url()).content.decode()


def test_it_freezes_what_everybody_sees_and_anyone_can_verify_it(client, snapshot):
    manifest = client.get(reverse("letters:snapshot_manifest", args=[snapshot.slug])).content
    rows = client.get(reverse("letters:snapshot_rows", args=[snapshot.slug])).content
    sums = [hashlib.sha256(line).hexdigest() for line in rows.splitlines()]

    assert hashlib.sha256(manifest).hexdigest() in told(client, snapshot)
    assert json.loads(manifest)["rows"] == sums
    assert b"Free the poets." in rows
    assert b"coalition's ask" not in rows


def test_it_says_what_changed_since_and_does_not_change(client, public, letter, snapshot):
    assert "No status has changed." in told(client, snapshot)

    proposal = a.a_proposal(letter.recommendations.get())
    approve(assessment=proposal, by=a.a_person(Role.REVIEWER, public))

    page = told(client, snapshot)
    assert "One status has changed." in page
    assert snapshot.checksum in page


def test_the_database_refuses_to_change_it(snapshot):
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        Snapshot.objects.filter(pk=snapshot.pk).update(title="Another")


def test_a_row_hidden_since_is_withheld_and_the_rest_still_verifies(client, letter, snapshot):
    letter.visibility = "coalition"
    letter.save()

    page = told(client, snapshot)
    rows = client.get(reverse("letters:snapshot_rows", args=[snapshot.slug])).content

    assert "Free the poets." not in page
    assert b"Free the poets." not in rows
    assert "is no longer public" in page
    assert snapshot.checksum in page


def test_days_are_told_as_on_every_page(client, letter, snapshot):
    page = told(client, snapshot)

    assert f"Snapshot of {date_format(snapshot.frozen_on, 'j F Y')}, http" in page
    assert f"</a>, {date_format(letter.sent_on, 'j F Y')}</div>" in page


def test_it_says_by_what_it_was_selected_and_how_to_verify_it(client_as, public, letter):
    person = client_as(a.a_person(Role.OBSERVER, public))
    address = f"{reverse('letters:freeze')}?campaign={public.slug}"
    assert f"campaign: {public.name}" in person.get(address).text
    person.post(address, {"title": "Before the summit"})
    snapshot = Snapshot.objects.get()

    page = told(client_as(None), snapshot)
    file = client_as(None).get(reverse("letters:snapshot_manifest", args=[snapshot.slug]))

    assert f"Selected by: campaign: {public.name}" in page
    name = file["Content-Disposition"].split('"')[1]
    assert f"sha256sum {name}" in page


def test_too_much_for_a_snapshot_is_told_before_anybody_types(client_as, public, monkeypatch):
    monkeypatch.setattr("letters.views.snapshots.MOST", 1)
    monkeypatch.setattr("letters.exports.freezing.MOST", 1)
    a.a_letter(public, asks=("One.", "Two."))
    person = client_as(a.a_person(Role.OBSERVER, public))

    page = person.get(reverse("letters:freeze")).text
    refused = person.post(reverse("letters:freeze"), {"title": "All"})

    assert "These are 2 recommendations, and a snapshot takes up to 1. Choose fewer." in page
    assert 'name="title"' not in page
    assert refused.status_code == 422
    assert not Snapshot.objects.exists()


def test_what_is_wrong_with_a_form_is_said_once(client_as, public, letter, monkeypatch):
    monkeypatch.setattr("letters.exports.freezing.MOST", 0)  # as if more had come meanwhile
    person = client_as(a.a_person(Role.OBSERVER, public))

    page = person.post(reverse("letters:freeze"), {"title": "All"}).text

    assert page.count("A snapshot takes up to 0 recommendations.") == 1
    assert "Please mend what is marked" not in page
