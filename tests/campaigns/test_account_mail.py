"""Mails about signing in go the way of all mail, and nobody learns from them who has an account."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.models import AccountMail
from campaigns.services.account_mail import LASTS, drop_old, send_account_mails
from campaigns.services.erasing import erase
from letters.tasks import send_mail
from tests import factories as a
from tests.campaigns.test_signing_in import confirm, mails, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uncounted")]
NOBODY = "nobody@example.org"
A_LOOK = 2  # queries by a key, which the network's own delays hide


def ask_for_password(address) -> int:
    return Client().post(reverse("account_reset_password"), {"email": address}).status_code


def is_down(*_given, **_more):
    raise OSError("no route")


def test_a_mail_server_that_is_away_holds_nobody_up_and_loses_nothing(monkeypatch):
    person = a.a_user()

    with monkeypatch.context() as away:
        away.setattr("django.core.mail.EmailMessage.send", is_down)
        assert ask_for_password(person.email) == 302
        assert send_account_mails() == 0

    monkeypatch.setattr("letters.tasks.send_mail.delay", lambda: None)
    assert send_mail() == 1
    assert mail.outbox[0].to == [person.email]
    assert not AccountMail.objects.exists()


def test_the_table_tells_no_link():
    ask_for_password(a.a_user().email)

    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM campaigns_accountmail t")
        [[kept]] = cursor.fetchall()

    assert "/accounts/" not in kept
    assert "/accounts/password/reset/key/" in mails()[0].body


def refused(code):
    def send(mail, **_more):
        raise SMTPRecipientsRefused({mail.to[0]: (code, b"no")})

    return send


@pytest.mark.parametrize(("code", "left"), [(550, 0), (450, 1)])
def test_an_address_that_is_refused_is_tried_again_only_where_that_helps(code, left, monkeypatch):
    ask_for_password(NOBODY)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refused(code))

    assert send_account_mails() == 0
    assert AccountMail.objects.count() == left


def test_what_never_went_out_goes_with_its_link_and_with_the_account():
    person = a.a_user()
    ask_for_password(NOBODY)
    ask_for_password(person.email)

    erase(person=person)
    assert AccountMail.objects.get().address == NOBODY
    drop_old(timezone.now() + LASTS)
    assert not AccountMail.objects.exists()


def work_of(deed, monkeypatch) -> tuple[int, int]:
    """What a server does for it: queries, and how often a password is stretched."""
    stretched, encode = [], MD5PasswordHasher.encode
    with monkeypatch.context() as watched, CaptureQueriesContext(connection) as queries:
        watched.setattr(
            MD5PasswordHasher, "encode", lambda *given: stretched.append(1) or encode(*given)
        )
        deed()
    return len(queries), len(stretched)


def wrong_password(address):
    Client().post(reverse("account_login"), {"login": address, "password": "wrong guess"})


@pytest.mark.parametrize("deed", [wrong_password, ask_for_password])
def test_the_same_work_is_done_for_an_address_with_an_account_and_for_one_without(
    deed, monkeypatch
):
    person = a.a_user()
    sign_in(person)
    deed("warm@example.org")

    queries, stretched = work_of(lambda: deed(person.email), monkeypatch)
    for_nobody = work_of(lambda: deed(NOBODY), monkeypatch)

    assert for_nobody[1] == stretched
    assert abs(for_nobody[0] - queries) <= A_LOOK


def test_changing_to_an_address_tells_nobody_whether_it_is_taken():
    person, other, told = a.a_user(), a.a_user(), []
    sign_in(other)  # whose address is noted by that
    for address in (other.email, NOBODY):
        client = sign_in(person)
        confirm(client)
        answer = client.post(
            reverse("account_email"), {"email": address, "action_add": ""}, follow=True
        )
        page = answer.content.decode().replace(address, "")
        told.append((answer.redirect_chain, page[page.index("<main") :].split("csrf")[0]))

    assert told[0] == told[1]
    assert [one.to for one in mails()] == [[other.email], [NOBODY]]
    assert len({one.body.split("http")[0] for one in mails()}) == 1
