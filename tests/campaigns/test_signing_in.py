"""Signing in and what keeps an account safe."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from campaigns.services.account_mail import send_account_mails
from config.cache import ForgetfulCache
from tests import factories as a

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uncounted")]
PASSWORD = "correct horse"


def sign_in(person, password=PASSWORD) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": password})
    return client


def code_of(secret: str) -> str:
    counter = int(time.time()) // 30
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def confirm(client) -> None:
    """Before anything of the account changes, the password is asked for again."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def is_in(client) -> bool:
    return client.get(reverse("campaigns:you")).status_code == 200


def mails() -> list:
    send_account_mails()
    return mail.outbox


def set_up_app(client) -> str:
    """An app for codes, set up as a person would; gives its secret."""
    confirm(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="authenticator_secret"[^>]* value="(\w+)"', page).group(1)
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    return secret


@pytest.mark.django_db(transaction=True)  # the mail goes out with the commit
def test_one_signs_in_by_address_and_with_the_code_of_an_app():
    person = a.a_user()
    secret = set_up_app(sign_in(person))
    cache.clear()  # a code is good once

    client = sign_in(person)
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert is_in(client)
    assert "authenticator app" in " ".join(one.body.lower() for one in mails())


def test_a_recovery_code_lets_in_once():
    person = a.a_user()
    set_up_app(sign_in(person))
    codes = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()

    for expected in (True, False):
        client = sign_in(person)
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert is_in(client) is expected


def test_a_session_that_is_ended_elsewhere_is_over():
    person = a.a_user()
    here, there = sign_in(person), sign_in(person)

    listed = here.get(reverse("usersessions_list")).content.decode()
    here.post(reverse("usersessions_list"))

    assert len(re.findall(r"127\.0\.0\.1(?!:)", listed)) == 2
    assert is_in(here)
    assert not is_in(there)


def test_sessions_are_ended_one_by_one_and_only_by_their_owner():
    person = a.a_user()
    here, there, elsewhere = sign_in(person), sign_in(person), sign_in(person)
    other = sign_in(a.a_user())
    page = here.get(reverse("usersessions_list")).content.decode()
    first, second = re.findall(r'action="(/you/sessions/\d+/end/)"', page)

    assert other.post(first).status_code == 404
    assert here.post(first).status_code == 302

    assert [is_in(one) for one in (here, there, elsewhere, other)] == [True, False, True, True]
    assert second in here.get(reverse("usersessions_list")).content.decode()


def test_a_new_password_ends_the_other_sessions():
    person = a.a_user()
    here, there = sign_in(person), sign_in(person)
    new = "a quiet horse on the hill"

    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert is_in(here)
    assert not is_in(there)
    assert is_in(sign_in(person, new))


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(client, settings):
    person = a.a_user()
    answers = []
    for address in (person.email, "nobody@example.org"):
        answer = client.post(
            reverse("account_reset_password"),
            {"email": address},
            follow=True,
            headers={"host": "localhost"},
        )
        page = re.sub(
            r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"', "", answer.content.decode()
        )
        answers.append((answer.redirect_chain, page))

    assert answers[0] == answers[1]
    assert [one.to for one in mails()] == [[person.email], ["nobody@example.org"]]
    assert settings.SITE_URL + "/accounts/password/reset/key/" in mail.outbox[0].body
    assert person.username not in mail.outbox[0].body
    assert "no account of this address" in mail.outbox[1].body


def test_the_link_in_the_mail_sets_a_new_password(client):
    person = a.a_user()
    client.post(reverse("account_reset_password"), {"email": person.email})
    link = re.search(r"https?://[^/]+(/\S+)", mails()[0].body).group(1)
    new = "a quiet horse on the hill"

    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": new, "password2": new})

    assert is_in(sign_in(person, new))
    assert "reset" not in client.get(link, follow=True).redirect_chain


def test_guessing_is_slowed_down():
    person = a.a_user()
    for _ in range(10):
        sign_in(person, "wrong guess")

    assert not is_in(sign_in(person))


def test_a_new_address_counts_once_its_link_was_opened():
    person = a.a_user()
    client = sign_in(person)
    old = person.email
    confirm(client)

    client.post(reverse("account_email"), {"email": "new@example.org", "action_add": ""})
    person.refresh_from_db()
    assert person.email == old
    link = re.search(r"https?://[^/]+(/accounts/confirm-email/\S+)", mails()[-1].body).group(1)
    client.post(link)

    person.refresh_from_db()
    assert person.email == "new@example.org"


def test_nobody_signs_up_alone(client):
    answer = client.post(
        reverse("account_signup"),
        {"email": "x@example.org", "password1": "a quiet horse", "password2": "a quiet horse"},
    )

    assert not a.User.objects.filter(email="x@example.org").exists()
    assert answer.status_code in {200, 403}


def test_the_admin_is_entered_by_the_same_door(client):
    answer = client.get(reverse("admin:login"))

    assert answer["Location"].startswith(reverse("account_login"))


def test_without_redis_people_sign_in_uncounted():
    dead = ForgetfulCache("redis://127.0.0.1:9/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})

    assert dead.add("k", 1) is True
    assert dead.get("k", "d") == "d"
    assert dead.delete("k") is False
    assert dead.set("k", 1) is None


ACCOUNT_PAGES = (
    "account_login", "account_reset_password", "account_reset_password_done", "account_email",
    "account_change_password", "account_logout", "mfa_index",
    "mfa_activate_totp", "mfa_add_webauthn", "usersessions_list", "account_reauthenticate",
)  # fmt: skip


@pytest.mark.parametrize("name", ACCOUNT_PAGES)
def test_pages_of_the_account_hold_no_inline_script_or_style(name):
    person = a.a_user()
    client = sign_in(person) if name not in ACCOUNT_PAGES[:3] else Client()
    confirm(client)

    answer = client.get(reverse(name))

    page = answer.content.decode()
    assert "masthead" in page
    scripts = re.findall(r"<script(?![^>]*src=)([^>]*)>", page)
    assert [one for one in scripts if "application/json" not in one] == []
    assert not re.search(r'<style|style="|\son\w+="', page)
