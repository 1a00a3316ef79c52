"""Attacks tried at every door at once, so that a new one is tried as well."""

import pytest
from django.core.cache import caches
from django.forms import ModelForm
from django.urls import get_resolver, reverse

from campaigns.levels import Role
from letters.models import Letter, Recommendation
from tests import factories as a
from tests.house.doors import DOORS
from tests.house.hidden import our_models
from tests.house.routes import patterns
from tests.house.test_doors import house  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
POSTED = sorted({row[0] for row in DOORS if row[1] == "post"})
READ = sorted({row[0] for row in DOORS if row[1] == "get"})
# Mail programs press the button of a mail for its reader: the sealed link is the permission.
BY_LINK = {"letters:stop_digest"}


def test_another_site_can_make_a_browser_write_at_no_door(house, client_as):  # noqa: F811
    """The API takes a token, which no browser sends by itself."""
    people, arguments = house
    told = {}
    for name in POSTED:
        client = client_as(people["coordinator"])
        client.handler.enforce_csrf_checks = True
        told[name] = client.post(reverse(name, kwargs=arguments.get(name))).status_code

    assert {name for name, code in told.items() if code != 403} == {"api:suggestions", *BY_LINK}


def test_no_view_but_one_is_exempt_from_the_check_of_forms():
    exempt = {
        name
        for name, pattern in patterns(get_resolver().url_patterns)
        if getattr(pattern.callback, "csrf_exempt", False)
    }

    assert {name for name in exempt if not name.startswith("api:")} == BY_LINK


def test_a_page_that_only_shows_takes_nothing_and_one_that_takes_shows_nothing(house, client_as):  # noqa: F811
    people, arguments = house
    client, told = client_as(people["coordinator"]), {}
    for names, others, method in ((READ, POSTED, "post"), (POSTED, READ, "get")):
        for name in set(names) - set(others):
            answer = getattr(client, method)(reverse(name, kwargs=arguments.get(name)))
            told[name, method] = answer.status_code

    # What Ninja shows of the API, it shows whatever it is asked by.
    assert {door for door, code in told.items() if code not in {404, 405}} == {
        ("api:openapi-json", "post")
    }


def test_power_in_one_coalition_opens_nothing_in_another(house, client_as):  # noqa: F811
    """Whoever is everything elsewhere comes no further than somebody with no seat at all."""
    _people, arguments = house
    keeper = a.a_person(Role.COORDINATOR, a.a_campaign())
    told = {}
    for name, method, _stranger, outsider, *_more in DOORS:
        if name in arguments:
            answer = getattr(client_as(keeper), method)(reverse(name, kwargs=arguments[name]))
            if answer.status_code not in {404, outsider}:
                told[name, method] = (answer.status_code, outsider)

    assert told == {}


def test_what_is_posted_at_the_doors_of_others_changes_nothing(house, client_as):  # noqa: F811
    _people, arguments = house
    client, before = client_as(a.a_person(Role.COORDINATOR, a.a_campaign())), counts()
    given = {
        "sure": "on", "name": "Taken", "status": "implemented", "visibility": "public",
        "because": "x", "role": "40", "email": "x@example.org", "verdict": "approve",
    }  # fmt: skip
    for name in POSTED:
        if "pk" in arguments.get(name, {}) or "slug" in arguments.get(name, {}):
            client.post(reverse(name, kwargs=arguments[name]), given)

    assert counts() == before
    assert not Letter.objects.filter(visibility="public").exists()
    assert not Recommendation.objects.filter(implementation="implemented").exists()


def counts() -> dict[str, int]:
    return {one.__name__: one._base_manager.count() for one in our_models()}


LIES = {
    "X-Forwarded-Host": "evil.example", "X-Host": "evil.example", "Forwarded": "host=evil.example",
    "X-Original-URL": "/evil.example", "X-Rewrite-URL": "/evil.example",
    "X-Forwarded-Scheme": "evil.example", "X-Forwarded-Prefix": "/evil.example",
    "User-Agent": "evil.example", "Referer": "https://evil.example/",
    "Accept-Language": "evil.example", "X-HTTP-Method-Override": "DELETE",
}  # fmt: skip


@pytest.fixture
def remembering(settings):
    kept = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "poison"}
    settings.CACHES = {**settings.CACHES, "pages": kept}
    caches["pages"].clear()
    yield
    caches["pages"].clear()


ADDRESSES = ("/", "/browse/", "/search/?q=x", "/robots.txt", "/sitemap.xml", "/oembed",
             "/feeds/changes.atom", "/calendar/expected.ics", "/api/v1/recommendations", "/embed/",
             "/pictures/selection.png", "/.well-known/security.txt")  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_one_visitor_sends_along_is_in_nobody_elses_page(client, remembering, address):
    a.a_letter(a.a_campaign(is_public=True))

    poisoned = client.get(address, headers=LIES)
    after = client.get(address)

    for answer in (poisoned, after):
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"evil" not in body
        assert "evil" not in str(answer.headers)
    assert after.status_code == client.get(address).status_code


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_a_shared_cache_may_keep_is_for_everybody(client, client_as, address):
    """A page of somebody is private; one that may be kept is the same for all, without cookies."""
    a.a_letter(a.a_campaign(is_public=True))
    answer, own = client.get(address), client_as(a.a_user()).get(address)

    if "public" in answer.get("Cache-Control", ""):
        assert not answer.cookies
    if "public" in own.get("Cache-Control", ""):
        assert not own.cookies
        assert b"".join(own) == b"".join(answer)


def forms() -> list[type[ModelForm]]:
    found, waiting = [], [ModelForm]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        waiting += kinds
        found += [
            one for one in kinds if one.__module__.startswith(("campaigns", "letters", "news"))
        ]
    return found


# Who did it, whose it is, and what only a second person or a service may set.
NEVER_TYPED = {
    "id", "pk", "by", "user", "owner", "coalition", "campaign", "logged_by", "proposed_by",
    "decided_by", "is_staff", "is_superuser", "is_active", "password", "implementation", "position",
    "headline", "nonce", "until", "digest", "erased_at", "username",
}  # fmt: skip

CHOSEN = {"VisitForm": {"coalition"}}  # an operator says which one to come in to


def test_forms_name_the_fields_that_they_take():
    for form in forms():
        named = form._meta.fields
        assert isinstance(named, list | tuple), f"{form} takes whatever its model has."
        assert set(named) & NEVER_TYPED == CHOSEN.get(form.__name__, set()), form
        assert form._meta.exclude is None, form
    assert len(forms()) > 2
