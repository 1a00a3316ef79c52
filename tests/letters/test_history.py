"""No steps reach what docs/domain.md forbids, and history replays to what is shown."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from campaigns.levels import Role
from letters.asof import AsOf
from letters.errors import LetterError
from letters.kinds import PRIMARY, SourceKind
from letters.models import Assessment, Recommendation
from letters.selectors.standing import flags_of, headline_of, standing_on, worked_out
from letters.services.assessments import Judge, approve, send_back, withdraw
from letters.services.evidence import retract_evidence
from letters.services.responses import retract_response
from letters.statuses import (
    IN_PLACE,
    NEEDS_PRIMARY_SOURCE,
    NEEDS_REASON_CODE,
    NEEDS_SOURCE,
    Implementation,
    Position,
)
from tests import factories as a

SENT = date(2020, 5, 4)
JUDGES = [Judge(), Judge("partner", "Friends"), Judge("government", "Ministry of Justice")]
STOOD = [
    "stood_position", "stood_position_since", "stood_implementation",
    "stood_implementation_since", "stood_checked_until", "stood_due_on", "stood_disputed",
    "stood_cited", "stood_cited_primary", "stood_cited_retracted",
]  # fmt: skip
days = st.dates(min_value=SENT - timedelta(days=30), max_value=timezone.localdate())
statuses = st.sampled_from(Implementation.values)
people = st.sampled_from(["ana", "ravi", "rita", "guest"])


class AnAsk(RuleBasedStateMachine):
    """People do whatever comes to their minds with one ask; the services may refuse."""

    @initialize()
    def file(self) -> None:
        letter = a.a_letter(sent_on=SENT, expected_by=date(2020, 7, 4))
        self.ask = letter.recommendations.get()
        self.people = {
            "ana": a.a_person(Role.CONTRIBUTOR, letter.campaign),
            "ravi": a.a_person(Role.REVIEWER, letter.campaign),
            "rita": a.a_person(Role.REVIEWER, letter.campaign),
            "guest": a.a_user(),
        }
        self.filed, self.said = [], []

    def tries(self, step, **more):
        try:
            return step(**more)
        except LetterError:
            return None

    @rule(who=people, kind=st.sampled_from(SourceKind.values))
    def add_evidence(self, who, kind):
        self.filed.append(a.some_evidence(self.ask, source_kind=kind, by=self.people[who]))

    @rule(which=st.integers(0, 5), who=people)
    def retract(self, which, who):
        if self.filed:
            evidence = self.filed[which % len(self.filed)]
            self.tries(retract_evidence, evidence=evidence, because="Wrong.", by=self.people[who])

    @rule(position=st.sampled_from(Position.values[1:]), dated=days, secret=st.booleans())
    def answer(self, position, dated, secret):
        said = self.tries(
            a.a_response, letter=self.ask.letter, position=position, dated=dated,
            is_confidential=secret, by=self.people["ana"],
        )  # fmt: skip
        if said:
            self.said.append(said)

    @rule(which=st.integers(0, 5))
    def retract_answer(self, which):
        if self.said:
            said = self.said[which % len(self.said)]
            self.tries(
                retract_response, response=said, because="Of another letter.",
                by=self.people["ana"],
            )  # fmt: skip

    @rule(
        who=people, status=statuses, judge=st.sampled_from(JUDGES), effective=days, until=days,
        cites=st.integers(0, 3), reason=st.sampled_from(["", "cost"]),
        missing=st.sampled_from(["", "Half."]), is_correction=st.booleans(),
    )  # fmt: skip
    def propose(self, who, status, judge, effective, until, cites, reason, missing, is_correction):
        self.tries(
            a.a_proposal, ask=self.ask, implementation=status, judge=judge,
            effective_on=effective, considered_until=until, reason=reason, missing=missing,
            last_movement_on=effective, evidence=tuple(self.filed[-cites:] if cites else ()),
            is_correction=is_correction, by=self.people[who],
        )  # fmt: skip

    @rule(
        who=people,
        which=st.integers(0, 5),
        verdict=st.sampled_from([approve, approve, approve, send_back, withdraw]),
    )
    def decide(self, who, which, verdict):
        waiting = list(self.ask.assessments.waiting())
        if waiting:
            more = {"comment": "No."} if verdict is send_back else {}
            one = waiting[which % len(waiting)]
            self.tries(verdict, assessment=one, by=self.people[who], **more)

    @invariant()
    def verdicts_keep_the_rules(self) -> None:
        held: dict = defaultdict(lambda: Implementation.NOT_ASSESSED)
        before: dict = {}
        for one in self.ask.assessments.filter(state="approved").order_by("decided_at", "pk"):
            judge = (one.assessor, one.assessor_name)
            assert one.decided_by_id != one.proposed_by_id
            assert one.previous == held[judge]
            assert SENT <= one.effective_on <= one.considered_until <= timezone.localdate()
            kinds = {source.source_kind for source in one.evidence.all()}
            if one.implementation in NEEDS_SOURCE | NEEDS_PRIMARY_SOURCE:
                assert kinds
            if one.implementation in NEEDS_PRIMARY_SOURCE and one.assessor != "government":
                assert kinds & PRIMARY
            if one.implementation in NEEDS_REASON_CODE:
                assert one.reason
            before[one.pk] = before[one.corrects_id] if one.corrects_id else one.previous
            if one.implementation == Implementation.REVERSED:
                assert before[one.pk] in {*IN_PLACE, Implementation.REVERSED}
            held[judge] = one.implementation

    @invariant()
    def today_is_the_sum_of_the_past(self) -> None:
        today = AsOf(timezone.localdate(), timezone.localdate())
        on_file = AsOf(timezone.localdate(), timezone.localdate(), as_filed=True)
        rows = Recommendation.objects.filter(pk=self.ask.pk)
        shown = standing_on(rows, today).values(*STOOD).get()
        assert worked_out(rows, today).values(*STOOD).get() == shown
        assert worked_out(rows, on_file).values(*STOOD).get() == shown
        ask = standing_on(rows.select_related("letter"), today).get()
        assert headline_of(ask) == ask.headline_on(timezone.localdate())


class AnAskByAnybody(TestCase, AnAsk.TestCase):
    settings = settings(
        max_examples=25, stateful_step_count=20, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


@pytest.mark.django_db
class TestThePast:
    """How one ask stood on a day, as known today and as it was on file."""

    @pytest.fixture
    def ask(self):
        letter = a.a_letter(a.a_campaign(is_public=True), sent_on=SENT)
        return letter.recommendations.get()

    @pytest.fixture
    def ravi(self, ask):
        return a.a_person(Role.REVIEWER, ask.letter.campaign)

    def stood(self, ask, day, *, as_filed=False):
        when = AsOf(day, timezone.localdate(), as_filed=as_filed)
        return standing_on(Recommendation.objects.filter(pk=ask.pk), when).first()

    def judge(self, ask, ravi, status, on, **more):
        kind = SourceKind.LEGISLATION
        evidence = (a.some_evidence(ask, source_kind=kind),)
        return approve(
            assessment=a.a_proposal(ask, status, effective_on=on, evidence=evidence, **more),
            by=ravi,
        )

    def test_a_status_holds_from_the_day_it_took_effect(self, ask, ravi):
        self.judge(ask, ravi, "announced", date(2021, 1, 1))
        self.judge(ask, ravi, "implemented", date(2022, 1, 1))

        told = [
            self.stood(ask, date(year, 6, 1)).stood_implementation for year in (2020, 2021, 2022)
        ]

        assert told == ["not_assessed", "announced", "implemented"]

    def test_a_letter_is_not_there_before_it_was_sent(self, ask):
        assert self.stood(ask, date(2020, 5, 3)) is None

    def test_what_was_corrected_never_held_but_was_on_file(self, ask, ravi):
        self.judge(ask, ravi, "implemented", date(2021, 1, 1))
        self.judge(ask, ravi, "in_progress", date(2022, 1, 1), is_correction=True)

        assert self.stood(ask, date(2021, 6, 1)).stood_implementation == "not_assessed"
        assert self.stood(ask, date(2022, 6, 1)).stood_implementation == "in_progress"
        assert self.stood(ask, date(2022, 6, 1), as_filed=True) is None

    def test_what_was_on_file_yesterday_is_told_apart_from_what_was_so(self, ask, ravi):
        yesterday = timezone.localdate() - timedelta(days=1)
        type(ask.letter).objects.filter(pk=ask.letter_id).update(
            logged_at=timezone.now() - timedelta(days=9)
        )
        self.judge(ask, ravi, "announced", date(2021, 1, 1))

        assert self.stood(ask, yesterday).stood_implementation == "announced"
        assert self.stood(ask, yesterday, as_filed=True).stood_implementation == "not_assessed"

    def test_flags_are_those_of_the_day(self, ask, ravi):
        report = a.some_evidence(ask)
        approve(
            assessment=a.a_proposal(
                ask, "announced", effective_on=date(2021, 3, 3),
                considered_until=date(2021, 4, 1), evidence=(report,),
            ),
            by=ravi,
        )  # fmt: skip

        def flags(day):
            return {one.code for one in flags_of(self.stood(ask, day))}

        assert flags(date(2021, 4, 2)) == {"thin_evidence"}
        assert flags(date(2022, 6, 1)) == {"thin_evidence", "stale"}

    def test_history_cannot_be_rewritten(self, ask, ravi):
        verdict = self.judge(ask, ravi, "announced", date(2021, 1, 1))
        said = a.a_response(ask.letter)
        source = ask.evidence.get()

        for rows, change in (
            (Assessment.objects.filter(pk=verdict.pk), {"implementation": "implemented"}),
            (Assessment.objects.filter(pk=verdict.pk), {"comment": "Nicer."}),
            (type(said).objects.filter(pk=said.pk), {"summary": "Nicer."}),
            (said.answers.all(), {"position": "noted"}),
            (type(source).objects.filter(pk=source.pk), {"source_kind": "budget"}),
        ):
            with pytest.raises(DatabaseError, match="Cannot update"), a.apart():
                rows.update(**change)
            with (
                pytest.raises(DatabaseError, match=r"Cannot (update or )?delete|what a verdict"),
                a.apart(),
            ):
                rows.delete()
