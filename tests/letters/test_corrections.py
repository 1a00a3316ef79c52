"""Judgements that were wrong, and whether the letter helped."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from campaigns.levels import Role, Visibility
from letters.errors import LetterError, NotAllowedYet
from letters.services.contribution import agree_contribution, claim_contribution
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
