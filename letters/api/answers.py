from datetime import date

from django.http import HttpResponse
from ninja import Query, Router, Schema

from campaigns.api.keeping import kept
from campaigns.api.pages import Page, Pages, paged
from campaigns.http import PageRequest
from letters.models import Evidence, Response

SAID = ("position", "quality", "reason", "quote", "detail")
router = Router(tags=["answers and evidence"])


class AnswerOut(Schema):
    """What a response says of one recommendation."""

    recommendation: int
    position: str
    quality: str
    reason: str
    quote: str
    detail: str


class ResponseOut(Schema):
    """`retraction` says why it no longer counts; empty while it stands."""

    id: int
    letter_id: int
    kind: str
    channel: str
    dated: date
    from_office: str
    from_person: str
    summary: str
    language: str
    source: str
    promised_by: date | None
    retraction: str
    answers: list[AnswerOut]
    url: str


class EvidenceOut(Schema):
    id: int
    recommendation: int
    relation: str
    source_kind: str
    title: str
    outlet: str
    published_on: date | None
    note: str
    source: str
    url: str


@router.get("/responses", response=Pages[ResponseOut], url_name="responses")
@kept
def responses(request: PageRequest, response: HttpResponse, page: Query[Page]) -> dict:
    """What governments answered, retracted ones marked."""
    rows = Response.objects.visible_to(request.user)
    told = rows.select_related("letter").defer("text", "letter__text").prefetch_related("answers")
    return paged(request, response, told, page, lambda row: _response(request, row), total=rows)


def _response(request: PageRequest, row: Response) -> dict:
    same = (
        "letter_id", "kind", "channel", "dated", "from_office", "from_person", "language",
        "promised_by", "retraction",
    )  # fmt: skip
    said = () if row.retracted_at else row.answers.all()
    return {
        "id": row.pk,
        **{name: getattr(row, name) for name in same},
        "summary": row.summary,
        "source": row.url,
        "answers": [
            {
                "recommendation": one.recommendation_id,
                **{name: getattr(one, name) for name in SAID},
            }
            for one in said
        ],
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }


@router.get("/evidence", response=Pages[EvidenceOut], url_name="evidence")
@kept
def evidence(
    request: PageRequest, response: HttpResponse, page: Query[Page], recommendation: int = 0
) -> dict:
    """Sources that stand; of one recommendation where its number is given."""
    rows = Evidence.objects.visible_to(request.user).standing()
    if recommendation:
        rows = rows.filter(recommendation=recommendation)
    told = rows.select_related("recommendation")
    return paged(request, response, told, page, lambda row: evidence_out(request, row), total=rows)


def evidence_out(request: PageRequest, row: Evidence) -> dict:
    same = ("relation", "source_kind", "title", "outlet", "published_on", "note")
    return {
        "id": row.pk,
        "recommendation": row.recommendation_id,
        **{name: getattr(row, name) for name in same},
        "source": row.url,
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }
