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


def review_queue(*, user: User) -> ReviewQueue:
    least = MINIMUM_ROLE[Action.REVIEW_STATUS]
    coalitions = [coalition for coalition, role in user.roles.items() if role >= least]
    seen = Assessment.objects.visible_to(user).select_related(
        "recommendation__letter", "proposed_by", "decided_by"
    )
    return ReviewQueue(
        waiting=list(seen.to_review_by(user, coalitions).order_by("proposed_at")),
        mine=list(seen.filter(proposed_by=user)[:RECENT]),
        is_reviewer=bool(coalitions),
    )
