from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from campaigns.models import User
from campaigns.policies import Action, can
from letters.models import Assessment, Evidence, Recommendation
from letters.selectors.recommendation_page import successor_of

AT_FIRST = 20


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """All that templates/letters/assessment.html may ask for.

    `before` is what the proposal would change: the judgement of the same judge that counts now,
    or counted when this one was decided. `unused` are sources on file that it does not cite.
    """

    assessment: Assessment
    before: Assessment | None
    successor: Recommendation | None
    evidence: list[Evidence]
    unused: int
    history: list[Assessment]
    earlier: int
    is_open: bool
    is_mine: bool
    may_review: bool
    is_inside: bool


def assessment_page(*, assessment: Assessment, user: User | AnonymousUser) -> AssessmentPage:
    ask = assessment.recommendation
    others = (
        ask.assessments.visible_to(user)
        .exclude(pk=assessment.pk)
        .select_related("proposed_by", "decided_by")
        .order_by("-decided_at", "-pk")
    )
    history = list(others)
    evidence = list(assessment.evidence.all())
    is_mine = assessment.proposed_by_id == user.pk
    return AssessmentPage(
        assessment=assessment,
        before=_before(assessment, history),
        successor=successor_of(assessment, user),
        evidence=evidence,
        unused=ask.evidence.standing().count() - sum(not one.retracted_at for one in evidence),
        history=history[:AT_FIRST],
        earlier=max(len(history) - AT_FIRST, 0),
        is_open=assessment.state == Assessment.State.PROPOSED,
        is_mine=is_mine,
        may_review=not is_mine and can(user, Action.REVIEW_STATUS, ask.letter.campaign),
        is_inside=can(user, Action.READ_RECORD, ask.letter.campaign),
    )


def _before(assessment: Assessment, history: list[Assessment]) -> Assessment | None:
    """`history` is in the order of decisions, last first."""
    judge = (assessment.assessor, assessment.assessor_name.lower())
    for one in history:
        is_same = (one.assessor, one.assessor_name.lower()) == judge
        if not is_same or one.state != Assessment.State.APPROVED or not one.decided_at:
            continue
        if assessment.decided_at is None or one.decided_at < assessment.decided_at:
            return one
    return None
