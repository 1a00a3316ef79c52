"""The only writer of the copies on recommendations and letters: of what is on file and agreed."""

from datetime import date

from django.db.models import Max

from letters.kinds import PRIMARY, Assessor
from letters.models import Answer, Assessment, Letter, Recommendation
from letters.statuses import Implementation, Position

CITED = ["cited", "cited_primary", "cited_retracted"]


def copy_position(recommendations: list[Recommendation]) -> None:
    """Set each position from its latest publishable answer. Callers hold the rows' locks."""
    latest: dict[int, tuple[str, date]] = {}
    answers = Answer.objects.filter(
        recommendation__in=recommendations,
        response__is_confidential=False,
        response__retracted_at=None,
    ).order_by("response__dated", "response__pk")
    for ask, position, dated in answers.values_list(
        "recommendation_id", "position", "response__dated"
    ):
        latest[ask] = (position, dated)
    for one in recommendations:
        one.position, one.position_since = latest.get(one.pk, (Position.NO_RESPONSE, None))
    Recommendation.objects.bulk_update(recommendations, ["position", "position_since"])


def copy_due(letter: Letter) -> None:
    """Set the day an answer is due: the expected one, or later where more time was promised in
    the open or agreed. The caller holds the lock."""
    promised = letter.responses.told().aggregate(last=Max("promised_by"))["last"]
    agreed = letter.extensions.aggregate(last=Max("until"))["last"]
    known = [day for day in (letter.expected_by, promised, agreed) if day]
    letter.due_on = max(known, default=None)
    letter.save(update_fields=["due_on"])


def copy_assessment(recommendation: Recommendation) -> None:
    """Set all that follows from the approved assessments. The caller holds the lock."""
    views = latest_views(recommendation)
    agreed = views.get((Assessor.COALITION, ""))
    if agreed:
        recommendation.implementation = agreed.implementation
        recommendation.implementation_since = agreed.holds_since
        recommendation.checked_until = agreed.considered_until
        recommendation.successor = agreed.successor
    recommendation.is_disputed = is_disputed(views)
    cite(recommendation, agreed)
    recommendation.save(
        update_fields=["implementation", "implementation_since", "checked_until", "successor",
                       "is_disputed", *CITED]
    )  # fmt: skip


def cite(recommendation: Recommendation, agreed: Assessment | None) -> None:
    """Count what the agreed status rests on; does not save."""
    sources = list(agreed.evidence.all()) if agreed else []
    standing = [one for one in sources if not one.retracted_at]
    recommendation.cited = len(standing)
    recommendation.cited_primary = sum(one.source_kind in PRIMARY for one in standing)
    recommendation.cited_retracted = len(sources) - len(standing)


def latest_views(recommendation: Recommendation) -> dict[tuple[str, str], Assessment]:
    """Of each assessor, by (kind, folded name), the approved assessment that counts now."""
    rows = recommendation.assessments.filter(state=Assessment.State.APPROVED)
    return {
        (one.assessor, one.assessor_name.lower()): one for one in rows.order_by("decided_at", "pk")
    }


def is_disputed(views: dict[tuple[str, str], Assessment]) -> bool:
    """Somebody who looked came to another view than the coalition."""
    agreed = views.get((Assessor.COALITION, ""))
    if agreed is None or agreed.implementation == Implementation.NOT_ASSESSED:
        return False
    return any(one.implementation != agreed.implementation for one in views.values())
