from django.db.models import Prefetch
from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema

from campaigns.api.keeping import kept
from campaigns.api.pages import Page, Pages, paged
from campaigns.http import PageRequest
from letters.models import Office, Term
from letters.terms import held_on

router = Router(tags=["offices"])


class OfficeOut(Schema):
    """`holder` is who holds it today, where that is noted."""

    id: int
    country: str
    name: str
    holder: str
    url: str


@router.get("/offices", response=Pages[OfficeOut], url_name="offices")
@kept
def offices(request: PageRequest, response: HttpResponse, page: Query[Page]) -> dict:
    """Offices that letters ask, with who holds them today."""
    rows = Office.objects.visible_to(request.user)
    terms = Prefetch("terms", Term.objects.visible_to(request.user))
    return paged(
        request, response, rows.prefetch_related(terms), page,
        lambda row: _out(request, row), total=rows,
    )  # fmt: skip


def _out(request: PageRequest, row: Office) -> dict:
    term = held_on(row.terms.all(), timezone.localdate())
    return {
        "id": row.pk,
        "country": row.country,
        "name": row.name,
        "holder": term.holder if term else "",
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }
