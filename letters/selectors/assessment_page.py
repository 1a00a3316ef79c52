from dataclasses import dataclass

from campaigns.models import User
from campaigns.policies import Action, can
from letters.models import Assessment, Evidence


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """All that templates/letters/assessment.html may ask for."""

    assessment: Assessment
    evidence: list[Evidence]
    history: list[Assessment]
    is_open: bool
    is_mine: bool
    may_review: bool


def assessment_page(*, assessment: Assessment, user: User) -> AssessmentPage:
    ask = assessment.recommendation
    history = (
        ask.assessments.visible_to(user)
        .exclude(pk=assessment.pk)
        .select_related("proposed_by", "decided_by")
    )
    is_mine = assessment.proposed_by_id == user.pk
    return AssessmentPage(
        assessment=assessment,
        evidence=list(assessment.evidence.all()),
        history=list(history),
        is_open=assessment.state == Assessment.State.PROPOSED,
        is_mine=is_mine,
        may_review=not is_mine and can(user, Action.REVIEW_STATUS, ask.letter.campaign),
    )
