"""The only writer of a recommendation's statuses: they are copies of what is on file."""

from datetime import date

from letters.models import Answer, Assessment, Recommendation
from letters.statuses import Position


def copy_position(recommendations: list[Recommendation]) -> None:
    """Set each position from its latest publishable answer. Callers hold the rows' locks."""
    latest: dict[int, tuple[str, date]] = {}
    answers = Answer.objects.filter(
        recommendation__in=recommendations, response__is_confidential=False
    ).order_by("response__dated", "response__pk")
    for ask, position, dated in answers.values_list(
        "recommendation_id", "position", "response__dated"
    ):
        latest[ask] = (position, dated)
    for one in recommendations:
        one.position, one.position_since = latest.get(one.pk, (Position.NO_RESPONSE, None))
    Recommendation.objects.bulk_update(recommendations, ["position", "position_since"])


def copy_implementation(recommendation: Recommendation, approved: Assessment) -> None:
    """Set the implementation from the assessment just approved. The caller holds the lock."""
    if approved.implementation != approved.previous:
        recommendation.implementation_since = approved.effective_on
    recommendation.implementation = approved.implementation
    recommendation.checked_until = approved.considered_until
    recommendation.successor = approved.successor
    recommendation.save(
        update_fields=["implementation", "implementation_since", "checked_until", "successor"]
    )
