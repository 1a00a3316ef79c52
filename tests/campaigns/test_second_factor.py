"""A second factor is asked for at every door, not at that of the browser alone."""

import pytest
from django.urls import reverse

from campaigns.levels import Role
from campaigns.services.coalitions import set_rules
from letters.selectors.calendars import address_of
from letters.services.calendars import renew_key
from tests import factories as a
from tests.api.tokens import a_token
from tests.campaigns.people import a_factor, an_operator
from tests.campaigns.test_signing_in import set_up_app, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uncounted")]
ASKS = "/api/v1/recommendations"


@pytest.fixture
def strict():
    """A reviewer of a coalition that asks for a second factor, signed in without one."""
    campaign = a.a_campaign()
    keeper = a.a_person(Role.COORDINATOR, campaign)
    reviewer = a.a_person(Role.REVIEWER, campaign)
    client = sign_in(reviewer)
    set_rules(
        coalition=campaign.coalition, needs_second_factor=True, keep_signing_months=24, by=keeper
    )
    return campaign, reviewer, client


def test_a_reviewer_sets_up_the_second_factor_that_the_coalition_asks_for(strict):
    campaign, _reviewer, client = strict

    sent = client.get(campaign.get_absolute_url(), follow=True)
    assert sent.redirect_chain == [(reverse("campaigns:second_factor"), 302)]
    assert str(campaign.coalition) in sent.content.decode()
    set_up_app(client)

    assert client.get(campaign.get_absolute_url()).status_code == 200


def test_nothing_is_saved_without_it_and_the_page_says_that_nothing_is_lost(strict):
    campaign, _reviewer, client = strict

    answer = client.post(reverse("letters:log", args=[campaign.slug]), {"subject": "Dear"})

    assert answer.status_code == 403
    assert "nothing that you typed is lost" in answer.content.decode()
    loaded = client.get(reverse("letters:panel", args=[campaign.slug]), headers={"HX-Request": "1"})
    assert loaded["HX-Redirect"] == reverse("campaigns:second_factor")


def test_contributors_are_not_asked(strict):
    campaign, _reviewer, _client = strict

    client = sign_in(a.a_person(Role.CONTRIBUTOR, campaign))

    assert client.get(campaign.get_absolute_url()).status_code == 200


def bearer(person) -> dict:
    return {"HTTP_AUTHORIZATION": f"Bearer {a_token(person)[1]}"}


def test_a_token_opens_nothing_before_its_person_has_the_factor(strict, client):
    campaign, reviewer, _client = strict
    a.a_letter(campaign, asks=("Quiet ask.",))
    token = bearer(reviewer)

    answer = client.get(ASKS, **token)
    assert answer.status_code == 403
    assert "second factor" in answer.json()["detail"]
    assert "Quiet" not in answer.content.decode()
    a_factor(reviewer)

    assert "Quiet ask." in client.get(ASKS, **token).content.decode()


def test_tokens_of_those_who_are_not_asked_read_on(strict, client):
    campaign, _reviewer, _client = strict
    contributor = a.a_person(Role.CONTRIBUTOR, campaign)

    assert client.get(ASKS, **bearer(contributor)).status_code == 200


def test_a_calendar_shows_nothing_before_its_person_has_the_factor(strict, client):
    _campaign, reviewer, _client = strict
    renew_key(by=reviewer)
    address = address_of(reviewer)

    assert client.get(address).status_code == 404
    a_factor(reviewer)
    assert client.get(address).status_code == 200


def test_what_is_kept_of_a_person_waits_for_the_factor_as_well(strict):
    _campaign, _reviewer, client = strict

    assert client.get(reverse("campaigns:own_data")).status_code == 302
    assert client.get(reverse("campaigns:erase")).status_code == 302
    assert client.get(reverse("campaigns:you")).status_code == 200


OPERATORS_PAGES = ("operators", "campaigns:visits", "admin:index", "letters:board")


@pytest.fixture
def bare():
    """An operator without a second factor."""
    operator = an_operator()
    operator.authenticator_set.all().delete()
    return operator


@pytest.mark.parametrize("name", OPERATORS_PAGES)
def test_operators_go_nowhere_without_a_second_factor(bare, name, client_as):
    client = client_as(bare)

    sent = client.get(reverse(name), follow=True)
    assert sent.redirect_chain == [(reverse("campaigns:second_factor"), 302)]
    assert "You run this site" in sent.content.decode()
    a_factor(bare)

    assert client.get(reverse(name)).status_code == 200


def test_where_everybody_knows_the_passwords_operators_need_none(bare, client_as, settings):
    settings.OPERATORS_NEED_SECOND_FACTOR = False

    assert client_as(bare).get(reverse("operators")).status_code == 200
