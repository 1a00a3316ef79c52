"""What is public, for machines: the same selectors and the same visibility as the pages."""

from datetime import date

from django.utils import timezone
from ninja import Query, Router, Schema

from campaigns.access import fetch
from campaigns.http import PageRequest
from letters import countries
from letters.models import Recommendation
from letters.selectors.board import Picked, listed, selection

router = Router(tags=["recommendations"])


class RecommendationOut(Schema):
    """One ask with where it stands; codes as in docs/domain.md."""

    id: int
    number: int
    text: str
    topics: list[str]
    subject_countries: list[str]
    letter: str
    sent_on: date
    governments: list[str]
    position: str
    position_since: date | None
    implementation: str
    implementation_since: date | None
    checked_until: date | None
    headline: str
    evidence_count: int
    url: str


class RecommendationsOut(Schema):
    count: int
    page: int
    pages: int
    items: list[RecommendationOut]


class Filters(Schema):
    """The dashboard's filters; what is not known is not applied."""

    country: str = ""
    campaign: str = ""
    position: str = ""
    implementation: str = ""
    text: str = ""
    superseded: str = ""


@router.get("/recommendations", response=RecommendationsOut, url_name="recommendations")
def recommendations(request: PageRequest, filters: Query[Filters], page: int = 1) -> dict:
    """A page of 25, newest letter first."""
    chosen = selection(request.user, Picked.of(filters.dict()))
    found = listed(chosen, page, chosen.count())
    return {
        "count": found.paginator.count,
        "page": found.number,
        "pages": found.paginator.num_pages,
        "items": [_out(request, ask) for ask in found],
    }


@router.get("/recommendations/{int:pk}", response=RecommendationOut, url_name="recommendation")
def recommendation(request: PageRequest, pk: int) -> dict:
    rows = Recommendation.objects.with_evidence_counts().select_related("letter__campaign")
    return _out(request, fetch(rows, request.user, pk=pk))


def _out(request: PageRequest, ask: Recommendation) -> dict:
    return {
        "id": ask.pk,
        "number": ask.number,
        "text": ask.text,
        "topics": ask.topics,
        "subject_countries": ask.subject_countries,
        "letter": ask.letter.subject,
        "sent_on": ask.letter.sent_on,
        "governments": [countries.name(one.country) for one in ask.letter.addressees.all()],
        "position": ask.position,
        "position_since": ask.position_since,
        "implementation": ask.implementation,
        "implementation_since": ask.implementation_since,
        "checked_until": ask.checked_until,
        "headline": ask.headline_on(timezone.localdate()).value,
        "evidence_count": ask.evidence_count,  # type: ignore[attr-defined]
        "url": request.build_absolute_uri(ask.get_absolute_url()),
    }
