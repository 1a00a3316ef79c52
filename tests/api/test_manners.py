"""Pages, freshness, refusals, tokens and limits of the API."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone

from campaigns.levels import Role
from campaigns.models import ApiToken
from campaigns.services.tokens import revoke_token
from news.models import Tip
from news.services.counting import MOST_A_DAY
from tests import factories as a
from tests.api.tokens import a_token
from tests.campaigns.test_signing_in import confirm

pytestmark = pytest.mark.django_db
ASKS = "/api/v1/recommendations"


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


@pytest.fixture
def seven(public):
    for number in range(7):
        a.a_letter(public, asks=(f"Ask {number}.",))


def problem(answer, status):
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["detail"].endswith(".")
    return told


def test_pages_follow_each_other_and_lose_nothing_to_what_comes_meanwhile(client, public, seven):
    first = client.get(ASKS, {"limit": 3})
    a.a_letter(public, asks=("A new one.",))
    texts, following = [], first
    while True:
        told = following.json()
        texts += [one["text"] for one in told["items"]]
        if not told["next"]:
            break
        assert f'<{told["next"]}>; rel="next"' == following["Link"]
        following = client.get(told["next"])

    assert texts == [f"Ask {number}." for number in reversed(range(7))]


@pytest.mark.parametrize("cursor", ["nonsense", "WzEsMl0:xx:yy", "' OR 1=1"])
def test_a_cursor_that_is_not_ours_is_refused(client, seven, cursor):
    problem(client.get(ASKS, {"cursor": cursor}), 400)


def test_a_cursor_of_another_query_is_refused(client, seven):
    following = client.get(ASKS, {"limit": 3}).json()["next"]

    told = problem(client.get(f"{following}&country=JP"), 400)

    assert "another query" in told["detail"]


def test_what_has_not_changed_is_not_sent_again(client, public, seven):
    answer = client.get(ASKS)
    again = client.get(ASKS, HTTP_IF_NONE_MATCH=answer["ETag"])
    a.a_letter(public)

    assert (again.status_code, again.content) == (304, b"")
    assert client.get(ASKS, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 200


def test_other_sites_may_read_and_shared_caches_keep_what_is_public_alone(client):
    person = a.a_person(Role.OBSERVER, a.a_campaign())
    token = {"HTTP_AUTHORIZATION": f"Bearer {a_token(person)[1]}"}

    open_to_all, own = client.get(ASKS), client.get(ASKS, **token)
    asked_before = client.options(ASKS)

    assert open_to_all["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in open_to_all
    assert asked_before.status_code == 204
    assert open_to_all["Cache-Control"].startswith("public")
    assert own["Cache-Control"].startswith("private")
    assert "Authorization" in open_to_all["Vary"]


def test_every_refusal_is_a_problem_that_says_what_to_do(client):
    problem(client.get("/api/v1/nowhere"), 404)
    problem(client.get(f"{ASKS}/999999"), 404)
    problem(client.put(ASKS), 405)
    problem(client.get(ASKS, HTTP_AUTHORIZATION="Bearer heeded_wrong"), 401)
    problem(client.post("/api/v1/suggestions", "{", content_type="application/json"), 400)
    problem(client.post("/api/v1/suggestions", "x", content_type="text/plain"), 415)
    told = problem(
        client.post(
            "/api/v1/suggestions", {"recommendation": 1, "url": "x", "shows": "y"},
            content_type="application/json",
        ), 422,
    )  # fmt: skip
    assert [one["field"] for one in told["errors"]] == ["shows"]
    told = problem(client.get(ASKS, {"limit": "x"}), 422)
    assert told["errors"][0]["field"].endswith("limit")


def test_a_token_that_was_revoked_or_is_over_is_refused(client):
    token, secret = a_token(a.a_user())
    sent = {"HTTP_AUTHORIZATION": f"Bearer {secret}"}
    assert client.get(ASKS, **sent).status_code == 200

    ApiToken.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    problem(client.get(ASKS, **sent), 401)
    ApiToken.objects.update(expires_on=timezone.localdate())
    revoke_token(token=token)
    problem(client.get(ASKS, **sent), 401)


def test_the_secret_is_shown_once_and_kept_nowhere(client_as):
    person = client_as(a.a_user())
    confirm(person)
    day = timezone.localdate() + timedelta(days=5)
    made = person.post("/tokens/", {"name": "Script", "scope": "read", "expires_on": day})
    secret = made.context["secret"]

    assert secret in made.content.decode()
    assert secret not in person.get("/tokens/").content.decode()
    assert not ApiToken.objects.filter(digest__contains=secret).exists()


def test_a_token_may_suggest_where_its_scope_says_so(client, public):
    ask = a.a_letter(public).recommendations.get()
    person = a.a_person(Role.OBSERVER, public)
    body = {"recommendation": ask.pk, "url": "https://example.org/news", "shows": "progress"}

    def send(scope, given=body):
        return client.post(
            "/api/v1/suggestions",
            given,
            content_type="application/json",
            HTTP_AUTHORIZATION=f"Bearer {a_token(person, scope=scope)[1]}",
        )

    problem(client.post("/api/v1/suggestions", body, content_type="application/json"), 401)
    problem(send("read"), 403)
    assert send("read+suggest").status_code == 202
    assert Tip.objects.get().recommendation == ask
    problem(send("read+suggest", body | {"url": "ftp://x"}), 422)
    problem(send("read+suggest", body | {"note": "a\x00b"}), 422)


def test_each_person_may_suggest_as_much_as_any_other(client, public):
    ask = a.a_letter(public).recommendations.get()

    def send(secret, number):
        return client.post(
            "/api/v1/suggestions",
            {"recommendation": ask.pk, "url": f"https://example.org/{number}"},
            content_type="application/json",
            HTTP_AUTHORIZATION=f"Bearer {secret}",
        )

    keen, other = a.a_user(), a.a_user()
    secrets = [a_token(one, scope="read+suggest")[1] for one in (keen, keen, other)]
    answers = [send(secrets[0], number).status_code for number in range(MOST_A_DAY)]

    assert set(answers) == {202}
    problem(send(secrets[0], "more"), 422)
    problem(send(secrets[1], "by another token"), 422)
    assert send(secrets[2], "by somebody else").status_code == 202


def test_too_many_requests_are_told_when_to_go_on(client, settings):
    settings.API_PER_MINUTE = 2
    caches["limits"].clear()
    answers = [client.get(ASKS) for _ in range(4)]

    problem(answers[-1], 429)
    assert 0 < int(answers[-1]["Retry-After"]) <= 60


def test_without_redis_reading_goes_on(client, settings):
    settings.CACHES = settings.CACHES | {
        "limits": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }

    assert client.get(ASKS).status_code == 200


def test_the_page_for_people_shows_each_address_with_an_example(client):
    page = client.get("/api/v1/docs/").content.decode()

    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in page
    assert "curl &#x27;http" in page
    assert "?country=JP&amp;position=accepted" in page
    assert "https://cdn" not in page


def test_samples_say_what_their_field_means(client):
    schema = client.get("/api/v1/openapi.json").json()

    def sample_of(path):
        content = schema["paths"][f"/api/v1/{path}"]["get"]["responses"]["200"]["content"]
        return content["application/json"]["example"]["items"][0]

    assert sample_of("recommendations")["governments"] == ["Japan"]
    assert sample_of("coalitions")["members"] == ["Example Watch"]
    assert sample_of("letters")["url"].endswith("/letters/7/")
    assert [path for path, told in schema["paths"].items()
            for one in told.values() if not one.get("description")] == []  # fmt: skip
