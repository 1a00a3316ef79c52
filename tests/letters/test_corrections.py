"""Judgements that were wrong, and whether the letter helped."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError
from django.urls import reverse
from django.utils import timezone
from pgtrigger import ignore

from campaigns.levels import Role, Visibility
from letters.errors import LetterError, NotAllowedYet
from letters.services.contribution import agree_contribution, claim_contribution
from letters.services.evidence import retract_evidence
from letters.services.extensions import extend
from tests import factories as a
from tests.letters.judging import judged, page_of


class TestCorrections:
    def test_old_new_and_why_are_listed_for_everybody(self, case, client):
        ask, _ana, ravi = case
        judged(ask, ravi, "implemented")
        judged(ask, ravi, "in_progress", because="The law is not in force.", is_correction=True)

        page = client.get(reverse("letters:corrections")).content.decode()

        assert "<del>Implemented</del>" in page
        assert "In progress" in page
        assert "The law is not in force." in page

    def test_an_ordinary_change_is_no_correction(self, case, client):
        ask, _ana, ravi = case
        judged(ask, ravi, "announced")
        judged(ask, ravi, "implemented")

        assert "No correction so far" in client.get(reverse("letters:corrections")).content.decode()

    def test_corrections_of_hidden_letters_are_hidden(self, client, db):
        ask = a.a_letter(a.a_campaign(is_public=True), visibility=Visibility.COALITION)
        ask = ask.recommendations.get()
        ravi = a.a_person(Role.REVIEWER, ask.letter.campaign)
        judged(ask, ravi, "announced")
        judged(ask, ravi, "no_action", because="Hidden why.", is_correction=True)

        assert "Hidden why." not in client.get(reverse("letters:corrections")).content.decode()

    def test_there_must_be_something_to_correct(self, case):
        ask, ana, _ravi = case

        with pytest.raises(LetterError, match="no judgement to correct"):
            a.a_proposal(ask, "no_action", by=ana, is_correction=True)


class TestContribution:
    def test_it_is_claimed_by_one_and_agreed_by_another(self, case, client, client_as):
        ask, ana, ravi = case
        form = {"strength": "plausible", "because": "The bill quotes the letter."}
        client_as(ana).post(reverse("letters:claim", args=[ask.pk]), form)
        claim = ask.contributions.get()
        assert "The bill quotes" not in page_of(client, ask)
        with pytest.raises(NotAllowedYet):
            agree_contribution(claim=claim, by=ana)

        client_as(ravi).post(reverse("letters:agree_contribution", args=[claim.pk]))

        assert "The bill quotes the letter." in page_of(client, ask)
        ask.refresh_from_db()
        assert ask.implementation == "not_assessed"

    def test_a_strong_claim_needs_a_source(self, case):
        ask, ana, _ravi = case

        with pytest.raises(LetterError, match="needs a source"):
            claim_contribution(
                recommendation=ask, strength="acknowledged", because="They said so.", by=ana
            )

    def test_the_database_wants_a_second_person(self, case):
        ask, ana, _ravi = case
        claim = a.a_claim(ask, by=ana)

        with pytest.raises(IntegrityError, match="second_person"), a.apart():
            type(claim).objects.filter(pk=claim.pk).update(agreed_by=ana)

    def test_a_retracted_claim_leaves_the_page(self, case, client, client_as):
        ask, ana, ravi = case
        claim = agree_contribution(claim=a.a_claim(ask, by=ana), by=ravi)

        client_as(ana).post(
            reverse("letters:retract_contribution", args=[claim.pk]), {"because": "Misread."}
        )

        assert "It came a month after the letter." not in page_of(client, ask)

    def test_it_waits_among_what_a_reviewer_has_to_decide(self, case, client_as):
        ask, ana, ravi = case
        claim = a.a_claim(ask, by=ana)

        def told(who):
            page = client_as(who).get(reverse("letters:review")).content.decode()
            return f"{ask.get_absolute_url()}#helped" in page

        assert [told(ravi), told(ana), told(a.a_person(Role.REVIEWER, a.a_campaign()))] == [
            True, False, False,
        ]  # fmt: skip
        agree_contribution(claim=claim, by=ravi)
        assert not told(ravi)

    def test_its_sources_are_shown_and_must_stand_when_it_is_agreed(self, case, client):
        ask, ana, ravi = case
        speech, report = a.some_evidence(ask, title="A speech"), a.some_evidence(ask)
        claim = a.a_claim(ask, by=ana, strength="acknowledged", evidence=(speech, report))
        retract_evidence(evidence=speech, because="Misquoted.", by=ana)

        agree_contribution(claim=claim, by=ravi)

        assert "<del>A speech</del>" in page_of(client, ask)
        other = a.an_ask(ask.letter)
        speech = a.some_evidence(other)
        claim = a.a_claim(other, by=ana, strength="acknowledged", evidence=(speech,))
        retract_evidence(evidence=speech, because="Misquoted.", by=ana)
        with pytest.raises(LetterError, match="source that stands"):
            agree_contribution(claim=claim, by=ravi)

    def test_a_past_page_tells_what_was_agreed_by_then(self, case, client_as):
        ask, ana, ravi = case
        today = timezone.localdate()
        days = {"at": 9, "agreed_at": 5}
        claim = agree_contribution(claim=a.a_claim(ask, by=ana), by=ravi)
        moved = {name: timezone.now() - timedelta(days=ago) for name, ago in days.items()}
        _move(claim, moved | {"retracted_at": timezone.now(), "retracted_by": ana})
        _move(ask.letter, {"logged_at": timezone.now() - timedelta(days=20)})

        def told(ago, **more):
            day = (today - timedelta(days=ago)).isoformat()
            page = client_as(ana).get(ask.get_absolute_url(), {"as_of": day} | more)
            return "It came a month after the letter." in page.content.decode()

        assert [told(ago, filed="1") for ago in (10, 7, 3)] == [False, False, True]
        assert not told(3)


def _move(row, columns):
    """As if it had been filed on other days."""
    with ignore("letters.Contribution:contributions_are_not_rewritten"):
        type(row).objects.filter(pk=row.pk).update(**columns)


class TestSuccessors:
    def test_a_successor_that_is_hidden_stays_hidden(self, case, client, client_as):
        ask, ana, ravi = case
        hidden = a.a_letter(
            ask.letter.campaign, asks=("A secret plan.",), visibility=Visibility.COALITION
        ).recommendations.get()
        verdict = judged(ask, ravi, "superseded", successor=hidden)

        for address in (ask.get_absolute_url(), verdict.get_absolute_url()):
            assert "A secret plan." not in client.get(address).content.decode()
            assert hidden.get_absolute_url() not in client.get(address).content.decode()
            assert "A secret plan." in client_as(ana).get(address).content.decode()

    def test_a_past_page_names_no_later_successor(self, case, client):
        ask, _ana, ravi = case
        later = a.a_letter(ask.letter.campaign, asks=("Again.",)).recommendations.get()
        judged(ask, ravi, "superseded", successor=later, effective_on=date(2022, 1, 1))

        page = client.get(ask.get_absolute_url(), {"as_of": "2021-01-01"})

        assert later.get_absolute_url() not in page.content.decode()

    def test_a_past_page_offers_no_proposal_of_today(self, case, client_as):
        ask, ana, _ravi = case
        proposal = a.a_proposal(ask, by=ana)

        page = client_as(ana).get(ask.get_absolute_url(), {"as_of": "2021-01-01"})

        assert proposal.get_absolute_url() not in page.content.decode()


def test_a_retracted_source_stays_in_the_open_with_its_reason(case, client):
    ask, ana, _ravi = case
    source = a.some_evidence(ask, title="A hoax", by=ana)
    retract_evidence(evidence=source, because="The paper withdrew it.", by=ana)

    page = page_of(client, ask)

    assert "One source was retracted" in page
    assert "The paper withdrew it." in page
    assert "No source is on file yet." in page


def test_more_time_stands_in_the_timeline(case, client):
    ask, ana, _ravi = case
    extend(
        letter=ask.letter, until=date(2021, 1, 1), agreed_on=date(2020, 6, 1),
        because="They asked for it.", by=ana,
    )  # fmt: skip

    assert "More time was agreed, until 1 January 2021." in page_of(client, ask)


def test_an_agreed_claim_stays_agreed(case):
    ask, ana, ravi = case
    claim = agree_contribution(claim=a.a_claim(ask, by=ana), by=ravi)

    with pytest.raises(DatabaseError, match="Cannot update"), a.apart():
        type(claim).objects.filter(pk=claim.pk).update(agreed_by=None)
