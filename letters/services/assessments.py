from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.announce import announce
from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.errors import AlreadyDecided, LetterError, NotAllowedYet
from letters.models import Assessment, Evidence, Recommendation
from letters.services.evidence_rules import check_grounds
from letters.services.standing import copy_implementation
from letters.signals import assessment_decided

State = Assessment.State


@transaction.atomic
def propose(
    *,
    recommendation: Recommendation,
    implementation: str,
    effective_on: date,
    because: str,
    by: User,
    evidence: Sequence[Evidence] = (),
    considered_until: date | None = None,
    reason: str = "",
    missing: str = "",
    last_movement_on: date | None = None,
    successor: Recommendation | None = None,
) -> Assessment:
    """Propose what has been done about an ask, on evidence. A second person decides.

    `effective_on` is when the change took effect; `considered_until` the date up to which
    evidence was looked at, today unless given.
    """
    locked = _lock(recommendation)
    if locked.assessments.waiting().exists():
        raise NotAllowedYet(_("A proposal for this recommendation waits for a decision already."))
    proposal = Assessment(
        recommendation=locked,
        previous=locked.implementation,
        implementation=implementation,
        effective_on=effective_on,
        considered_until=considered_until or timezone.localdate(),
        because=because,
        reason=reason,
        missing=missing,
        last_movement_on=last_movement_on,
        successor=successor,
        proposed_by=by,
        organisation=by.organisation,
    )
    check_grounds(proposal, evidence)
    proposal.save()
    proposal.evidence.set(evidence)
    record(locked.letter.campaign, by, Did.PROPOSED_STATUS, locked, to=implementation)
    return proposal


@transaction.atomic
def approve(*, assessment: Assessment, by: User, comment: str = "") -> Assessment:
    """Make a proposal the agreed status. Never by the person who proposed it."""
    locked = _waiting(assessment)
    _second_person(locked, by)
    ask = locked.recommendation
    if locked.previous != ask.implementation:
        raise LetterError(
            _("The status has changed since this was proposed. Send it back to be looked at again.")
        )
    check_grounds(locked, list(locked.evidence.standing()))
    _close(locked, State.APPROVED, by, comment)
    copy_implementation(ask, locked)
    record(
        ask.letter.campaign,
        by,
        Did.APPROVED_STATUS,
        ask,
        previous=locked.previous,
        to=locked.implementation,
    )
    announce(assessment_decided, assessment_id=locked.pk)
    return locked


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
    _lock(assessment.recommendation)
    locked = (
        Assessment.objects.select_for_update(of=("self",))
        .select_related("recommendation__letter__campaign")
        .get(pk=assessment.pk)
    )
    if locked.state != State.PROPOSED:
        raise AlreadyDecided(_("Someone has decided this proposal already. Reload to see how."))
    return locked


def _second_person(assessment: Assessment, by: User) -> None:
    if assessment.proposed_by_id == by.pk:
        raise NotAllowedYet(_("A second person has to decide your proposal. You can withdraw it."))


def _close(assessment: Assessment, state: str, by: User, comment: str) -> None:
    assessment.state, assessment.comment = state, comment
    assessment.decided_by, assessment.decided_at = by, timezone.now()
    assessment.save(update_fields=["state", "comment", "decided_by", "decided_at"])
