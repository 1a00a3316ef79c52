"""Lists of the API that are made once for everybody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.levels import Role
from tests import factories as a
from tests.api.tokens import a_token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages_are_remembered")]
ASKS = "/api/v1/recommendations"


@pytest.fixture
def public():
    campaign = a.a_campaign(is_public=True)
    a.a_letter(campaign, asks=("Free the poets.", "Pay the printers."))
    return campaign


def queries_of(client, address, **headers):
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, **headers)
    return len(captured), answer


@pytest.mark.parametrize("address", [ASKS, f"{ASKS}?limit=1", "/api/v1/letters", "/api/v1/offices"])
def test_a_list_is_made_once_and_says_the_same(client, public, address):
    _first, made = queries_of(client, address)
    cost, recalled = queries_of(client, address)

    assert cost == 1
    assert recalled.content == made.content
    told = ("Content-Type", "ETag", "Vary", "Cache-Control", "Link", "Access-Control-Allow-Origin")
    assert [recalled.get(name) for name in told] == [made.get(name) for name in told]


def test_what_changes_is_told_at_once(client, public):
    client.get(ASKS)

    a.a_letter(public, asks=("Open the archive.",))

    assert len(client.get(ASKS).json()["items"]) == 3


def test_a_list_that_is_recalled_is_not_sent_again_to_who_has_it(client, public):
    tag = client.get(ASKS)["ETag"]

    assert client.get(ASKS, HTTP_IF_NONE_MATCH=tag).status_code == 304


def test_a_token_gets_its_own_list_and_leaves_none_to_others(client, public):
    hidden = a.a_campaign()
    a.a_letter(hidden, asks=("A secret ask.",))
    _token, secret = a_token(a.a_person(Role.OBSERVER, hidden), scope="read")
    bearer = {"HTTP_AUTHORIZATION": f"Bearer {secret}"}

    before, own, after = client.get(ASKS), client.get(ASKS, **bearer), client.get(ASKS)

    assert "A secret ask." in own.content.decode()
    assert before.content == after.content
    assert "A secret ask." not in after.content.decode()


def test_who_is_recalled_to_is_counted_all_the_same(client, public, settings):
    settings.API_PER_MINUTE = 2

    answers = [client.get(ASKS, REMOTE_ADDR="203.0.113.77").status_code for _time in range(3)]

    assert answers == [200, 200, 429]
