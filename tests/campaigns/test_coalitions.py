from datetime import date

import pytest
from django.db.utils import IntegrityError
from django.urls import reverse

from campaigns.errors import CampaignError
from campaigns.levels import Role
from campaigns.models import Activity, Membership
from campaigns.services.campaigns import open_campaign
from campaigns.services.coalitions import add_member, end_membership, found_coalition
from campaigns.services.seats import give_seat
from tests import factories as a
from tests.helpers import assert_flat

pytestmark = pytest.mark.django_db


def test_who_founds_a_coalition_runs_it():
    carla = a.a_user()

    coalition = found_coalition(name="Letters kept", by=carla)

    assert carla.roles == {coalition.pk: Role.COORDINATOR}


def test_the_last_coordinator_keeps_the_role():
    carla = a.a_user()
    coalition = found_coalition(name="Letters kept", by=carla)
    with pytest.raises(CampaignError, match="Make someone else coordinator first"):
        give_seat(coalition=coalition, user=carla, role=Role.OBSERVER, by=carla)

    give_seat(coalition=coalition, user=a.a_user(), role=Role.COORDINATOR, by=carla)
    give_seat(coalition=coalition, user=carla, role=Role.OBSERVER, by=carla)

    assert coalition.seats.get(user=carla).role == Role.OBSERVER


def test_a_membership_ends_and_stays_on_file():
    carla = a.a_user()
    coalition = found_coalition(name="Letters kept", by=carla)
    member = add_member(
        coalition=coalition, organisation=a.an_organisation(), joined_on=date(2009, 1, 1), by=carla
    )
    with pytest.raises(CampaignError, match="member already"):
        add_member(
            coalition=coalition, organisation=member.organisation, joined_on=date(2010, 1, 1),
            by=carla,
        )  # fmt: skip
    with pytest.raises(CampaignError, match="before it began"):
        end_membership(membership=member, left_on=date(2008, 1, 1), by=carla)

    end_membership(membership=member, left_on=date(2012, 1, 1), by=carla)
    again = add_member(
        coalition=coalition, organisation=member.organisation, joined_on=date(2020, 1, 1), by=carla
    )

    assert Membership.objects.filter(organisation=member.organisation).count() == 2
    assert again.left_on is None
    with pytest.raises(IntegrityError, match="membership_ends_after_it_began"):
        Membership.objects.filter(pk=again.pk).update(left_on=date(2019, 1, 1))


def test_a_campaign_is_named_once():
    carla = a.a_user()
    coalition = found_coalition(name="Letters kept", by=carla)
    open_campaign(coalition=coalition, name="Asylum", by=carla)

    with pytest.raises(CampaignError, match="exists already"):
        open_campaign(coalition=coalition, name="Asylum", by=carla)


@pytest.fixture
def quiet():
    """A letter private to one organisation of a coalition, its author, and a partner."""
    coalition = a.a_coalition()
    author, partner = (a.a_person(Role.REVIEWER, coalition) for _ in range(2))
    for person in (author, partner):
        person.organisation = a.an_organisation()
        person.save()
    campaign = a.a_campaign(coalition=coalition)
    letter = a.a_letter(
        campaign, subject="Quiet letter", asks=("Quiet ask.",), visibility="organisation", by=author
    )
    return author, partner, letter


def test_the_record_of_a_private_letter_is_for_its_organisation(quiet, client_as):
    author, partner, _letter = quiet

    assert "Quiet letter" in client_as(author).get(reverse("campaigns:record")).content.decode()
    assert "Quiet" not in client_as(partner).get(reverse("campaigns:record")).content.decode()


def test_a_private_ask_is_offered_to_nobody_else_as_successor(quiet, client_as):
    author, partner, letter = quiet
    shared = a.a_letter(letter.campaign).recommendations.get()
    address = reverse("letters:propose", args=[shared.pk])

    assert "Quiet ask." in client_as(author).get(address).content.decode()
    assert "Quiet ask." not in client_as(partner).get(address).content.decode()


def test_the_record_says_who_did_what_in_words_and_costs_the_same(client_as):
    campaign = a.a_campaign()
    ana = a.a_person(Role.CONTRIBUTOR, campaign, "Ana")
    a.a_letter(campaign, subject="On refugees", by=ana)
    client = client_as(ana)

    page = client.get(reverse("campaigns:record")).content.decode()

    assert "Ana logged the letter" in page
    assert "On refugees" in page
    assert Activity.objects.visible_to(a.a_user()).count() == 0
    assert_flat(
        visit=lambda: client.get(reverse("campaigns:record")),
        grow=lambda: [a.a_letter(campaign) for _ in range(8)],
    )
