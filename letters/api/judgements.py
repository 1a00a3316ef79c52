from dataclasses import asdict
from datetime import date, datetime

from django.db.models import TextChoices
from django.http import HttpResponse
from ninja import Query, Router, Schema

from campaigns.api.keeping import kept
from campaigns.api.pages import Page, Pages, paged
from campaigns.http import PageRequest
from letters.flags import Flag
from letters.models import Assessment
from letters.selectors.vocabulary import headlines, words
from letters.statuses import Implementation, Position

router = Router(tags=["judgements"])
AXES: dict[str, type[TextChoices]] = {
    "position": Position,
    "implementation": Implementation,
    "flag": Flag,
}


class AssessmentOut(Schema):
    """A judgement that two people agreed on. `corrects` is the one that was wrong."""

    id: int
    recommendation: int
    assessor: str
    assessor_name: str
    previous: str
    implementation: str
    effective_on: date
    considered_until: date
    because: str
    missing: str
    reason: str
    corrects: int | None
    decided_at: datetime | None
    evidence: list[int]
    url: str


class WordOut(Schema):
    code: str
    label: str
    meaning: str


class VocabularyOut(Schema):
    position: list[WordOut]
    implementation: list[WordOut]
    flag: list[WordOut]
    headline: list[WordOut]


@router.get("/assessments", response=Pages[AssessmentOut], url_name="assessments")
@kept
def assessments(
    request: PageRequest, response: HttpResponse, page: Query[Page], recommendation: int = 0
) -> dict:
    """How judgements followed each other; of one recommendation where its number is given."""
    return _listed(request, response, page, {"recommendation": recommendation})


@router.get("/corrections", response=Pages[AssessmentOut], url_name="corrections")
@kept
def corrections(request: PageRequest, response: HttpResponse, page: Query[Page]) -> dict:
    """Judgements that set an earlier one right."""
    return _listed(request, response, page, {"corrects__isnull": False})


def _listed(request: PageRequest, response: HttpResponse, page: Page, only: dict) -> dict:
    rows = Assessment.objects.visible_to(request.user).filter(state=Assessment.State.APPROVED)
    rows = rows.filter(**{name: value for name, value in only.items() if value != 0})
    told = rows.prefetch_related("evidence")
    return paged(request, response, told, page, lambda row: _out(request, row), total=rows)


def _out(request: PageRequest, row: Assessment) -> dict:
    same = (
        "assessor", "assessor_name", "previous", "implementation", "effective_on",
        "considered_until", "because", "missing", "reason", "decided_at",
    )  # fmt: skip
    return {
        "id": row.pk,
        "recommendation": row.recommendation_id,
        **{name: getattr(row, name) for name in same},
        "corrects": row.corrects_id,
        "evidence": [one.pk for one in row.evidence.all() if one.retracted_at is None],
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }


@router.get("/vocabulary", response=VocabularyOut, url_name="vocabulary")
def vocabulary(request: PageRequest) -> dict:
    """The codes with their labels and what they mean."""
    told = {name: [asdict(one) for one in words(axis)] for name, axis in AXES.items()}
    return told | {"headline": [asdict(one) for one in headlines()]}
