"""What is kept of people: taking it away, and having it erased."""

import json
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from campaigns.models import Activity, SeatInvitation, User
from campaigns.services.erasing import erase, forget_old, is_own, links_to_people, rows_of
from campaigns.services.seats import give_seat
from campaigns.services.tokens import make_token
from letters.models import Assessment, CalendarKey
from letters.statuses import Implementation
from tests import factories as a
from tests.campaigns.people import a_seat_invitation
from tests.campaigns.test_signing_in import confirm
from tests.house.hidden import everything_about
from tests.letters.judging import judged

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    """Somebody who has left a trace of every kind."""
    campaign = a.a_campaign()
    a.a_person(Role.COORDINATOR, campaign)
    ana = a.a_person(Role.COORDINATOR, campaign, "Ana Ferreira")
    everything_about(a.a_letter(campaign, by=ana), ana)
    CalendarKey.objects.create(user=ana, nonce="secretnonce")
    return ana


def sign_in(person) -> Client:
    cache.clear()
    client = Client(headers={"user-agent": "A browser"})
    client.post(reverse("account_login"), {"login": person.email, "password": "correct horse"})
    return client


def test_a_person_takes_away_all_that_is_kept(ana):
    answer = sign_in(ana).get(reverse("campaigns:own_data"))

    data = json.loads(answer.content)
    assert answer["Content-Disposition"].startswith("attachment")
    assert data["account"]["email"] == ana.email
    for relation in links_to_people():
        name = f"{relation.related_model._meta.label}.{relation.field.name}"
        where = data["kept_of_you" if is_own(relation) else "work_in_coalitions"]
        rows = rows_of(relation, ana)
        if rows.model is not Activity:
            assert len(where.get(name, [])) == rows.count(), name
    assert data["kept_of_you"]["letters.SavedView.owner"][0]["name"] == "Common shut view"
    assert len(data["record"]) == Activity.objects.filter(by=ana).count()


def test_it_holds_no_key_and_no_words_that_one_may_no_longer_read(ana):
    _token, secret = make_token(name="t", scope="read", expires_on=timezone.localdate(), by=ana)
    client = sign_in(ana)
    session = client.session.session_key
    ana.seats.all().delete()

    told = client.get(reverse("campaigns:own_data")).content.decode()

    ana.refresh_from_db()
    for hidden in (ana.password, secret, session, "secretnonce", "Release the prisoners"):
        assert hidden not in told


def test_an_erased_account_leaves_its_work_without_a_name(ana, client_as):
    coalition = ana.seats.get().coalition
    ask = a.a_letter(a.a_campaign(coalition=coalition), by=ana).recommendations.get()
    proposal = a.a_proposal(ask, by=ana)
    invitation = a_seat_invitation(coalition, "ana@work.example", by=ana)
    SeatInvitation.objects.filter(pk=invitation.pk).update(
        accepted_by=ana, accepted_at=timezone.now()
    )
    client, address = sign_in(ana), ana.email
    confirm(client)

    client.post(reverse("campaigns:erase"), {"sure": "on"})

    assert client.get(reverse("campaigns:you")).status_code == 302
    assert not UserSession.objects.filter(user=ana).exists()
    kept = User.objects.get(pk=ana.pk)
    assert str(kept) == "A former member"
    everything = str(list(User.objects.filter(pk=ana.pk).values())) + str(
        list(SeatInvitation.objects.values()) + list(Activity.objects.values())
    )
    for word in ("Ana", address, "ana@work.example"):
        assert word not in everything
    assert [one for one in links_to_people() if is_own(one) and rows_of(one, ana)] == []
    assert Assessment.objects.get(pk=proposal.pk).proposed_by == kept
    keeper = coalition.seats.get(role=Role.COORDINATOR).user
    record = client_as(keeper).get(reverse("campaigns:record")).content.decode()
    assert "A former member proposed a status" in record
    assert "Ana" not in record
    assert sign_in(User(email=address)).get(reverse("campaigns:you")).status_code == 302


def test_two_people_still_agreed_once_one_of_them_is_erased(ana):
    ask = a.a_letter(ana.seats.get().coalition.campaigns.first(), by=ana).recommendations.get()
    judged(ask, ana, Implementation.NO_ACTION)
    before = Assessment.objects.filter(recommendation=ask).values("proposed_by", "decided_by")

    told = list(before)
    erase(person=ana)

    assert list(before) == told


def test_the_last_coordinator_hands_over_before_erasing(client_as):
    carla = a.a_person(Role.COORDINATOR, a.a_coalition())

    client = client_as(carla)
    confirm(client)

    answer = client.post(reverse("campaigns:erase"), {"sure": "on"})

    assert answer.status_code == 422
    assert "Make someone else coordinator first" in answer.content.decode()
    carla.refresh_from_db()
    assert carla.email


def test_a_name_given_in_a_seat_is_erased_from_the_record_too():
    coalition = a.a_coalition()
    keeper, ben = a.a_person(Role.COORDINATOR, coalition), a.a_user("Ben Unusual")
    give_seat(coalition=coalition, user=ben, role=Role.OBSERVER, by=keeper)

    erase(person=ben)

    assert "Unusual" not in str(list(Activity.objects.values()))
    assert Activity.objects.get(verb="seat.given").about == "A former member"


def test_old_sessions_and_unanswered_invitations_are_forgotten():
    coalition = a.a_coalition()
    old, fresh = (a_seat_invitation(coalition) for _ in range(2))
    SeatInvitation.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(days=91))
    client = sign_in(a.a_user())

    forget_old(timezone.now())
    assert list(SeatInvitation.objects.all()) == [fresh]
    assert client.get(reverse("campaigns:you")).status_code == 200

    forget_old(timezone.now() + timedelta(days=30))
    assert not UserSession.objects.exists()


def test_what_is_kept_is_said_to_everybody(client):
    assert (
        "By default 24 months".lower()
        in client.get(reverse("campaigns:what_we_keep")).content.decode().lower()
    )
