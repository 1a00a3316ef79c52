"""Who runs the site has no power over what is private, but for a while and on the record."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.utils import IntegrityError
from django.urls import reverse
from django.utils import timezone

from campaigns.errors import CampaignError
from campaigns.levels import Role
from campaigns.models import Activity, Coalition, Notice, OperatorVisit, Seat, SeatInvitation, User
from campaigns.services.visits import end_visit, open_visit
from tests import factories as a
from tests.campaigns.people import an_operator

pytestmark = pytest.mark.django_db


@pytest.fixture
def opal():
    """An operator who may do everything that Django itself knows of."""
    return an_operator("Opal", is_superuser=True)


@pytest.fixture
def letter():
    return a.a_letter(subject="Quiet letter", asks=("Quiet ask.",))


def open_to(letter) -> dict:
    return {
        "coalition": letter.campaign.coalition_id, "reason": "They cannot find a letter.",
        "role": Role.OBSERVER, "minutes": 15,
    }  # fmt: skip


def test_an_operator_sees_nothing_private(opal, letter, client_as):
    client = client_as(opal)

    assert client.get(letter.get_absolute_url()).status_code == 404
    assert client.get(letter.campaign.get_absolute_url()).status_code == 404
    assert client.get(reverse("campaigns:record")).status_code == 403


def test_a_visit_opens_one_coalition_is_told_and_ends_by_a_click(opal, letter, client_as):
    coalition = letter.campaign.coalition
    carla = a.a_person(Role.COORDINATOR, coalition)
    other, client = a.a_letter(), client_as(opal)

    client.post(reverse("campaigns:visits"), open_to(letter))

    assert client.get(letter.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(reverse("letters:visibility", args=[letter.pk])).status_code == 403
    assert "They cannot find a letter." in Notice.objects.get(to=carla).text
    people = client_as(carla).get(reverse("campaigns:people", args=[coalition.slug]))
    assert "They cannot find a letter." in people.content.decode()
    record = client_as(carla).get(reverse("campaigns:record")).content.decode()
    assert "Opal came in as an operator, because: They cannot find a letter." in " ".join(
        record.split()
    )
    client.post(reverse("campaigns:end_visit", args=[OperatorVisit.objects.get().pk]))
    assert client.get(letter.get_absolute_url()).status_code == 404
    assert Activity.objects.first().verb == "visit.ended"


def test_a_visit_ends_by_itself(opal, letter, client_as):
    client = client_as(opal)
    client.post(reverse("campaigns:visits"), open_to(letter))

    past = timezone.now() - timedelta(seconds=1)
    Seat.objects.filter(user=opal).update(until=past)

    assert client.get(letter.get_absolute_url()).status_code == 404
    assert client.get(reverse("campaigns:record")).status_code == 403


def test_a_visit_is_short_and_for_a_reason(opal, letter, client_as):
    client, given = client_as(opal), open_to(letter)

    for wrong in ({"minutes": 600}, {"reason": ""}, {"role": Role.REVIEWER}):
        assert client.post(reverse("campaigns:visits"), given | wrong).status_code == 422

    with pytest.raises(IntegrityError, match="an_hour_at_most"):
        OperatorVisit.objects.create(
            operator=opal, coalition=letter.campaign.coalition, reason="x",
            until=timezone.now() + timedelta(hours=2),
        )  # fmt: skip


def test_only_operators_visit(letter):
    with pytest.raises(CampaignError, match="Only operators"):
        open_visit(
            coalition=letter.campaign.coalition, reason="x", role=Role.OBSERVER, minutes=5,
            by=a.a_user(),
        )  # fmt: skip


def test_a_visitor_cannot_stay_and_holds_up_no_last_coordinator(opal, letter, client_as):
    coalition = letter.campaign.coalition
    carla = a.a_person(Role.COORDINATOR, coalition)
    open_visit(coalition=coalition, reason="Help", role=Role.COORDINATOR, minutes=5, by=opal)
    seat = Seat.objects.get(user=opal)

    answer = client_as(opal).post(
        reverse("campaigns:change_role", args=[seat.pk]), {"role": Role.COORDINATOR}
    )
    assert answer.status_code == 404
    with pytest.raises(IntegrityError, match="keeps a coordinator"):
        Seat.objects.filter(user=carla).update(role=Role.OBSERVER)


def test_ending_a_visit_takes_no_seat_that_was_given(opal, letter):
    coalition = letter.campaign.coalition
    visit = open_visit(coalition=coalition, reason="x", role=Role.OBSERVER, minutes=5, by=opal)
    Seat.on_file.filter(user=opal).update(until=None)

    end_visit(visit=visit)

    assert opal.seats.exists()


def test_the_admin_is_no_side_door(opal, letter, client_as):
    client, person = client_as(opal), a.a_person(Role.CONTRIBUTOR, letter.campaign)
    index = client.get(reverse("admin:index")).content.decode()

    for word in (
        "letters/",
        "campaigns/activity",
        "campaigns/campaign/",
        "account/",
        "mfa/",
        "seat",
    ):
        assert f"/admin/{word}" not in index
    form = reverse("admin:campaigns_user_change", args=[person.pk])
    page = client.get(form).content.decode()
    assert "Quiet" not in page
    client.post(form, {"email": "taken@example.org", "is_active": "on", "password": "x"})
    person.refresh_from_db()
    assert person.email != "taken@example.org"
    assert client.get(f"{form}password/").status_code in {302, 404}
    assert client.post(form.replace("change", "delete"), {"post": "yes"}).status_code == 403
    coalition = reverse("admin:campaigns_coalition_change", args=[letter.campaign.coalition_id])
    client.post(coalition, {"name": "N", "seats-0-user": opal.pk, "seats-0-role": 40})
    assert not opal.seats.exists()
    assert User.objects.filter(pk=person.pk).exists()


def test_a_coalition_is_founded_by_inviting_its_first_coordinator(client):
    out = StringIO()

    call_command("found_coalition", "Letters kept", "Carla@example.org", stdout=out)

    invitation = SeatInvitation.objects.get()
    assert (invitation.email, invitation.role) == ("carla@example.org", Role.COORDINATOR)
    assert Notice.objects.get().address == "carla@example.org"
    link = out.getvalue().split()[-1]
    password = "a quiet horse on the hill"
    client.post("/join/" + link.rpartition("/join/")[2], {
        "name": "Carla", "password": password, "again": password,
    })  # fmt: skip
    assert Coalition.objects.get().seats.get().role == Role.COORDINATOR
    with pytest.raises(CommandError, match="exists already"):
        call_command("found_coalition", "Letters kept", "x@example.org")
