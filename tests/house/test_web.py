"""Attacks that every site on the web meets, one test each."""

import pytest
from django.conf import settings
from django.urls import reverse

from campaigns.levels import Role
from letters.models import Letter
from tests import factories as a

pytestmark = pytest.mark.django_db
PAGES = (
    "/", "/search/?q=x", "/accounts/login/", "/api/v1/docs/", "/api/v1/recommendations",
    "/export/csv/", "/feeds/changes.atom", "/calendar/expected.ics", "/nothing/", "/health/",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_says_what_a_browser_may_not_do_with_it(client, address):
    answer = client.get(address)
    policy = answer["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    for loose in ("unsafe", "http:", "https:", "*"):
        assert loose not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("goal", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(client, goal):
    person = a.a_user()

    answer = client.post(
        f"{reverse('account_login')}?next={goal}",
        {"login": person.email, "password": "correct horse", "next": goal},
    )

    assert answer.status_code == 302
    assert answer["Location"].startswith("/")
    assert not answer["Location"].startswith("//")


def test_a_host_that_is_not_ours_is_refused(client, settings):
    settings.ALLOWED_HOSTS = ["heeded.example"]

    assert client.get("/", HTTP_HOST="evil.example").status_code == 400


def test_another_site_cannot_make_a_browser_write(client_as):
    client = client_as(a.a_person(Role.COORDINATOR, a.a_campaign()))
    client.handler.enforce_csrf_checks = True

    assert client.post(reverse("letters:views"), {"name": "x"}).status_code == 403


def test_fields_that_a_form_does_not_have_change_nothing(client_as):
    campaign = a.a_campaign()
    letter = a.a_letter(campaign)
    address = reverse("letters:visibility", args=[letter.pk])

    client_as(a.a_person(Role.CONTRIBUTOR, campaign)).post(
        address, {"visibility": "coalition", "subject": "Taken over", "logged_by": "1", "id": "9"}
    )

    kept = Letter.objects.get(pk=letter.pk)
    assert (kept.subject, kept.logged_by_id) == (letter.subject, letter.logged_by_id)


def test_a_wrong_name_and_a_wrong_password_look_the_same(client):
    person = a.a_user()
    told = []
    for name in (person.email, "nobody@example.net"):
        page = client.post(reverse("account_login"), {"login": name, "password": "wrong"})
        told.append(page.content.decode().replace(name, ""))
    texts = [page[page.index("<main") :].split("csrfmiddlewaretoken")[0] for page in told]

    assert texts[0] == texts[1]


def test_cookies_are_for_our_own_site_and_no_script():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert settings.SESSION_COOKIE_SECURE == settings.HTTPS


def test_words_of_people_are_no_markup(client):
    letter = a.a_letter(
        a.a_campaign(is_public=True),
        subject="<script>alert(1)</script>",
        asks=('<img src=x onerror="alert(1)">',),
    )
    for address in ("/", letter.get_absolute_url(), "/search/?q=alert", "/feeds/changes.atom"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
