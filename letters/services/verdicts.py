"""A batch of proposals decided in one gesture, each with its own verdict."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.announce import announce
from campaigns.models import User
from campaigns.record import line, record_all
from letters.activity import Did
from letters.errors import AlreadyDecided, ChangedSince, LetterError, NotAllowedYet
from letters.models import Assessment, Batch, Evidence, Recommendation
from letters.services.assessments import check_verdict, held_since
from letters.services.batches import mark_of, undone
from letters.services.many_statuses import last_views
from letters.services.standing import copy_assessments
from letters.signals import assessment_decided

State = Assessment.State
VERDICT = ["state", "comment", "decided_by", "decided_at", "holds_since"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposal of a batch, and why it could not be approved now."""

    assessment: Assessment
    refusal: str = ""

    @property
    def is_open(self) -> bool:
        return self.assessment.state == State.PROPOSED

    @property
    def is_possible(self) -> bool:
        return self.is_open and not self.refusal


def proposals_of(*, batch: Batch, user: User, lock: bool = False) -> list[Proposed]:
    """The proposals of a batch that this person may see, in the order of their asks."""
    rows = Assessment.objects.visible_to(user).filter(batch=batch)
    if lock:
        lock_asks(list(rows.values_list("recommendation_id", flat=True)))
        rows = rows.select_for_update(of=("self",))
    standing = Prefetch("evidence", Evidence.objects.standing(), to_attr="standing")
    found = list(
        rows.select_related(
            "recommendation__letter__organisation",
            "recommendation__letter__campaign__organisation",
            "decided_by",
        )
        .prefetch_related(standing)
        .order_by("recommendation_id")
    )
    last = last_views([one.recommendation for one in found])
    return [Proposed(one, _refusal(one, last.get(one.recommendation_id))) for one in found]


def lock_asks(keys: Sequence[int]) -> None:
    rows = Recommendation.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    list(rows.order_by("pk").values_list("pk"))


def _refusal(assessment: Assessment, last: Assessment | None) -> str:
    if assessment.state != State.PROPOSED:
        return ""
    try:
        check_verdict(assessment, last, assessment.standing)  # type: ignore[attr-defined]
    except LetterError as error:
        return str(error)
    return ""


def seen_of(proposals: Sequence[Proposed]) -> str:
    """What a person saw of a batch, handed back with the verdict."""
    return mark_of((one.assessment.pk, one.is_open, bool(one.refusal)) for one in proposals)


@transaction.atomic
def approve_batch(*, batch: Batch, seen: str, leave_rest: bool, by: User, comment: str = "") -> int:
    """Approve every proposal of a batch that stands, in one gesture; how many."""
    found = _to_decide(batch, seen, by)
    possible = [one.assessment for one in found if one.is_possible]
    refused = len(found) - len(possible)
    if not possible:
        raise LetterError(_("None of these can be approved any more. Send them back."))
    if refused and not leave_rest:
        raise LetterError(
            ngettext(
                "%(number)d can no longer be approved. Tick that it waits, then approve the rest.",
                "%(number)d can no longer be approved. Tick that they wait, then approve the rest.",
                refused,
            )
            % {"number": refused}
        )
    last = last_views([one.recommendation for one in possible])
    for one in possible:
        one.holds_since = held_since(one, last.get(one.recommendation_id))
    close_all(possible, State.APPROVED, by, comment)
    copy_assessments([one.recommendation for one in possible])
    if batch.undoes and batch.undoes.undone_at is None:
        undone(batch.undoes, by)
    return len(possible)


@transaction.atomic
def send_back_batch(*, batch: Batch, seen: str, comment: str, by: User) -> int:
    """Send back every open proposal of a batch, in one gesture; how many."""
    found = _to_decide(batch, seen, by)
    if not comment.strip():
        raise LetterError(_("Say what the proposals lack, so that their author can mend them."))
    close_all([one.assessment for one in found], State.SENT_BACK, by, comment)
    return len(found)


def _to_decide(batch: Batch, seen: str, by: User) -> list[Proposed]:
    """The open proposals, locked, if they are what the person saw."""
    if batch.by_id == by.pk:
        raise NotAllowedYet(_("A second person has to decide your proposals. You can undo them."))
    found = proposals_of(batch=batch, user=by, lock=True)
    waiting = [one for one in found if one.is_open]
    if not waiting:
        raise AlreadyDecided(_("Someone has decided all of these already."))
    if seen_of(found) != seen:
        raise ChangedSince(
            _("Something has changed since you looked, so nothing was decided. Look at it again.")
        )
    return waiting


def close_all(assessments: Sequence[Assessment], state: str, by: User, comment: str) -> None:
    """Give each its verdict and its line in the record. The caller holds the locks."""
    now = timezone.now()
    for one in assessments:
        one.state, one.comment, one.decided_by, one.decided_at = state, comment, by, now
    Assessment.objects.bulk_update(assessments, VERDICT)
    record_all(
        line(
            one.recommendation.letter.campaign, by, _verb(one), one.recommendation,
            previous=one.previous, to=one.implementation, batch=one.batch_id,
        )
        for one in assessments
    )  # fmt: skip
    if state != State.WITHDRAWN:
        for one in assessments:
            announce(assessment_decided, assessment_id=one.pk)


def _verb(assessment: Assessment) -> Did:
    if assessment.state == State.APPROVED:
        return Did.CORRECTED_STATUS if assessment.corrects_id else Did.APPROVED_STATUS
    return Did.SENT_BACK_STATUS if assessment.state == State.SENT_BACK else Did.WITHDREW_STATUS
