"""A batch taken back in one gesture: topics at once, statuses by those who may."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from campaigns.models import User
from letters.errors import LetterError
from letters.models import Assessment, Batch
from letters.services.assessments import Judgement, drafted
from letters.services.batches import begin, undone
from letters.services.many_statuses import Prospect, last_views, put_forward, waiting, why_not
from letters.services.topics import restore_topics
from letters.services.verdicts import close_all, proposals_of
from letters.statuses import Implementation

State = Assessment.State


@dataclass(frozen=True, slots=True)
class Undoing:
    """What an undo does to the statuses of a batch."""

    withdrawn: list[Assessment]
    back: list[Prospect]

    @property
    def possible(self) -> list[Prospect]:
        return [one for one in self.back if not one.refusal]


@transaction.atomic
def undo_batch(*, batch: Batch, by: User) -> Batch:
    """Take a batch back. Gives the batch where one sees how: a new one, unless all that was
    needed was to withdraw proposals."""
    if batch.undone_at:
        raise LetterError(_("This was taken back already."))
    if batch.kind == Batch.Kind.TOPIC:
        return restore_topics(batch=batch, by=by)
    plan = undoing(batch=batch, by=by, lock=True)
    if not plan.withdrawn and not plan.possible:
        raise LetterError(
            _("Nothing can be taken back: it was not approved, or somebody has changed it since.")
        )
    close_all(plan.withdrawn, State.WITHDRAWN, by, "")
    if not plan.possible:
        if not plan.back:
            undone(batch, by)
        return batch
    again = begin(
        home=batch.coalition, kind=batch.kind, undoes=batch, number=len(plan.possible), by=by,
        because=_because(batch),
    )  # fmt: skip
    put_forward(plan.possible, again, by)
    return again


def undoing(*, batch: Batch, by: User, lock: bool = False) -> Undoing:
    """Open proposals are withdrawn, by their author alone; what was approved is to go back to
    what it was, which needs a second person again."""
    found = [one.assessment for one in proposals_of(batch=batch, user=by, lock=lock)]
    waits = [one for one in found if one.state == State.PROPOSED]
    approved = [one for one in found if one.state == State.APPROVED]
    asks = [one.recommendation for one in approved]
    last, before, busy = last_views(asks), _before(approved), waiting(asks)
    back = []
    for one in approved:
        ask = one.recommendation_id
        prospect = _return(one, before.get(ask), _because(batch), by)
        if last[ask].pk != one.pk:
            refusal = _("Somebody has changed it since.")
        else:
            refusal = why_not(prospect.proposal, prospect.sources, busy)
        back.append(Prospect(prospect.proposal, prospect.sources, refusal))
    return Undoing(waits if batch.by_id == by.pk else [], back)


def _before(approved: Sequence[Assessment]) -> dict[int, Assessment]:
    """By ask, the coalition's judgement that these came after."""
    then = {one.recommendation_id: (one.decided_at, one.pk) for one in approved}
    rows = Assessment.objects.agreed().filter(recommendation__in=list(then))
    found = {
        one.recommendation_id: one
        for one in rows.select_related("successor").order_by("decided_at", "pk")
        if (one.decided_at, one.pk) < then[one.recommendation_id]
    }
    prefetch_related_objects(list(found.values()), "evidence")
    return found


def _return(wrong: Assessment, before: Assessment | None, because: str, by: User) -> Prospect:
    """A correction that goes back to the judgement before, on what that rested on."""
    sources = [one for one in before.evidence.all() if not one.retracted_at] if before else []
    day = wrong.recommendation.letter.sent_day
    judgement = Judgement(
        implementation=before.implementation if before else Implementation.NOT_ASSESSED,
        effective_on=before.effective_on if before else day,
        considered_until=before.considered_until if before else day,
        because=because,
        reason=before.reason if before else "",
        missing=before.missing if before else "",
        last_movement_on=before.last_movement_on if before else None,
        successor=before.successor if before else None,
    )
    ask = wrong.recommendation
    return Prospect(
        drafted(ask=ask, judgement=judgement, by=by, last=wrong, is_correction=True), sources
    )


def _because(batch: Batch) -> str:
    return _("Taken back: %(because)s") % {"because": batch.because}
