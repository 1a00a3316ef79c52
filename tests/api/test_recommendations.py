"""The API tells what the pages tell, and nothing else."""

from dataclasses import fields

import pytest
from django.utils import timezone

from campaigns.levels import Role
from letters.selectors.picked import Picked
from letters.services.assessments import approve
from letters.statuses import Position
from tests import factories as a
from tests.api.tokens import a_token
from tests.helpers import assert_flat

pytestmark = pytest.mark.django_db
ASKS = "/api/v1/recommendations"


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


def bearer(user, scope="read"):
    return {"HTTP_AUTHORIZATION": f"Bearer {a_token(user, scope=scope)[1]}"}


def test_the_api_tells_what_the_page_tells(client, public):
    letter = a.a_letter(public, asks=("Free the poets.", "Pay the printers."))
    a.a_response(letter, Position.ACCEPTED, number=1)

    told = client.get(ASKS, {"position": "accepted", "count": "true"}).json()

    assert (told["count"], told["next"]) == (1, "")
    (one,) = told["items"]
    assert (one["text"], one["headline"]) == ("Free the poets.", "accepted_awaiting_action")
    assert client.get(one["url"]).status_code == 200
    assert client.get(f"{ASKS}/{one['id']}").json() == one


def test_a_token_opens_what_its_person_may_see_and_a_session_opens_nothing(client, client_as):
    letter = a.a_letter(asks=("A secret ask.",))
    address = f"{ASKS}/{letter.recommendations.get().pk}"
    person = a.a_person(Role.OBSERVER, letter.campaign)

    assert client.get(address).status_code == 404
    assert client_as(person).get(address).status_code == 404
    assert client.get(address, **bearer(person)).json()["text"] == "A secret ask."
    assert client.get(ASKS).json()["items"] == []


WORDS = ("hiddenletter", "hiddenanswer", "hiddenname", "hiddenproof", "hiddenview", "hiddenplan")
LISTS = (
    "recommendations", "letters", "responses", "evidence", "assessments", "corrections",
    "coalitions", "organisations", "campaigns", "offices", "coverage",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_no_list_tells_what_is_hidden(client, public, name):
    shown = a.a_letter(public, asks=("Open.",), signatories=("Open Group", "hiddenname"))
    shown.signatures.filter(organisation__name="hiddenname").update(is_confidential=True)
    a.a_response(shown, Position.ACCEPTED, is_confidential=True, from_person="hiddenanswer")
    a.a_proposal(shown.recommendations.get(), because="hiddenview")
    shut = a.a_letter(public, subject="hiddenletter", visibility="coalition")
    a.some_evidence(shut.recommendations.get(), title="hiddenproof")
    a.a_campaign().__class__.objects.filter(visibility="coalition").update(name="hiddenplan")

    told = client.get(f"/api/v1/{name}", {"count": "true"}).content.decode()

    assert [word for word in WORDS if word in told] == []


def test_what_was_agreed_on_is_told_with_its_sources(client, public):
    letter = a.a_letter(public)
    proposal = a.a_proposal(letter.recommendations.get())
    approve(assessment=proposal, by=a.a_person(Role.REVIEWER, public))

    (one,) = client.get("/api/v1/assessments").json()["items"]
    sources = client.get("/api/v1/evidence").json()["items"]

    assert one["implementation"] == proposal.implementation
    assert set(one["evidence"]) <= {source["id"] for source in sources}


def test_a_page_costs_the_same_however_much_there_is(client, public):
    a.a_letter(public)
    for name in ("recommendations", "letters", "responses", "evidence", "offices", "coverage"):
        assert_flat(
            visit=lambda name=name: client.get(f"/api/v1/{name}"),
            grow=lambda: [
                a.some_evidence(a.a_letter(public).recommendations.get()) for _ in range(4)
            ],
        )


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"position": "acepted"}, "Use one of: no_response, acknowledged"),
        ({"country": "Japan"}, "two letters"),
        ({"as_of": "31.12.2020"}, "YYYY-MM-DD"),
        ({"office": "the first"}, "its “id” in /offices"),
    ],
)
def test_a_filter_that_cannot_be_read_is_refused_with_its_name(client, public, asked, says):
    a.a_letter(public)
    answer = client.get(ASKS, asked)

    assert answer.status_code == 422
    [error] = answer.json()["errors"]
    assert error["field"] == next(iter(asked))
    assert says in error["detail"]
    assert client.get(ASKS, {"country": "jp"}).status_code == 200


def test_a_filter_that_there_is_not_is_refused_too(client, public):
    answer = client.get(ASKS, {"goverment": "JP", "limit": "1"})

    assert answer.status_code == 422
    [error] = answer.json()["errors"]
    assert error["field"] == "goverment"
    assert "country" in error["detail"]


def test_what_was_on_file_is_asked_for_by_one_word_alone(client, public):
    assert client.get(ASKS, {"as_of": "2020-12-31", "filed": "0"}).status_code == 422
    assert client.get(ASKS, {"as_of": "2020-12-31", "filed": "1"}).status_code == 200


def test_a_day_that_is_none_is_refused_for_one_recommendation_too(client, public):
    ask = a.a_letter(public).recommendations.get()

    assert client.get(f"{ASKS}/{ask.pk}", {"as_of": "2020-13-01"}).status_code == 422
    assert client.get(f"{ASKS}/{ask.pk}", {"as_of": timezone.localdate()}).status_code == 200


def test_the_filters_of_the_dashboard_are_those_of_the_api(client):
    parameters = client.get("/api/v1/openapi.json").json()["paths"][ASKS]["get"]["parameters"]

    names = {one["name"] for one in parameters}
    assert {one.name for one in fields(Picked)} - {"sort"} <= names
    assert {"country", "campaign", "position", "implementation", "flag", "text", "as_of"} <= names
