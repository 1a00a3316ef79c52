from datetime import date

from django.db.models import Prefetch
from django.http import HttpResponse
from ninja import Query, Router, Schema

from campaigns.access import fetch
from campaigns.api.keeping import kept
from campaigns.api.pages import Page, Pages, paged
from campaigns.http import PageRequest
from letters.models import Letter, Signature
from letters.querysets import LetterQuerySet

router = Router(tags=["letters"])


class AddresseeOut(Schema):
    office: str
    holder: str
    country: str
    is_copy: bool


class LetterOut(Schema):
    """`signatories` are those who are named; how many are not named is not told."""

    id: int
    subject: str
    language: str
    campaign: str
    state: str
    sent_on: date | None
    expected_by: date | None
    due_on: date | None
    published_at: str
    addressees: list[AddresseeOut]
    signatories: list[str]
    recommendations: list[int]
    url: str


class WholeLetterOut(LetterOut):
    text: str


@router.get("/letters", response=Pages[LetterOut], url_name="letters")
@kept
def letters(request: PageRequest, response: HttpResponse, page: Query[Page]) -> dict:
    """Letters with whom they ask, who is named under them, and the numbers of what they ask."""
    rows = Letter.objects.visible_to(request.user)
    return paged(
        request, response, _told(rows, request).defer("text"), page,
        lambda row: _out(request, row), total=rows,
    )  # fmt: skip


@router.get("/letters/{int:pk}", response=WholeLetterOut, url_name="letter")
def letter(request: PageRequest, pk: int) -> dict:
    """One letter with its text."""
    row = fetch(_told(Letter.objects.all(), request), request.user, pk=pk)
    return _out(request, row) | {"text": row.text}


def _told(rows: LetterQuerySet, request: PageRequest) -> LetterQuerySet:
    signed = Signature.objects.visible_to(request.user).select_related("organisation")
    return rows.select_related("campaign").prefetch_related(
        "addressees", "recommendations", Prefetch("signatures", signed, to_attr="named")
    )


def _out(request: PageRequest, row: Letter) -> dict:
    standing = [one for one in row.named if one.stands()]  # type: ignore[attr-defined]
    return {
        "id": row.pk,
        "subject": row.subject,
        "language": row.language,
        "campaign": row.campaign.slug,
        "state": row.state,
        "sent_on": row.sent_on,
        "expected_by": row.expected_by,
        "due_on": row.due_on,
        "published_at": row.url,
        "addressees": [
            {name: getattr(one, name) for name in ("office", "holder", "country", "is_copy")}
            for one in row.addressees.all()
        ],
        "signatories": [str(one) for one in standing],
        "recommendations": [one.pk for one in row.recommendations.all()],
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }
