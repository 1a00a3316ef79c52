"""Statements that are kept: for other rows and the same reader, and for nobody else."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from campaigns.levels import Role, Visibility
from campaigns.models import Campaign, User
from campaigns.statements import MOST_PREPARED, OFTEN, told
from tests import factories as a

pytestmark = pytest.mark.django_db


def _campaigns(key, user):
    return Campaign.objects.visible_to(user).filter(pk=key)


def _joined_by_now(key, _user):
    return User.objects.filter(pk=key, date_joined__lte=timezone.now())


def test_the_same_statement_finds_each_row_by_its_key():
    one, two = a.a_campaign(is_public=True), a.a_campaign(is_public=True)

    assert [told(_campaigns, each.pk, AnonymousUser()) for each in (one, two)] == [[one], [two]]


def _prepared():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'told_%%'")
        return cursor.fetchone()[0]


def test_what_is_asked_often_is_prepared_and_finds_the_same():
    one, two = a.a_campaign(is_public=True), a.a_campaign()
    member = a.a_person(Role.OBSERVER, two)
    before = _prepared()

    found = [
        [told(_campaigns, each.pk, member), told(_campaigns, each.pk, AnonymousUser())]
        for _time in range(OFTEN + 2)
        for each in (one, two)
    ]

    assert found == [[[one], [one]], [[two], []]] * (OFTEN + 2)
    assert before < _prepared() <= MOST_PREPARED


@pytest.mark.django_db(transaction=True)
def test_a_column_may_change_while_pages_are_read():
    campaign = a.a_campaign(is_public=True)
    for _time in range(OFTEN):
        told(_campaigns, campaign.pk, AnonymousUser())
    change = "ALTER TABLE campaigns_campaign ALTER name TYPE varchar({})"
    try:
        with connection.cursor() as cursor:
            cursor.execute(change.format(260))

        assert told(_campaigns, campaign.pk, AnonymousUser()) == [campaign]
    finally:
        with connection.cursor() as cursor:
            cursor.execute(change.format(250))


def test_nothing_is_prepared_behind_a_pooler(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", value=True)
    campaign = a.a_campaign()
    member = a.a_person(Role.OBSERVER, campaign)
    before = _prepared()

    found = [told(_campaigns, campaign.pk, member) for _time in range(OFTEN + 2)]

    assert found == [[campaign]] * (OFTEN + 2)
    assert _prepared() == before


def test_what_one_reader_sees_another_does_not():
    campaign = a.a_campaign()
    member, other = a.a_person(Role.OBSERVER, campaign), a.a_user()

    assert told(_campaigns, campaign.pk, member) == [campaign]
    assert told(_campaigns, campaign.pk, other) == []
    assert told(_campaigns, campaign.pk, AnonymousUser()) == []


def test_who_leaves_sees_no_more_though_the_statement_was_kept():
    campaign = a.a_campaign()
    member = a.a_person(Role.OBSERVER, campaign)
    told(_campaigns, campaign.pk, member)

    member.seats.all().delete()

    assert told(_campaigns, campaign.pk, member) == []
    assert told(_campaigns, campaign.pk, User.objects.get(pk=member.pk)) == []


def test_who_changes_to_another_organisation_sees_what_that_one_keeps():
    campaign = a.a_campaign()
    member, owner = a.a_person(Role.OBSERVER, campaign), a.an_organisation()
    campaign.visibility, campaign.organisation = Visibility.ORGANISATION, owner
    campaign.save()
    before = told(_campaigns, campaign.pk, member)

    member.organisation = owner
    member.save()

    assert (before, told(_campaigns, campaign.pk, member)) == ([], [campaign])


def test_what_holds_for_this_moment_alone_is_asked_anew():
    told(_joined_by_now, 0, AnonymousUser())
    late = a.a_user()

    assert told(_joined_by_now, late.pk, AnonymousUser()) == [late]


def test_a_key_that_no_row_can_have_finds_nothing():
    assert told(_campaigns, 10**30, AnonymousUser()) == []
