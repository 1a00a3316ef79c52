from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Activity
from letters.errors import LetterError, NotAllowedYet
from letters.kinds import SourceKind
from letters.models import Assessment
from letters.services.assessments import approve, send_back, withdraw
from letters.services.evidence import retract_evidence
from letters.statuses import Implementation
from tests import factories as a
from tests.letters.judging import judged


def grounds(ask, status, by):
    """What this status needs to rest on, and nothing more."""
    primary = {"partially_implemented", "implemented", "reversed"}
    kind = SourceKind.LEGISLATION if status in primary else SourceKind.NEWS_REPORT
    needs_source = primary | {"announced", "in_progress", "not_implemented"}
    more = {"evidence": (a.some_evidence(ask, source_kind=kind, by=by),)}
    if status not in needs_source:
        more = {}
    if status in {"stalled", "not_implemented"}:
        more["reason"] = "cost"
    if status == "stalled":
        more["last_movement_on"] = date(2021, 1, 1)
    if status == "partially_implemented":
        more["missing"] = "The second half."
    return more


STATUSES = [one for one in Implementation.values if one not in {"not_assessed", "reversed"}]


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_changes_once_a_second_person_approves(case, status):
    ask, ana, ravi = case
    proposal = a.a_proposal(ask, status, by=ana, **grounds(ask, status, ana))
    ask.refresh_from_db()
    assert ask.implementation == Implementation.NOT_ASSESSED

    approve(assessment=proposal, by=ravi)

    ask.refresh_from_db()
    assert ask.implementation == status
    assert ask.checked_until == timezone.localdate()
    line = Activity.objects.get(verb="status.approved")
    assert line.details == {"previous": "not_assessed", "to": status}


@pytest.mark.parametrize(
    ("status", "lacking"),
    [
        ("announced", "evidence"),
        ("in_progress", "evidence"),
        ("not_implemented", "evidence"),
        ("not_implemented", "reason"),
        ("stalled", "reason"),
        ("stalled", "last_movement_on"),
        ("partially_implemented", "evidence"),
        ("partially_implemented", "missing"),
        ("implemented", "evidence"),
    ],
)
def test_a_status_without_what_it_rests_on_is_refused(case, status, lacking):
    ask, ana, _ravi = case
    full = grounds(ask, status, ana)
    del full[lacking]

    with pytest.raises(LetterError):
        a.a_proposal(ask, status, by=ana, **full)

    assert not Assessment.objects.exists()


@pytest.mark.parametrize("status", ["partially_implemented", "implemented"])
def test_a_press_release_alone_delivers_nothing(case, status):
    ask, ana, _ravi = case
    source = a.some_evidence(ask, source_kind=SourceKind.PRESS_RELEASE, by=ana)

    with pytest.raises(LetterError, match="needs a primary source"):
        a.a_proposal(ask, status, by=ana, evidence=(source,), missing="Half.")


def test_only_what_was_in_place_is_reversed(case):
    ask, ana, ravi = case
    law = a.some_evidence(ask, source_kind=SourceKind.LEGISLATION, by=ana)
    with pytest.raises(LetterError, match="Only what was in place"):
        a.a_proposal(ask, "reversed", by=ana, evidence=(law,))

    approve(assessment=a.a_proposal(ask, "implemented", by=ana, evidence=(law,)), by=ravi)
    approve(assessment=a.a_proposal(ask, "reversed", by=ana, evidence=(law,)), by=ravi)

    ask.refresh_from_db()
    assert ask.implementation == "reversed"


def test_a_reversal_is_looked_at_again_and_holds_since_the_first(case):
    ask, _ana, ravi = case
    judged(ask, ravi, "implemented", effective_on=date(2021, 1, 1))
    judged(ask, ravi, "reversed", effective_on=date(2022, 1, 1))
    judged(ask, ravi, "reversed", effective_on=date(2023, 1, 1))

    ask.refresh_from_db()
    assert (ask.implementation, ask.implementation_since) == ("reversed", date(2022, 1, 1))
    assert ask.checked_until == timezone.localdate()


def test_a_correction_reverses_only_what_was_in_place_before_the_mistake(case):
    ask, ana, ravi = case
    law = a.some_evidence(ask, source_kind=SourceKind.LEGISLATION, by=ana)
    judged(ask, ravi, "implemented")
    with pytest.raises(LetterError, match="Only what was in place"):
        a.a_proposal(ask, "reversed", by=ana, evidence=(law,), is_correction=True)

    judged(ask, ravi, "reversed", effective_on=date(2022, 1, 1))
    judged(ask, ravi, "reversed", effective_on=date(2022, 2, 2), is_correction=True)

    ask.refresh_from_db()
    assert (ask.implementation, ask.implementation_since) == ("reversed", date(2022, 2, 2))


def test_nobody_decides_their_own_proposal(case, client_as):
    ask, _ana, ravi = case
    proposal = a.a_proposal(ask, by=ravi)

    with pytest.raises(NotAllowedYet):
        approve(assessment=proposal, by=ravi)
    answer = client_as(ravi).post(
        reverse("letters:decide", args=[proposal.pk]), {"verdict": "approve"}
    )

    assert answer.status_code == 422
    assert "A second person has to decide your proposal" in answer.content.decode()
    assert Assessment.objects.get().state == "proposed"


def test_the_database_refuses_it_as_well(case):
    ask, ana, _ravi = case
    proposal = a.a_proposal(ask, by=ana)

    with pytest.raises(IntegrityError, match="decided_by_second_person"), transaction.atomic():
        Assessment.objects.filter(pk=proposal.pk).update(
            state="approved", decided_by=ana, decided_at=timezone.now()
        )


def test_one_proposal_waits_at_a_time(case):
    ask, ana, _ravi = case
    first = a.a_proposal(ask, by=ana)

    with pytest.raises(NotAllowedYet, match="waits for a decision already"):
        a.a_proposal(ask, "announced", by=ana, evidence=(a.some_evidence(ask, by=ana),))
    with pytest.raises(IntegrityError, match="one_open_proposal"), transaction.atomic():
        Assessment.objects.create(
            recommendation=ask,
            previous=first.previous,
            implementation=first.implementation,
            effective_on=first.effective_on,
            considered_until=first.considered_until,
            because="x",
            proposed_by=ana,
        )


def test_a_proposal_is_sent_back_with_a_comment_and_changes_nothing(case):
    ask, ana, ravi = case
    proposal = a.a_proposal(ask, by=ana)
    with pytest.raises(LetterError, match="what the proposal lacks"):
        send_back(assessment=proposal, comment=" ", by=ravi)

    send_back(assessment=proposal, comment="Which gazette?", by=ravi)

    ask.refresh_from_db()
    assert ask.implementation == Implementation.NOT_ASSESSED
    assert Assessment.objects.get().comment == "Which gazette?"


def test_only_its_author_withdraws_a_proposal(case):
    ask, ana, ravi = case
    proposal = a.a_proposal(ask, by=ana)
    with pytest.raises(NotAllowedYet):
        withdraw(assessment=proposal, by=ravi)

    withdraw(assessment=proposal, by=ana)

    assert Assessment.objects.get().state == "withdrawn"


def test_a_proposal_whose_source_was_retracted_is_not_approved(case):
    ask, ana, ravi = case
    source = a.some_evidence(ask, by=ana)
    proposal = a.a_proposal(ask, "announced", by=ana, evidence=(source,))
    retract_evidence(evidence=source, because="Wrong.", by=ana)

    with pytest.raises(LetterError, match="needs at least one source"):
        approve(assessment=proposal, by=ravi)
    with pytest.raises(ProgrammingError, match="on a source that stands"), transaction.atomic():
        Assessment.objects.filter(pk=proposal.pk).update(
            state="approved", decided_by=ravi, decided_at=timezone.now()
        )


def test_a_status_whose_source_was_retracted_stays_and_is_flagged(case):
    ask, ana, ravi = case
    source = a.some_evidence(ask, by=ana)
    approve(assessment=a.a_proposal(ask, "announced", by=ana, evidence=(source,)), by=ravi)

    retract_evidence(evidence=source, because="The paper took it back.", by=ana)

    ask.refresh_from_db()
    assert ask.implementation == "announced"
    assert (ask.cited, ask.cited_retracted) == (0, 1)


def test_evidence_of_another_ask_carries_nothing(case):
    ask, ana, _ravi = case
    elsewhere = a.some_evidence(a.an_ask(ask.letter), by=ana)

    with pytest.raises(LetterError, match="on file for this recommendation"):
        a.a_proposal(ask, "announced", by=ana, evidence=(elsewhere,))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"because": "  "}, "Say why"),
        ({"considered_until": date(2999, 1, 1)}, "up to today"),
        ({"effective_on": timezone.localdate() + timedelta(days=9)}, "cannot take effect after"),
    ],
)
def test_dates_and_reasons_are_checked(case, more, sentence):
    ask, ana, _ravi = case

    with pytest.raises(LetterError, match=sentence):
        a.a_proposal(ask, by=ana, **more)


def test_a_refused_proposal_keeps_every_word(case, client_as):
    ask, ana, _ravi = case
    typed = {"implementation": "implemented", "effective_on": "2021-01-01",
             "considered_until": "2021-02-01", "because": "It is law now."}  # fmt: skip

    answer = client_as(ana).post(reverse("letters:propose", args=[ask.pk]), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "needs a primary source" in page
    assert "It is law now." in page


def test_proposals_are_hidden_from_the_public_and_verdicts_are_not(case, client):
    ask, ana, ravi = case
    proposal = a.a_proposal(ask, by=ana, because="Nothing in the gazette.")
    assert "Nothing in the gazette." not in client.get(ask.get_absolute_url()).content.decode()

    approve(assessment=proposal, by=ravi)

    page = client.get(ask.get_absolute_url()).content.decode()
    assert "Nothing in the gazette." in page
    assert "Proposed by Ana" in page
    assert "approved by Ravi" in page


def test_a_reviewer_finds_what_waits_and_not_their_own(case, client_as):
    ask, ana, ravi = case
    a.a_proposal(ask, by=ana)
    own = a.an_ask(ask.letter, "Own ask.")
    a.a_proposal(own, by=ravi)

    page = client_as(ravi).get(reverse("letters:review")).content.decode()

    waiting, _mark, mine = page.partition("Your own proposals")
    assert ask.text in waiting
    assert "Own ask." not in waiting
    assert "Own ask." in mine
