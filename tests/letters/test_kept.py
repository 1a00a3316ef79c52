"""What the database refuses by itself, whatever the code above it does."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from campaigns.levels import Role
from letters.models import Assessment, Citation
from letters.services.contribution import agree_contribution
from letters.services.evidence import retract_evidence
from letters.services.responses import retract_response
from tests import factories as a
from tests.letters.judging import judged
from tests.letters.many import some_topics

NOW = timezone.now()


class Filed:
    """One of everything that an ask can have on file."""

    def __init__(self) -> None:
        letter = a.a_letter(a.a_campaign(is_public=True))
        self.ask = ask = letter.recommendations.get()
        self.ana = a.a_person(Role.CONTRIBUTOR, letter.campaign)
        self.ravi = a.a_person(Role.REVIEWER, letter.campaign)
        self.verdict = judged(ask, self.ravi, "announced", by=self.ana)
        self.proposal = a.a_proposal(ask, by=self.ana)
        self.source = a.some_evidence(ask)
        self.retracted = a.some_evidence(ask)
        retract_evidence(evidence=self.retracted, because="Wrong.", by=self.ana)
        self.said = a.a_response(letter)
        self.unsaid = a.a_response(letter, dated=date(2020, 8, 1))
        retract_response(response=self.unsaid, because="Of another letter.", by=self.ana)
        self.answer = self.said.answers.get()
        self.claim = agree_contribution(claim=a.a_claim(ask, by=self.ana), by=self.ravi)
        self.extension = a.an_extension(letter, by=self.ana)
        self.topics = some_topics([ask], by=self.ana).topic_changes.get()
        self.check = a.a_check(ask, by=self.ana)

    def refuses(self, match, step):
        with pytest.raises(DatabaseError, match=match), a.apart():
            step()


@pytest.fixture
def filed(db):
    return Filed()


@pytest.mark.parametrize(
    "what", ["verdict", "proposal", "source", "said", "answer", "claim", "extension", "topics"]
)
def test_nothing_on_file_is_deleted(filed, what):
    row = getattr(filed, what)

    filed.refuses(
        "Cannot (update or )?delete",
        lambda: type(row).objects.filter(pk=row.pk)._raw_delete("default"),
    )


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("verdict", {"comment": "Nicer."}),
        ("verdict", {"holds_since": date(2020, 1, 1)}),
        ("proposal", {"because": "Nicer."}),
        ("proposal", {"implementation": "implemented"}),
        ("source", {"source_kind": "budget"}),
        ("retracted", {"retracted_at": None, "retracted_by": None, "retraction": ""}),
        ("said", {"dated": date(2020, 9, 1)}),
        ("said", {"is_confidential": True}),
        ("unsaid", {"retraction": "Nicer."}),
        ("answer", {"position": "noted"}),
        ("claim", {"strength": "acknowledged"}),
        ("extension", {"until": date(2030, 1, 1)}),
        ("topics", {"after": ["dogs"]}),
    ],
)
def test_nothing_on_file_is_rewritten(filed, what, change):
    row = getattr(filed, what)

    filed.refuses("Cannot update", lambda: type(row).objects.filter(pk=row.pk).update(**change))


def test_what_a_verdict_rests_on_is_fixed(filed):
    cites = Citation.objects.filter(assessment=filed.verdict)
    for step in (
        lambda: Citation.objects.create(assessment=filed.verdict, evidence=filed.source),
        lambda: cites.update(evidence=filed.source),
        cites.delete,
    ):
        filed.refuses("what a verdict rests on", step)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"assessor": "partner"}, "other_assessors_are_named"),
        ({"assessor_name": "Friends"}, "other_assessors_are_named"),
        ({"assessor": "nobody", "assessor_name": "N"}, "other_assessors_are_named"),
        ({"state": "proposed"}, "a_verdict_names_person_and_moment"),
        ({"decided_by": None}, "a_verdict_names_person_and_moment"),
        ({"implementation": "done"}, "assessment_has_known_status"),
        ({"because": ""}, "assessment_says_why"),
        ({"implementation": "stalled"}, "stalled_or_failed_has_a_reason"),
        ({"implementation": "announced"}, "approved on a source"),
        ({"implementation": "implemented"}, "approved on a source"),
        ({"effective_on": date(2020, 1, 1)}, "nothing takes effect before its letter"),
        ({"effective_on": date(2023, 1, 1)}, "took_effect_before_evidence_ends"),
    ],
)
def test_a_judgement_that_breaks_a_rule_is_not_stored(filed, change, why):
    row = {
        "recommendation": filed.ask, "previous": "announced", "implementation": "no_action",
        "effective_on": date(2021, 1, 1), "considered_until": date(2022, 1, 1), "because": "So.",
        "proposed_by": filed.ana, "decided_by": filed.ravi, "decided_at": NOW, "state": "approved",
    }  # fmt: skip

    filed.refuses(why, lambda: Assessment.objects.create(**row | change))


@pytest.mark.parametrize(
    ("implementation", "source_kind", "why"),
    [
        ("implemented", "news_report", "primary source"),
        ("reversed", "legislation", "only_what_was"),
    ],
)
def test_a_proposal_is_not_approved_past_its_rules(filed, implementation, source_kind, why):
    def approve_behind_the_services():
        row = Assessment.objects.create(
            recommendation=filed.ask, previous="announced", implementation=implementation,
            effective_on=date(2021, 1, 1), considered_until=date(2022, 1, 1), because="So.",
            assessor="partner", assessor_name="Friends", proposed_by=filed.ana,
        )  # fmt: skip
        row.evidence.add(a.some_evidence(filed.ask, source_kind=source_kind))
        row.state, row.decided_by, row.decided_at = "approved", filed.ravi, NOW
        row.save()

    filed.refuses(why, approve_behind_the_services)


@pytest.mark.parametrize(
    ("what", "change", "why"),
    [
        ("extension", {"until": date(2020, 1, 1), "agreed_on": date(2020, 2, 1)}, "gives_time"),
        ("extension", {"because": ""}, "extension_says_why"),
        ("check", {}, "one_date_a_person_and_ask"),
        ("claim", {}, "one_claim_of_contribution"),
        ("claim", {"because": "", "retracted_at": NOW}, "contribution_says_why"),
        ("claim", {"strength": "sure", "retracted_at": NOW}, "known_strength"),
        ("said", {"retracted_at": NOW}, "retracted_response_names"),
        ("source", {"retracted_at": NOW}, "retraction_names_person"),
        ("source", {}, "source_filed_once_per_ask"),
    ],
)
def test_a_row_that_breaks_a_rule_is_not_stored(filed, what, change, why):
    row = getattr(filed, what)
    row.pk = None
    row._state.adding = True
    for name, given in change.items():
        setattr(row, name, given)

    filed.refuses(why, row.save)


def test_a_second_person_stands_in_the_table(filed):
    tomorrow = timezone.now() + timedelta(days=1)
    own = {"decided_by": filed.ana, "decided_at": tomorrow}
    rows = Assessment.objects.filter(pk=filed.proposal.pk)

    filed.refuses("second_person", lambda: rows.update(state="approved", **own))
    filed.refuses("by_its_author", lambda: rows.update(
        state="withdrawn", decided_by=filed.ravi, decided_at=tomorrow
    ))  # fmt: skip
