"""Saved views by mail: once a month, when something has changed, with figures and a chart."""

import re
from datetime import timedelta
from email.message import EmailMessage
from unittest.mock import patch

import pytest
from django.core import mail
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from campaigns.services.posting import Posted
from letters.exports import digests
from letters.exports.digests import send_digests
from letters.models import Digest, SavedView
from letters.services.digests import mail_view, month_before, store_digests
from letters.services.views import save_view
from letters.statuses import Implementation
from letters.tasks import write_digests
from tests import factories as a
from tests.letters.judging import judged

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return a.a_campaign(is_public=True)


@pytest.fixture
def ask(campaign):
    return a.a_letter(campaign, asks=("Free the poets.",)).recommendations.get()


@pytest.fixture
def reader(campaign):
    return a.a_person(Role.OBSERVER, campaign)


@pytest.fixture
def view(reader):
    return save_view(name="Poets in Japan", query="country=JP", by=reader)


def in_the_month_after():
    """A day on which the present month is the one before."""
    return (timezone.localdate().replace(day=1) + timedelta(days=31)).replace(day=1)


def follow(view):
    """Mailed, and the first mail, which goes out in any case, is past."""
    mail_view(view=view, today=timezone.localdate())
    assert send_digests() == 1
    mail.outbox.clear()
    view.refresh_from_db()


def next_mail() -> EmailMessage:
    store_digests(in_the_month_after())
    assert send_digests() == 1
    [sent] = mail.outbox
    return sent.message()


def part(sent: EmailMessage, kind: str):
    return next(one for one in sent.walk() if one.get_content_type() == kind)


def words(sent: EmailMessage, kind: str) -> str:
    return part(sent, kind).get_payload(decode=True).decode()


def test_what_changed_is_told_with_figures_and_a_chart(campaign, ask, view):
    follow(view)
    judged(ask, a.a_person(Role.REVIEWER, campaign), Implementation.IN_PROGRESS)

    sent = next_mail()

    assert sent["To"] == view.owner.email
    assert sent["Subject"].startswith("Poets in Japan: what changed in ")
    for kind in ("text/plain", "text/html"):
        told = words(sent, kind)
        assert "In progress: Free the poets." in told
        assert "the one recommendation" in told
        assert "country=JP" in told
    picture = part(sent, "image/png")
    assert picture.get_payload(decode=True).startswith(b"\x89PNG")
    assert f'src="cid:{picture["Content-ID"].strip("<>")}"' in words(sent, "text/html")


def test_its_numbers_lead_to_as_many_rows(campaign, ask, view, client):
    a.a_letter(campaign, asks=("Let them write.", "Let them print."))
    follow(view)
    judged(ask, a.a_person(Role.REVIEWER, campaign), Implementation.ANNOUNCED)

    html = words(next_mail(), "text/html")

    rows = re.findall(
        r'<a [^>]*href="http[^"/]*//[^/]+(/\?[^"]+)"[^>]*>([^<]+)</a></th><td[^>]*>(\d+)</td>', html
    )
    assert {label for _url, label, _n in rows} >= {"Announced", "Not assessed yet"}
    for url, label, number in rows:
        assert client.get(url.replace("&amp;", "&")).context["board"].total == int(number), label


def test_a_month_without_change_sends_nothing(ask, view):
    follow(view)

    store_digests(in_the_month_after())

    assert send_digests() == 0
    assert mail.outbox == []
    assert not Digest.objects.waiting().exists()


def test_the_first_one_shows_what_it_will_be_like(ask, view):
    assert mail_view(view=view, today=timezone.localdate())
    assert not mail_view(view=view, today=timezone.localdate())

    assert send_digests() == 1
    [first] = mail.outbox
    assert "Nothing changed in that month." in first.body
    assert Digest.objects.get().month == month_before(timezone.localdate())


def test_each_month_goes_out_once_however_often_it_is_asked_for(ask, view):
    mail_view(view=view, today=timezone.localdate())
    for _again in range(3):
        write_digests()
    assert send_digests() + send_digests() == 1


def test_what_is_not_public_is_in_no_mail(campaign, ask, reader):
    shut = a.a_letter(
        a.a_campaign(coalition=campaign.coalition), asks=("Kept within.",)
    ).recommendations.get()
    reviewer = a.a_person(Role.REVIEWER, campaign.coalition)
    a.a_response(ask.letter, is_confidential=True)
    follow(save_view(name="All of it", query="", by=reader))
    for one in (ask, shut):
        judged(one, reviewer, Implementation.ANNOUNCED)

    sent = next_mail()

    for kind in ("text/plain", "text/html"):
        assert "Announced: Free the poets." in words(sent, kind)
        assert "Kept within." not in words(sent, kind)
        assert "The office replies." not in words(sent, kind)
        assert "the one recommendation" in words(sent, kind)


def test_it_stops_by_its_own_link_and_not_by_a_look(ask, view, client):
    mail_view(view=view, today=timezone.localdate())
    send_digests()
    [sent] = mail.outbox
    link = sent.extra_headers["List-Unsubscribe"].strip("<>")
    assert link in sent.body

    client.get(link)
    assert SavedView.objects.get().is_mailed
    stopped = client.post(link, {"List-Unsubscribe": "One-Click"})

    assert stopped.status_code == 200
    assert not SavedView.objects.get().is_mailed
    store_digests(in_the_month_after())
    assert send_digests() == 0
    assert client.post(f"{link[:-2]}x/").status_code == 404


def test_only_the_owner_has_it_mailed(ask, view, client_as):
    address = reverse("letters:mail_view", args=[view.pk])

    assert client_as(a.a_user()).post(address).status_code == 404
    client_as(view.owner).post(address)
    assert SavedView.objects.get().is_mailed
    client_as(view.owner).post(address, {"stop": ""})
    assert not SavedView.objects.get().is_mailed


def test_whoever_left_gets_none(ask, view):
    mail_view(view=view, today=timezone.localdate())
    view.owner.is_active = False
    view.owner.save()

    assert send_digests() == 0
    assert store_digests(in_the_month_after()) == 0


def test_a_view_of_a_past_day_is_not_mailed(reader, client_as):
    past = save_view(name="Then", query="as_of=2020-01-01", by=reader)

    answer = client_as(reader).post(reverse("letters:mail_view", args=[past.pk]), follow=True)

    assert "A view of a past day does not change." in answer.content.decode()
    assert not SavedView.objects.get().is_mailed


def test_one_that_cannot_be_written_holds_up_no_other(ask, view):
    other = save_view(name="Another", query="", by=a.a_user())
    for one in (view, other):
        mail_view(view=one, today=timezone.localdate())
    write = digests.digest_page

    def broken(digest, today):
        if digest.view == view:
            raise ZeroDivisionError
        return write(digest, today)

    with patch.object(digests, "digest_page", broken):
        assert send_digests() == 1

    assert [one.to for one in mail.outbox] == [[other.owner.email]]
    assert [one.view for one in Digest.objects.waiting()] == [view]


def test_an_outage_of_mail_loses_none(ask, view):
    mail_view(view=view, today=timezone.localdate())
    with patch.object(digests, "post", side_effect=OSError):
        assert send_digests() == 0

    assert send_digests() == 1


def test_one_that_cannot_be_written_now_is_written_later(ask, view):
    mail_view(view=view, today=timezone.localdate())
    with patch.object(digests, "digest_page", side_effect=OperationalError):
        assert send_digests() == 0

    assert send_digests() == 1


def test_one_that_no_mailbox_takes_waits_behind_the_others_and_is_given_up_in_the_end(ask, view):
    mail_view(view=view, today=timezone.localdate())
    with patch.object(digests, "post", return_value=Posted.LATER):
        send_digests()
    other = save_view(name="Another", query="", by=a.a_user())
    mail_view(view=other, today=timezone.localdate())

    assert [one.view for one in Digest.objects.waiting()] == [other, view]
    Digest.objects.filter(view=view).update(stored_at=timezone.now() - timedelta(days=8))
    with patch.object(digests, "post", return_value=Posted.LATER):
        send_digests()
    assert [one.view for one in Digest.objects.waiting()] == [other]


def test_a_view_that_is_mailed_stays_one_of_today(ask, view, client_as):
    mail_view(view=view, today=timezone.localdate())
    address = reverse("letters:views") + "?as_of=2020-01-01"

    answer = client_as(view.owner).post(address, {"name": view.name})

    assert answer.status_code == 422
    assert "comes by mail each month" in answer.content.decode()
    assert SavedView.objects.get().query == "country=JP"
