import pytest

from campaigns.levels import Role
from letters.statuses import Position
from tests import factories as a
from tests.helpers import assert_flat

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


def test_the_api_tells_what_the_page_tells(client, public):
    letter = a.a_letter(public, asks=("Free the poets.", "Pay the printers."))
    a.a_response(letter, Position.ACCEPTED, number=1)

    told = client.get("/api/recommendations", {"position": "accepted"}).json()

    assert (told["count"], told["pages"]) == (1, 1)
    (one,) = told["items"]
    assert (one["text"], one["headline"]) == ("Free the poets.", "accepted_awaiting_action")
    assert client.get(one["url"]).status_code == 200
    assert client.get(f"/api/recommendations/{one['id']}").json() == one


def test_what_is_hidden_from_the_page_is_hidden_from_the_api(client, client_as):
    letter = a.a_letter(asks=("A secret ask.",))
    ask = letter.recommendations.get()
    inside = client_as(a.a_person(Role.OBSERVER, letter.campaign))

    assert client.get("/api/recommendations").json()["count"] == 0
    assert client.get(f"/api/recommendations/{ask.pk}").status_code == 404
    assert inside.get(f"/api/recommendations/{ask.pk}").json()["text"] == "A secret ask."


def test_a_confidential_answer_is_not_told(client, public):
    letter = a.a_letter(public)
    a.a_response(letter, Position.ACCEPTED, is_confidential=True)

    assert client.get("/api/recommendations").json()["items"][0]["position"] == "no_response"


def test_nonsense_is_refused_in_the_terms_of_the_schema(client):
    assert client.get("/api/recommendations", {"page": "x"}).status_code == 422
    assert client.get("/api/openapi.json").json()["info"]["title"] == "Heeded"


def test_a_page_costs_the_same_however_much_there_is(client, public):
    a.a_letter(public)

    assert_flat(
        visit=lambda: client.get("/api/recommendations"),
        grow=lambda: [a.a_letter(public) for _ in range(8)],
    )
