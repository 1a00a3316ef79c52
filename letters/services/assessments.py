from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.announce import announce
from campaigns.models import User
from campaigns.policies import Action, can
from campaigns.record import record
from letters.activity import Did
from letters.errors import AlreadyDecided, LetterError, NotAllowedYet
from letters.kinds import Assessor
from letters.models import Assessment, Batch, Evidence, Recommendation
from letters.services.evidence_rules import check_grounds, check_suggestion
from letters.services.standing import copy_assessment
from letters.signals import assessment_decided
from letters.statuses import Implementation

State = Assessment.State


@dataclass(frozen=True, slots=True)
class Judge:
    """Whose judgement it is; everybody but the coalition is named."""

    kind: str = Assessor.COALITION
    name: str = ""


COALITION = Judge()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is proposed. `effective_on` is when the change took effect, `considered_until` the
    date up to which evidence was looked at, today unless given."""

    implementation: str
    effective_on: date
    because: str
    evidence: Sequence[Evidence] = ()
    considered_until: date = field(default_factory=timezone.localdate)
    reason: str = ""
    missing: str = ""
    last_movement_on: date | None = None
    successor: Recommendation | None = None


@transaction.atomic
def propose(
    *,
    recommendation: Recommendation,
    judgement: Judgement,
    by: User,
    judge: Judge = COALITION,
    is_correction: bool = False,
    batch: Batch | None = None,
) -> Assessment:
    """Propose what has been done about an ask, on evidence. A second person decides.

    A correction says that the judge's last approved judgement was wrong from the start. Whoever
    may not propose for the coalition proposes from outside it, once at a time.
    """
    locked = _lock(recommendation)
    last = last_view(locked, judge)
    if is_correction and last is None:
        raise LetterError(_("There is no judgement to correct yet. Propose a status instead."))
    proposal = drafted(
        ask=locked, judgement=judgement, by=by, last=last, judge=judge,
        is_correction=is_correction, batch=batch,
    )  # fmt: skip
    if judge.kind != Assessor.COALITION and not proposal.assessor_name:
        raise LetterError(_("Say who judges: the name of the organisation, body or person."))
    check = check_suggestion if proposal.is_from_outside else check_grounds
    check(proposal, judgement.evidence)
    _keep_open(proposal)
    proposal.evidence.set(judgement.evidence)
    record(
        locked.letter.campaign, by, Did.PROPOSED_STATUS, locked,
        to=judgement.implementation, judge=proposal.assessor_name or None,
    )  # fmt: skip
    return proposal


def drafted(
    *,
    ask: Recommendation,
    judgement: Judgement,
    by: User,
    last: Assessment | None,
    judge: Judge = COALITION,
    is_correction: bool = False,
    batch: Batch | None = None,
) -> Assessment:
    """The row of a proposal, not saved yet; `last` is what its judge is on file with."""
    return Assessment(
        recommendation=ask,
        assessor=judge.kind,
        assessor_name=judge.name.strip(),
        previous=last.implementation if last else Implementation.NOT_ASSESSED,
        implementation=judgement.implementation,
        effective_on=judgement.effective_on,
        considered_until=judgement.considered_until,
        because=judgement.because,
        reason=judgement.reason,
        missing=judgement.missing,
        last_movement_on=judgement.last_movement_on,
        successor=judgement.successor,
        corrects=last if is_correction else None,
        batch=batch,
        is_from_outside=not can(by, Action.PROPOSE_STATUS, ask.letter.campaign),
        proposed_by=by,
        organisation=by.organisation,
    )


def _keep_open(proposal: Assessment) -> None:
    """Save it as the one open proposal of its assessor (or of its author, from outside)."""
    try:
        with transaction.atomic():
            proposal.save()
    except IntegrityError as error:
        if "one_open_proposal" not in str(error):
            raise
        raise NotAllowedYet(
            _("A proposal for this recommendation waits for a decision already.")
        ) from None


def last_view(recommendation: Recommendation, judge: Judge = COALITION) -> Assessment | None:
    """The approved judgement of this judge that counts now."""
    approved = recommendation.assessments.filter(
        state=State.APPROVED, assessor=judge.kind, assessor_name__iexact=judge.name.strip()
    )
    return approved.order_by("-decided_at", "-pk").first()


@transaction.atomic
def approve(*, assessment: Assessment, by: User, comment: str = "") -> Assessment:
    """Make a proposal what its judge is on file with; the coalition's is the agreed status.
    Never by the person who proposed it."""
    locked = _waiting(assessment)
    _second_person(locked, by)
    ask = locked.recommendation
    last = last_view(ask, Judge(locked.assessor, locked.assessor_name))
    check_verdict(locked, last, list(locked.evidence.standing()))
    locked.holds_since = held_since(locked, last)
    _close(locked, State.APPROVED, by, comment)
    copy_assessment(ask)
    record(
        ask.letter.campaign,
        by,
        Did.CORRECTED_STATUS if locked.corrects_id else Did.APPROVED_STATUS,
        ask,
        previous=locked.previous,
        to=locked.implementation,
        judge=locked.assessor_name or None,
    )
    announce(assessment_decided, assessment_id=locked.pk)
    return locked


def check_verdict(
    proposal: Assessment, last: Assessment | None, evidence: Sequence[Evidence]
) -> None:
    """Refuse to approve what has lost its grounds; `last` is what its judge is on file with."""
    if proposal.previous != (last.implementation if last else Implementation.NOT_ASSESSED):
        raise LetterError(
            _("The status has changed since this was proposed. Send it back to be looked at again.")
        )
    check_grounds(proposal, evidence)


def held_since(proposal: Assessment, last: Assessment | None) -> date:
    """Since when what is approved holds: a repeated judgement goes on from the first."""
    goes_on = last and last.implementation == proposal.implementation and not proposal.corrects_id
    if last and last.holds_since and goes_on:
        return last.holds_since
    return proposal.effective_on


@transaction.atomic
def send_back(*, assessment: Assessment, comment: str, by: User) -> Assessment:
    """Refuse a proposal, telling its author what is wanting."""
    locked = _waiting(assessment)
    _second_person(locked, by)
    if not comment.strip():
        raise LetterError(_("Say what the proposal lacks, so that its author can mend it."))
    _close(locked, State.SENT_BACK, by, comment)
    ask = locked.recommendation
    record(ask.letter.campaign, by, Did.SENT_BACK_STATUS, ask, to=locked.implementation)
    announce(assessment_decided, assessment_id=locked.pk)
    return locked


@transaction.atomic
def withdraw(*, assessment: Assessment, by: User) -> Assessment:
    """Take back one's own proposal while nobody has decided it."""
    locked = _waiting(assessment)
    if locked.proposed_by_id != by.pk:
        raise NotAllowedYet(_("Only its author can withdraw a proposal. You can send it back."))
    _close(locked, State.WITHDRAWN, by, "")
    ask = locked.recommendation
    record(ask.letter.campaign, by, Did.WITHDREW_STATUS, ask, to=locked.implementation)
    return locked


def _lock(recommendation: Recommendation) -> Recommendation:
    return (
        Recommendation.objects.select_for_update(of=("self",))
        .select_related("letter__campaign")
        .get(pk=recommendation.pk)
    )


def _waiting(assessment: Assessment) -> Assessment:
    """Lock the ask, then its proposal (always in this order), and check that it is still open."""
    ask = _lock(assessment.recommendation)
    locked = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    locked.recommendation = ask
    if locked.state != State.PROPOSED:
        raise AlreadyDecided(_("Someone has decided this proposal already. Reload to see how."))
    return locked


def _second_person(assessment: Assessment, by: User) -> None:
    if assessment.proposed_by_id == by.pk:
        raise NotAllowedYet(_("A second person has to decide your proposal. You can withdraw it."))


def _close(assessment: Assessment, state: str, by: User, comment: str) -> None:
    assessment.state, assessment.comment = state, comment
    assessment.decided_by, assessment.decided_at = by, timezone.now()
    assessment.save(update_fields=["state", "comment", "decided_by", "decided_at", "holds_since"])
