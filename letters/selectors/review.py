from dataclasses import dataclass

from django.db.models import Count, Q

from campaigns.models import User
from campaigns.policies import MINIMUM_ROLE, Action
from letters.models import Assessment, Batch, Contribution
from letters.querysets import BatchQuerySet

RECENT = 30


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """All that templates/letters/review.html may ask for."""

    waiting: list[Assessment]
    batches: list[Batch]
    claims: list[Contribution]
    mine: list[Assessment]
    my_batches: list[Batch]
    is_reviewer: bool


def _coalitions(user: User) -> list[int]:
    least = MINIMUM_ROLE[Action.REVIEW_STATUS]
    return [coalition for coalition, role in user.roles.items() if role >= least]


def next_to_review(user: User) -> Assessment | None:
    """The proposal that has waited longest for this reviewer."""
    seen = Assessment.objects.visible_to(user).filter(batch=None)
    return seen.to_review_by(user, _coalitions(user)).order_by("proposed_at", "pk").first()


def review_queue(*, user: User) -> ReviewQueue:
    coalitions = _coalitions(user)
    seen = Assessment.objects.visible_to(user).select_related(
        "recommendation__letter", "proposed_by", "decided_by"
    )
    alone = seen.filter(batch=None)
    batches = Batch.objects.visible_to(user).filter(kind=Batch.Kind.ASSESSMENT)
    return ReviewQueue(
        waiting=list(alone.to_review_by(user, coalitions).order_by("proposed_at", "pk")),
        batches=list(_counted(batches.to_review_by(user, coalitions)).order_by("at")),
        claims=_claims(user, coalitions),
        mine=list(alone.filter(proposed_by=user)[:RECENT]),
        my_batches=list(_counted(batches.filter(by=user))[:RECENT]),
        is_reviewer=bool(coalitions),
    )


def _claims(user: User, coalitions: list[int]) -> list[Contribution]:
    """Claims that a letter helped, which wait for a second person."""
    rows = (
        Contribution.objects.visible_to(user)
        .standing()
        .filter(agreed_by=None, recommendation__letter__campaign__coalition__in=coalitions)
    )
    return list(rows.exclude(by=user).select_related("recommendation__letter", "by").order_by("at"))


def _counted(batches: BatchQuerySet) -> BatchQuerySet:
    """With how many asks each is about, and how many of them wait."""
    open_now = Q(assessments__state=Assessment.State.PROPOSED)
    return batches.select_related("by").annotate(
        asks=Count("assessments", distinct=True),
        open=Count("assessments", filter=open_now, distinct=True),
    )
