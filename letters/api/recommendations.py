from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema

from campaigns.access import fetch
from campaigns.api.keeping import kept
from campaigns.api.pages import Page, Pages, paged
from campaigns.http import PageRequest
from campaigns.models import User
from campaigns.statements import told
from letters import countries
from letters.api.filters import Day, Filters, day_from, picked_from, refuse_unknown
from letters.models import Recommendation
from letters.selectors.picked import Picked, selection
from letters.selectors.standing import codes_of, headline_of, standing_on, with_evidence_counts

STOOD = (
    "position", "position_since", "implementation", "implementation_since", "checked_until",
)  # fmt: skip

router = Router(tags=["recommendations"])


class RecommendationOut(Schema):
    """One ask with where it stands; codes as in /vocabulary."""

    id: int
    number: int
    text: str
    topics: list[str]
    subject_countries: list[str]
    letter_id: int
    letter: str
    campaign: str
    sent_on: date
    governments: list[str]
    position: str
    position_since: date | None
    implementation: str
    implementation_since: date | None
    checked_until: date | None
    headline: str
    flags: list[str]
    too_vague: str
    evidence_count: int
    url: str


@router.get("/recommendations", response=Pages[RecommendationOut], url_name="recommendations")
@kept
def recommendations(
    request: PageRequest,
    response: HttpResponse,
    filters: Query[Filters],  # type: ignore[valid-type]
    page: Query[Page],
) -> dict:
    """What was asked, by the filters of the dashboard. A filter that cannot be read is refused."""
    today = timezone.localdate()
    refuse_unknown(request.GET)
    user, picked = request.user, picked_from(filters.dict(), today)  # type: ignore[attr-defined]
    return paged(
        request,
        response,
        lambda before, most: told(_before, before, user, picked, today, most),
        page,
        lambda ask: _out(request, ask),
        total=selection(user, picked, today),
    )


def _before(
    key: int, user: User | AnonymousUser, picked: Picked, today: date, most: int
) -> QuerySet[Recommendation]:
    chosen = selection(user, picked, today).filter(pk__lt=key)
    rows = with_evidence_counts(chosen, picked.when(today)).select_related("letter__campaign")
    whole = rows.prefetch_related("letter__addressees")
    return whole.defer("letter__text", "letter__campaign__summary").order_by("-pk")[:most]


@router.get("/recommendations/{int:pk}", response=RecommendationOut, url_name="recommendation")
def recommendation(request: PageRequest, pk: int, asked: Query[Day]) -> dict:
    """One recommendation, as it stands or as it stood on a day."""
    when = day_from(asked.dict(), timezone.localdate())
    rows = with_evidence_counts(standing_on(Recommendation.objects.all(), when), when)
    return _out(request, fetch(rows.select_related("letter__campaign"), request.user, pk=pk))


def _out(request: PageRequest, ask: Recommendation) -> dict:
    places = [countries.name(one.country) for one in ask.letter.addressees.all()]
    return {
        "id": ask.pk,
        "number": ask.number,
        "text": ask.text,
        "topics": ask.topics,
        "subject_countries": ask.subject_countries,
        "letter_id": ask.letter_id,
        "letter": ask.letter.subject,
        "campaign": ask.letter.campaign.slug,
        "sent_on": ask.letter.sent_on,
        "governments": list(dict.fromkeys(places)),
        **{name: getattr(ask, f"stood_{name}") for name in STOOD},
        "headline": headline_of(ask).value,
        "flags": codes_of(ask),
        "too_vague": ask.uncheckable,
        "evidence_count": ask.evidence_count,  # type: ignore[attr-defined]
        "url": request.build_absolute_uri(ask.get_absolute_url()),
    }
