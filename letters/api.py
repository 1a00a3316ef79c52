"""What is public, for machines: the same selectors and the same visibility as the pages."""

from datetime import date

from django.utils import timezone
from ninja import Query, Router, Schema

from campaigns.access import fetch
from campaigns.http import PageRequest
from letters import countries
from letters.asof import AsOf
from letters.models import Recommendation
from letters.selectors.board import listed
from letters.selectors.picked import Picked, selection
from letters.selectors.standing import flags_of, headline_of, standing_on, with_evidence_counts

STOOD = (
    "position", "position_since", "implementation", "implementation_since", "checked_until",
)  # fmt: skip

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
    flags: list[str]
    evidence_count: int
    url: str


class RecommendationsOut(Schema):
    count: int
    page: int
    pages: int
    items: list[RecommendationOut]


class Day(Schema):
    """How it stood on a day (`as_of`, ISO 8601); with `filed`, what was on file then."""

    as_of: str = ""
    filed: str = ""


class Filters(Day):
    """The dashboard's filters; what is not known is not applied."""

    country: str = ""
    campaign: str = ""
    position: str = ""
    implementation: str = ""
    flag: str = ""
    text: str = ""
    superseded: str = ""


@router.get("/recommendations", response=RecommendationsOut, url_name="recommendations")
def recommendations(request: PageRequest, filters: Query[Filters], page: int = 1) -> dict:
    """A page of 25, newest letter first."""
    today = timezone.localdate()
    picked = Picked.of(filters.dict(), today)
    chosen = selection(request.user, picked, today)
    found = listed(chosen, picked.when(today), page, chosen.count())
    return {
        "count": found.paginator.count,
        "page": found.number,
        "pages": found.paginator.num_pages,
        "items": [_out(request, ask) for ask in found],
    }


@router.get("/recommendations/{int:pk}", response=RecommendationOut, url_name="recommendation")
def recommendation(request: PageRequest, pk: int, asked: Query[Day]) -> dict:
    when = AsOf.of(asked.dict(), timezone.localdate())
    rows = with_evidence_counts(standing_on(Recommendation.objects.all(), when), when)
    return _out(request, fetch(rows.select_related("letter__campaign"), request.user, pk=pk))


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
        **{name: getattr(ask, f"stood_{name}") for name in STOOD},
        "headline": headline_of(ask).value,
        "flags": [one.code for one in flags_of(ask)],
        "evidence_count": ask.evidence_count,  # type: ignore[attr-defined]
        "url": request.build_absolute_uri(ask.get_absolute_url()),
    }
