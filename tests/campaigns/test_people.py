"""Who belongs to a coalition: roles, invitations, handing over, leaving."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.db import connection
from django.db.utils import IntegrityError
from django.urls import reverse
from django.utils import timezone

from campaigns.errors import CampaignError
from campaigns.levels import Role
from campaigns.models import Activity, Notice, Seat, SeatInvitation, User
from campaigns.seals import sealed
from campaigns.services import joining
from campaigns.services.notices import send_notices
from campaigns.services.seats import give_seat, leave, remove
from letters.models import CheckAgain
from letters.services.drafts import start_draft
from news.models import Assignment, Claim
from tests import factories as a
from tests.campaigns.people import a_seat_invitation
from tests.news.desk import an_article

pytestmark = pytest.mark.django_db
PASSWORD = "a quiet horse on the hill"
NEW = {"name": "Nora New", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def coalition():
    return a.a_coalition("Letters kept")


@pytest.fixture
def carla(coalition):
    return a.a_person(Role.COORDINATOR, coalition, "Carla")


def link_in_mail() -> str:
    send_notices()
    return re.search(r"https?://[^/]+(/join/\S+)", mail.outbox[-1].body).group(1)


def page_of(client, coalition) -> str:
    return client.get(reverse("campaigns:people", args=[coalition.slug])).content.decode()


def test_somebody_is_invited_and_comes_in_with_a_new_account(
    coalition, carla, client_as, client, django_capture_on_commit_callbacks
):
    organisation = a.an_organisation("Bond")
    coalition.memberships.create(organisation=organisation, joined_on="2020-01-01")
    posted = {"email": "Nora@Example.org", "role": Role.REVIEWER, "organisation": organisation.pk}

    client_as(carla).post(reverse("campaigns:people", args=[coalition.slug]), posted)
    link = link_in_mail()
    assert mail.outbox[-1].to == ["nora@example.org"]
    shown = client.get(link).content.decode()
    client.post(link, NEW)

    assert "Letters kept" in shown
    nora = User.objects.get(email="nora@example.org")
    assert (nora.name, nora.organisation, nora.roles) == (
        "Nora New",
        organisation,
        {coalition.pk: Role.REVIEWER},
    )
    assert "Letters kept" in client.get(reverse("campaigns:you")).content.decode()
    assert UserSession.objects.get().user == nora
    assert SeatInvitation.objects.get().accepted_by == nora
    assert list(Activity.objects.values_list("verb", flat=True))[::-1] == [
        "seat.invited",
        "seat.joined",
    ]
    assert "nora@" not in str(list(Activity.objects.values()))


def test_the_table_of_mails_holds_no_link(coalition, carla):
    invitation = a_seat_invitation(coalition, by=carla)

    assert "/join/" not in Notice.objects.get(invitation=invitation).text


def test_a_weak_password_makes_no_account(coalition, carla, client):
    link = reverse("campaigns:join", args=[sealed("join", a_seat_invitation(coalition))])

    for password in ("password123", "short", "8472947294"):
        answer = client.post(link, NEW | {"password": password, "again": password})
        assert answer.status_code == 422

    assert not User.objects.filter(name="Nora New").exists()


def test_who_is_signed_in_accepts_by_an_account_of_another_address(coalition, carla, client_as):
    invitation = a_seat_invitation(coalition, "work@example.org", by=carla)
    ravi = a.a_user("Ravi")
    link = reverse("campaigns:join", args=[sealed("join", invitation)])

    assert "Accept as Ravi" in client_as(ravi).get(link).content.decode()
    client_as(ravi).post(link)

    invitation.refresh_from_db()
    assert (invitation.email, invitation.accepted_by) == ("work@example.org", ravi)
    assert ravi.seats.get().role == Role.CONTRIBUTOR


def test_an_invitation_to_an_address_with_an_account_asks_to_sign_in(coalition, carla, client):
    ravi = a.a_user("Ravi")
    link = reverse(
        "campaigns:join", args=[sealed("join", a_seat_invitation(coalition, ravi.email))]
    )

    assert "Sign in, and you come back" in client.get(link).content.decode()
    client.post(link, NEW)

    assert not User.objects.filter(name="Nora New").exists()


@pytest.mark.parametrize("how", ["expired", "revoked", "renewed", "accepted"])
def test_a_link_that_is_over_lets_nobody_in(how, coalition, carla, client, client_as):
    invitation = a_seat_invitation(coalition, by=carla)
    link = reverse("campaigns:join", args=[sealed("join", invitation)])
    if how == "expired":
        SeatInvitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif how == "revoked":
        joining.revoke(invitation=invitation, by=carla)
    elif how == "renewed":
        joining.renew(invitation=invitation, by=carla)
    else:
        joining.accept(invitation=invitation, by=a.a_user())
    people = coalition.seats.count()

    assert client.get(link).status_code in {404, 410}
    assert client.post(link, NEW).status_code in {404, 410}
    assert client_as(a.a_user()).post(link).status_code in {404, 410}

    assert coalition.seats.count() == people


def test_a_mail_that_waits_is_not_sent_once_the_invitation_was_taken_back(coalition, carla):
    joining.revoke(invitation=a_seat_invitation(coalition, by=carla), by=carla)

    assert send_notices() == 0
    assert mail.outbox == []


def test_an_invitation_takes_no_higher_role_away(coalition, carla):
    lower = a_seat_invitation(coalition, role=Role.OBSERVER, by=carla)

    joining.accept(invitation=lower, by=carla)

    assert coalition.seats.get(user=carla).role == Role.COORDINATOR


def test_an_address_is_invited_once(coalition, carla, client_as):
    a_seat_invitation(coalition, "nora@example.org", by=carla)

    answer = client_as(carla).post(
        reverse("campaigns:people", args=[coalition.slug]),
        {"email": "NORA@example.org", "role": Role.OBSERVER},
    )

    assert "Renew that invitation instead" in answer.content.decode()


def test_a_coordinator_makes_another_one_and_steps_down(coalition, carla, client_as):
    ravi = a.a_person(Role.REVIEWER, coalition, "Ravi")
    seat = ravi.seats.get()
    client = client_as(carla)
    assert "make someone else coordinator first" in page_of(client, coalition)

    client.post(reverse("campaigns:change_role", args=[seat.pk]), {"role": Role.COORDINATOR})
    client.post(
        reverse("campaigns:change_role", args=[carla.seats.get().pk]), {"role": Role.OBSERVER}
    )

    assert dict(coalition.seats.values_list("user", "role")) == {
        ravi.pk: Role.COORDINATOR,
        carla.pk: Role.OBSERVER,
    }
    assert Notice.objects.get(to=ravi).text.startswith("Carla has made you Coordinator")
    record = client.get(reverse("campaigns:record")).content.decode()
    assert "gave a role to Ravi" in record


def test_open_work_goes_to_a_colleague(coalition, carla, client_as):
    campaign = a.a_campaign(coalition=coalition)
    ana, ben = (a.a_person(Role.CONTRIBUTOR, coalition) for _ in range(2))
    ask = a.a_letter(campaign, by=ana).recommendations.get()
    draft = start_draft(campaign=campaign, by=ana)
    a.a_check(ask, by=ana)
    article = an_article()
    Assignment.objects.create(article=article, coalition=coalition, to=ana, by=carla)
    Claim.objects.create(article=article, coalition=coalition, by=ana, until=timezone.now())

    answer = client_as(ana).post(
        reverse("campaigns:leave", args=[coalition.slug]), {"heir": ben.pk}
    )

    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.started_by, CheckAgain.objects.get().user, Assignment.objects.get().to) == (
        ben,
        ben,
        ben,
    )
    assert not Claim.objects.exists()
    assert client_as(ana).get(campaign.get_absolute_url()).status_code == 404


def test_open_work_is_handed_to_nobody_outside(coalition, carla):
    ana = a.a_person(Role.CONTRIBUTOR, coalition)

    with pytest.raises(CampaignError, match="Choose a colleague"):
        remove(seat=ana.seats.get(), by=carla, heir=a.a_user())

    assert ana.seats.exists()


def test_the_last_coordinator_stays_whoever_asks(coalition, carla):
    a.a_person(Role.REVIEWER, coalition)
    for attempt in (
        lambda: leave(coalition=coalition, by=carla),
        lambda: remove(seat=carla.seats.get(), by=carla),
        lambda: give_seat(coalition=coalition, user=carla, role=Role.REVIEWER, by=carla),
    ):
        with pytest.raises(CampaignError, match="Make someone else coordinator first"):
            attempt()


@pytest.mark.parametrize("sql", ["DELETE FROM campaigns_seat", "UPDATE campaigns_seat SET role=10"])
def test_the_database_keeps_the_last_coordinator_too(sql, coalition, carla):
    with pytest.raises(IntegrityError, match="keeps a coordinator"), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["service", "table"])
def test_of_two_who_leave_at_once_one_stays(how):
    coalition = a.a_coalition()
    both = [a.a_person(Role.COORDINATOR, coalition) for _ in range(2)]
    start = Barrier(2)

    def go(person: User) -> bool:
        start.wait(10)
        try:
            if how == "service":
                leave(coalition=coalition, by=person)
            else:
                Seat.objects.filter(user=person).delete()
        except (CampaignError, IntegrityError):
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        gone = list(pool.map(go, both))

    assert sorted(gone) == [False, True]
    assert coalition.seats.get().role == Role.COORDINATOR


def test_a_person_moves_between_their_coalitions(coalition, carla, client_as):
    other = a.a_campaign()
    Seat.objects.create(user=carla, coalition=other.coalition, role=Role.OBSERVER)

    page = client_as(carla).get(reverse("campaigns:you")).content.decode()

    assert reverse("campaigns:people", args=[coalition.slug]) in page
    assert reverse("campaigns:people", args=[other.coalition.slug]) not in page
    assert other.get_absolute_url() in page


def test_colleagues_hear_who_is_let_in_to_what_is_private_to_them(coalition, carla):
    bond = a.an_organisation("Bond")
    olga = a.a_person(Role.OBSERVER, coalition)
    User.objects.filter(pk=olga.pk).update(organisation=bond)
    invitation = joining.invite(
        coalition=coalition, email="x@example.org", role=Role.OBSERVER, organisation=bond, by=carla
    )

    joining.accept(invitation=invitation, by=a.a_user("Xenia"))

    assert "Xenia has joined" in Notice.objects.get(to=olga).text
