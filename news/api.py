"""Coverage that was accepted, and suggestions of more."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from campaigns.access import fetch
from campaigns.api.keeping import kept
from campaigns.api.pages import Page, Pages, paged
from campaigns.api.problems import Refused
from campaigns.api.reader import may_suggest
from campaigns.http import PageRequest
from letters.api.answers import EvidenceOut, evidence_out
from letters.models import Recommendation
from news.errors import NewsError
from news.models import Tip
from news.selectors.coverage import accepted
from news.services.tips import send_tip

PRINTED = r"^[^\x00]*$"  # no database stores the sign of no meaning
router = Router(tags=["coverage"])


class CoverageQuery(Schema):
    campaign: str = Field("", max_length=50)
    country: str = Field("", max_length=2)
    ask: str = Field("", max_length=9)
    letter: str = Field("", max_length=9)
    office: str = Field("", max_length=9)
    theme: str = Field("", max_length=80)
    relation: str = Field("", max_length=20)


class SuggestionIn(Schema):
    """An article that bears on a recommendation; somebody looks at it before it is shown."""

    recommendation: int
    url: str = Field(max_length=2000, pattern=PRINTED)
    shows: Tip.Shows = Tip.Shows.OTHER
    note: str = Field("", max_length=500, pattern=PRINTED)


class TakenOut(Schema):
    detail: str


@router.get("/coverage", response=Pages[EvidenceOut], url_name="coverage")
@kept
def coverage(
    request: PageRequest, response: HttpResponse, picked: Query[CoverageQuery], page: Query[Page]
) -> dict:
    """What the press reported and the coalition accepted."""
    rows = accepted(request.user, picked.dict())
    return paged(request, response, rows, page, lambda row: evidence_out(request, row))


@router.post("/suggestions", response={202: TakenOut}, url_name="suggestions")
def suggest(request: PageRequest, given: SuggestionIn) -> Status:
    """Suggest an article. Needs a token that may suggest."""
    token = may_suggest(request)
    ask = fetch(Recommendation.objects, request.user, pk=given.recommendation)
    try:
        send_tip(
            recommendation=ask, url=given.url, shows=given.shows, note=given.note,
            sender=token.user,
        )  # fmt: skip
    except NewsError as error:
        raise Refused(422, str(error)) from None
    return Status(202, {"detail": _("Thank you. Somebody of the coalition will look at it.")})
