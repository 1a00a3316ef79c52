"""Two servers on one database, and one that is renewed while people type."""

import threading
import time
from collections.abc import Iterator

import pytest
from django.db import connections, transaction

from campaigns.levels import Role
from letters.models import Assessment, Evidence, Recommendation
from tests import factories as a
from tests.faults.browsing import Browser
from tests.faults.premises import Premises, Site, until
from tests.faults.test_outages import a_source


@pytest.fixture(scope="module")
def campaign(here: Premises):
    return a.a_campaign(is_public=True)


@pytest.fixture
def ask(campaign):
    return a.a_letter(campaign, visibility="public").recommendations.get()


@pytest.fixture(scope="module")
def other(here: Premises) -> Iterator[Site]:
    other = Site(here)
    yield other
    other.stop()


def at_once(*deeds):
    """Run these at the same moment; what each gave."""
    start, gave = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(number, deed):
        start.wait()
        gave[number] = deed()
        connections.close_all()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return gave


def test_who_signs_in_at_one_is_known_at_the_other(site, other, campaign):
    ana, entry = a.a_person(Role.CONTRIBUTOR, campaign), f"{site.url}/accounts/login/"
    person = Browser()
    typed = person.form(entry) | {"login": ana.email, "password": "correct horse"}
    assert person.post(entry, typed).status_code == 302

    assert person.is_signed_in(other.url)

    leave = f"{other.url}/accounts/logout/"
    assert person.post(leave, person.form(leave)).status_code == 302
    assert not person.is_signed_in(site.url)


def test_two_verdicts_at_two_servers_are_one(site, other, campaign, ask):
    proposal = a.a_proposal(ask)
    deeds = []
    for server, verdict in ((site, "approve"), (other, "send_back")):
        person = Browser(a.a_person(Role.REVIEWER, campaign))
        form = person.form(f"{server.url}/assessments/{proposal.pk}/")
        typed = form | {"verdict": verdict, "comment": "Look again."}
        address = f"{server.url}/assessments/{proposal.pk}/decide/"
        deeds.append(
            lambda person=person, address=address, typed=typed: person.post(address, typed)
        )

    told = at_once(*deeds)

    proposal = Assessment.objects.get(pk=proposal.pk)
    by_code = {one.status_code: number for number, one in enumerate(told)}
    assert set(by_code) == {302, 409}
    assert proposal.state == ("approved", "sent_back")[by_code[302]]


def test_what_one_remembers_ends_with_a_change_at_the_other(site, other, campaign, ask):
    page = f"/recommendations/{ask.pk}/"
    for server in (site, other, other):
        assert "Fresh from the press" not in Browser().get(server.url + page).text

    person, form = Browser(a.a_person(Role.CONTRIBUTOR, campaign)), f"{site.url}{page}evidence/"
    told = a_source(person.form(form), "two") | {"title": "Fresh from the press"}
    assert person.post(form, told).status_code == 302

    assert "Fresh from the press" in Browser().get(other.url + page).text


def test_a_server_is_renewed_while_people_type(here, campaign, ask):
    old = Site(here)
    ana, ben = (Browser(a.a_person(Role.CONTRIBUTOR, campaign)) for _one in range(2))
    page = f"{old.url}/recommendations/{ask.pk}/evidence/"
    typed, sent = a_source(ana.form(page), "typed-over"), a_source(ben.form(page), "in-flight")
    answers = []
    sending = threading.Thread(target=lambda: answers.append(ben.post(page, sent)))
    try:
        with transaction.atomic():
            Recommendation.objects.select_for_update().get(pk=ask.pk)
            sending.start()
            until(here.statements_wait)
            old.end()
            time.sleep(1)  # it is being ended, and the one request still waits
        sending.join()
        until(lambda: not old.is_alive())
    finally:
        old.kill()
    new = Site(here, port=old.port)
    try:
        again = ana.post(page, typed)
        assert ana.is_signed_in(new.url)
    finally:
        new.stop()

    assert [answers[0].status_code, again.status_code] == [302, 302]
    assert Evidence.objects.filter(title="in-flight").count() == 1
    assert Evidence.objects.filter(title="typed-over").count() == 1
