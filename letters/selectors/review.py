from dataclasses import dataclass

from campaigns.models import User
from campaigns.policies import MINIMUM_ROLE, Action
from letters.models import Assessment

RECENT = 30


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """All that templates/letters/review.html may ask for."""

    waiting: list[Assessment]
    mine: list[Assessment]
    is_reviewer: bool


def _coalitions(user: User) -> list[int]:
    least = MINIMUM_ROLE[Action.REVIEW_STATUS]
    return [coalition for coalition, role in user.roles.items() if role >= least]


def next_to_review(user: User) -> Assessment | None:
    """The proposal that has waited longest for this reviewer."""
    seen = Assessment.objects.visible_to(user)
    return seen.to_review_by(user, _coalitions(user)).order_by("proposed_at", "pk").first()


def review_queue(*, user: User) -> ReviewQueue:
    coalitions = _coalitions(user)
    seen = Assessment.objects.visible_to(user).select_related(
        "recommendation__letter", "proposed_by", "decided_by"
    )
    return ReviewQueue(
        waiting=list(seen.to_review_by(user, coalitions).order_by("proposed_at", "pk")),
        mine=list(seen.filter(proposed_by=user)[:RECENT]),
        is_reviewer=bool(coalitions),
    )
