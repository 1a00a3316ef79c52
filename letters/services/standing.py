"""The only writer of the copies on recommendations and letters: of what is on file and agreed."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from django.db.models import Max, prefetch_related_objects

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


def stood(position: str, since: date) -> dict[str, object]:
    """The copies of an ask that is put on file together with its only answer."""
    return {"position": position, "position_since": since}


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
    copy_assessments([recommendation])


def copy_assessments(recommendations: Sequence[Recommendation]) -> None:
    """The same for many at once."""
    views = latest_views(recommendations)
    agreed = {ask: found.get((Assessor.COALITION, "")) for ask, found in views.items()}
    prefetch_related_objects([one for one in agreed.values() if one], "evidence")
    for one in recommendations:
        _follow(one, agreed[one.pk])
        one.is_disputed = is_disputed(views[one.pk])
        cite(one, agreed[one.pk])
    Recommendation.objects.bulk_update(
        recommendations,
        ["implementation", "implementation_since", "checked_until", "successor", "is_disputed",
         *CITED],
    )  # fmt: skip


def _follow(recommendation: Recommendation, agreed: Assessment | None) -> None:
    if agreed:
        recommendation.implementation = agreed.implementation
        recommendation.implementation_since = agreed.holds_since
        recommendation.checked_until = agreed.considered_until
        recommendation.successor_id = agreed.successor_id


def cite(recommendation: Recommendation, agreed: Assessment | None) -> None:
    """Count what the agreed status rests on; does not save."""
    sources = list(agreed.evidence.all()) if agreed else []
    standing = [one for one in sources if not one.retracted_at]
    recommendation.cited = len(standing)
    recommendation.cited_primary = sum(one.source_kind in PRIMARY for one in standing)
    recommendation.cited_retracted = len(sources) - len(standing)


Views: TypeAlias = dict[tuple[str, str], Assessment]


def latest_views(recommendations: Sequence[Recommendation]) -> dict[int, Views]:
    """By ask, of each assessor, by (kind, folded name), the approved assessment that counts now."""
    found: dict[int, Views] = {one.pk: {} for one in recommendations}
    rows = Assessment.objects.filter(
        recommendation__in=recommendations, state=Assessment.State.APPROVED
    )
    for one in rows.order_by("decided_at", "pk"):
        found[one.recommendation_id][(one.assessor, one.assessor_name.lower())] = one
    return found


def is_disputed(views: Views) -> bool:
    """Somebody who looked came to another view than the coalition, which looked as well."""
    held = {judge: one.implementation for judge, one in views.items()}
    agreed = held.get((Assessor.COALITION, ""), Implementation.NOT_ASSESSED)
    silent = {agreed, Implementation.NOT_ASSESSED}
    return agreed != Implementation.NOT_ASSESSED and not silent.issuperset(held.values())
