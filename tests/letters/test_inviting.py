"""Whom staff invite, what goes out when, and how they see where it stands."""

import re
from datetime import timedelta
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused, SMTPSenderRefused
from unittest.mock import patch

import pytest
from django.core.mail import BadHeaderError, EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from letters import tasks
from letters.asks import AddresseeDraft, AskDraft
from letters.forms.signing import invitees_of
from letters.models import Letter, Mailing
from letters.selectors.signing_page import counts_of
from letters.services.deadlines import close_due, remind_all
from letters.services.mailing import invitation_link, send_waiting
from letters.services.versions import edit_text, replace_text
from tests import factories as a
from tests.letters.links import path_in, posted_mail, signed, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client_as):
    campaign = a.a_campaign(is_public=True)
    ana = a.a_person(Role.CONTRIBUTOR, campaign, "Ana")
    return a.a_letter_to_sign(campaign, by=ana), ana, client_as(ana)


def test_each_stage_reminds_once_and_only_the_silent(case):
    letter, _ana, _staff = case
    silent, decliner = a.an_invitation(letter), a.an_invitation(letter)
    signed(letter)
    Client().post(path_in(invitation_link(decliner)), {"decline": "1"})
    today = timezone.localdate()
    letter.invitations.update(invited_at=timezone.now() - timedelta(days=9))
    Letter.objects.update(sign_by=today + timedelta(days=2), closes_on=today + timedelta(days=9))

    assert [remind_all(today), remind_all(today)] == [1, 0]
    assert remind_all(today + timedelta(days=8)) == 1
    assert [one.to for one in posted_mail()] == [[silent.email], [silent.email]]
    assert close_due(today + timedelta(days=10)) == 1
    letter.refresh_from_db()
    assert letter.state == "closed_for_signature"


def test_mail_that_cannot_go_out_waits_for_the_next_round(case, settings):
    letter, _ana, _staff = case
    a.an_invitation(letter)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert send_waiting() == 0

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert [send_waiting(), send_waiting()] == [1, 0]
    assert Mailing.objects.get().sent_at


@pytest.mark.parametrize(
    ("trouble", "sent", "failed"),
    [
        (SMTPAuthenticationError(535, b"wrong password"), 0, 0),
        (SMTPSenderRefused(550, b"not you", "heeded@localhost"), 0, 0),
        (SMTPRecipientsRefused({"a@x.example": (450, b"later")}), 1, 0),
        (SMTPRecipientsRefused({"a@x.example": (550, b"nobody")}), 1, 1),
        (BadHeaderError("two lines"), 1, 1),
    ],
)
def test_only_what_is_wrong_with_one_mail_ends_that_mail(case, trouble, sent, failed):
    letter, _ana, _staff = case
    first, _second = a.an_invitation(letter), a.an_invitation(letter)
    send = EmailMessage.send

    def sending(mail):
        if mail.to == [first.email]:
            raise trouble
        return send(mail)

    with patch.object(EmailMessage, "send", sending):
        assert send_waiting() == sent

    assert Mailing.objects.exclude(failed="").count() == failed
    assert send_waiting() == 2 - sent - failed


def test_who_signs_is_answered_before_the_invitations_that_still_wait(case):
    letter, _ana, _staff = case
    early = a.an_invitation(letter)
    posted_mail()
    a.an_invitation(letter)
    Client().post(path_in(invitation_link(early)), typed(letter))

    kinds = [one.kind for one in Mailing.objects.waiting()]

    assert kinds == ["confirm", "invitation"]


def test_one_round_of_mail_asks_for_the_next(case, monkeypatch):
    letter, _ana, _staff = case
    a.an_invitation(letter)
    asked = []
    monkeypatch.setattr(tasks.send_mail, "delay", lambda: asked.append("again"))

    assert [tasks.send_mail(), tasks.send_mail()] == [1, 0]
    assert asked == ["again"]


def test_four_thousand_pasted_lines_report_doubles_and_faults(case):
    letter, _ana, staff = case
    a.an_invitation(letter, "known@example.org")
    lines = [f"Group {n}, g{n}@example.org" for n in range(3990)]
    lines += ["Group 1 again <G1@example.org>", "known@example.org", "Nobody at all", "bad@@x"]

    answer = staff.post(reverse("letters:invite", args=[letter.pk]), {"pasted": "\n".join(lines)})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert letter.invitations.count() == 3991
    assert "Invited before, and not again: known@example.org." in page
    assert "Twice in the list, invited once: G1@example.org." in page
    assert "3993. Nobody at all" in page
    assert "The other lines are done; these are left." in page
    assert ">\nNobody at all\nbad@@x</textarea>" in page


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("Bond, office@bond.example", "Bond", "office@bond.example"),
        ("office@bond.example", "", "office@bond.example"),
        ("Bond <office@bond.example>", "Bond", "office@bond.example"),
        ("office@bond.example\tBond", "Bond", "office@bond.example"),
        ("救う会; tokyo@sukuukai.example;", "救う会", "tokyo@sukuukai.example"),
    ],
)
def test_lists_and_sheets_are_read_as_they_come(line, name, email):
    one = invitees_of(line).found[0]
    assert (one.name, one.email) == (name, email)


def test_who_declined_is_left_alone_until_they_sign(case):
    letter, ana, _staff = case
    decliner = a.an_invitation(letter)
    signed(letter)
    Client().post(path_in(invitation_link(decliner)), {"decline": "1"})
    today = timezone.localdate()
    letter.invitations.update(invited_at=timezone.now() - timedelta(days=9))
    Letter.objects.update(sign_by=today)
    replace_text(
        draft=edit_text(letter=letter, by=ana), by=ana, subject="New", text="Free them all.",
        asks=[AskDraft("Free them all.")], addressees=[AddresseeDraft("Minister", "JP")],
    )  # fmt: skip

    remind_all(today)

    assert [decliner.email] not in [one.to for one in posted_mail()]
    assert counts_of(letter).declined == 1
    signed(letter, decliner, name="Second thoughts", authorised_email="s@x.example")
    assert counts_of(letter).declined == 0


def test_counts_keep_organisations_apart_from_people(case):
    letter, _ana, staff = case
    signed(letter, **{"except-1": "on"})
    signed(letter, name="Jane", is_person="on", authorised_email="jane@x.example")
    page = staff.get(reverse("letters:counts", args=[letter.pk])).content.decode()
    told = dict(re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page))
    assert told["Organisations signed"] == "1"
    assert told["People signed"] == "1"
    assert told["With reservations"] == "1"
    assert told["Invited"] == "2"
