"""Embargoes: seen in every list, two warnings, released by a click or by choice, parts alone."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from campaigns.levels import Role
from campaigns.models import Activity, Notice
from campaigns.services.notices import send_notices
from letters.services.embargoes import keep_embargoes
from tests import factories as a

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def held(row, *, after=DAY, releases_itself=False):
    row.visibility = "public"
    row.embargo_until = timezone.now() + after
    row.releases_itself = releases_itself
    row.save()
    return row


@pytest.fixture
def campaign():
    return a.a_campaign(is_public=True)


@pytest.fixture
def letter(campaign):
    return held(a.a_letter(campaign, subject="Kept for now"))


def test_what_is_not_released_stays_hidden_after_its_moment(client, letter):
    held(letter, after=-DAY)

    assert client.get(letter.get_absolute_url()).status_code == 404


def test_what_releases_itself_is_public_from_its_moment_on(client, letter):
    held(letter, after=-DAY, releases_itself=True)

    assert client.get(letter.get_absolute_url()).status_code == 200


def test_a_click_releases_and_is_on_the_record(client, client_as, campaign, letter):
    person = client_as(a.a_person(Role.CONTRIBUTOR, campaign))

    asked = person.get(f"{letter.get_absolute_url()}release/")
    assert "Everybody will see the letter" in asked.content.decode()
    assert client.get(letter.get_absolute_url()).status_code == 404

    person.post(f"{letter.get_absolute_url()}release/")

    assert client.get(letter.get_absolute_url()).status_code == 200
    assert Activity.objects.filter(verb="embargo.released", subject="Kept for now").exists()


@pytest.mark.parametrize("page", ["/", "/awaiting/", "/campaigns/{slug}/letters/", "{letter}"])
def test_every_list_says_until_when(client_as, campaign, letter, page):
    letter.due_on = letter.expected_by = letter.sent_on
    letter.expected_basis = "custom"
    letter.save()
    insider = client_as(a.a_person(Role.CONTRIBUTOR, campaign))
    address = page.format(slug=campaign.slug, letter=letter.get_absolute_url())

    assert "Under embargo until" in insider.get(address).content.decode()


def test_a_past_moment_and_an_embargo_within_the_coalition_are_refused(client_as, campaign, letter):
    person = client_as(a.a_person(Role.CONTRIBUTOR, campaign))
    address = f"{letter.get_absolute_url()}visibility/"

    past = person.post(address, {"visibility": "public", "embargo_until": "2020-01-01T10:00"})
    inside = person.post(address, {"visibility": "coalition", "embargo_until": "2030-01-01T10:00"})

    assert (past.status_code, inside.status_code) == (422, 422)
    assert "This moment is over." in past.content.decode()
    assert "2020-01-01T10:00" in past.content.decode()  # nothing typed is lost
    assert "Choose everyone." in inside.content.decode()


def test_one_letter_of_a_campaign_is_released_alone(client, client_as, campaign):
    held(campaign)
    first, second = (
        held_letter(campaign, subject=name) for name in ("Now to be read", "Later to be read")
    )
    coordinator = client_as(a.a_person(Role.COORDINATOR, campaign))

    answer = coordinator.post(f"/campaigns/{campaign.slug}/release/", {"letter": [first.pk]})

    assert answer.status_code == 302
    assert client.get(first.get_absolute_url()).status_code == 200
    assert client.get(second.get_absolute_url()).status_code == 404
    seen = client.get(f"/campaigns/{campaign.slug}/letters/").content.decode()
    assert "Now to be read" in seen
    assert "Later to be read" not in seen


def held_letter(campaign, *, subject):
    letter = a.a_letter(campaign, subject=subject)
    letter.visibility = "public"
    letter.save()
    return letter


def test_two_warnings_then_one_that_it_waits_each_once(campaign, letter):
    coordinator = a.a_person(Role.COORDINATOR, campaign)
    now = timezone.now()
    held(letter, after=6 * DAY)

    for moment in (now, now + DAY, now + 5.5 * DAY, now + 5.6 * DAY, now + 6.5 * DAY):
        keep_embargoes(moment)

    told = Notice.objects.filter(to=coordinator).order_by("pk")
    assert [one.about.rpartition(":")[2] for one in told] == ["first", "second", "waits"]
    assert send_notices() == Notice.objects.count()
    assert send_notices() == 0
    assert "Kept for now" in mail.outbox[0].subject


def test_an_embargo_that_ended_by_itself_is_noted_once(letter):
    held(letter, after=-DAY, releases_itself=True)

    keep_embargoes(timezone.now())
    keep_embargoes(timezone.now())

    letter.refresh_from_db()
    assert letter.embargo_until is None
    assert Activity.objects.filter(verb="embargo.released").count() == 1


def test_a_mail_server_that_is_gone_loses_no_warning(campaign, letter, monkeypatch):
    a.a_person(Role.COORDINATOR, campaign)
    keep_embargoes(timezone.now())

    def refused(*_given, **_more):
        raise OSError("no route")

    with monkeypatch.context() as gone:
        gone.setattr("django.core.mail.EmailMessage.send", refused)
        assert send_notices() == 0

    assert send_notices() == Notice.objects.count() > 0
