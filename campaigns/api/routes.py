"""Coalitions, their organisations and campaigns."""

from django.http import HttpResponse
from ninja import Query, Router, Schema

from campaigns.access import fetch
from campaigns.api.keeping import kept
from campaigns.api.pages import Page, Pages, paged
from campaigns.http import PageRequest
from campaigns.models import Campaign, Coalition, Organisation

router = Router(tags=["coalitions"])


class CoalitionOut(Schema):
    id: int
    slug: str
    name: str
    members: list[str]


class OrganisationOut(Schema):
    id: int
    name: str
    country: str
    website: str
    coalitions: list[str]


class CampaignOut(Schema):
    id: int
    slug: str
    name: str
    summary: str
    coalition: str
    url: str


@router.get("/coalitions", response=Pages[CoalitionOut], url_name="coalitions")
@kept
def coalitions(request: PageRequest, response: HttpResponse, page: Query[Page]) -> dict:
    """Coalitions with the organisations that are members now."""
    rows = Coalition.objects.filter(
        pk__in=Coalition.objects.visible_to(request.user).order_by().values("pk")
    )
    rows = rows.prefetch_related("memberships__organisation")
    return paged(request, response, rows, page, _coalition)


def _coalition(row: Coalition) -> dict:
    current = [one for one in row.memberships.all() if one.left_on is None]
    names = sorted(str(one.organisation) for one in current)
    return {"id": row.pk, "slug": row.slug, "name": row.name, "members": names}


@router.get("/organisations", response=Pages[OrganisationOut], url_name="organisations")
@kept
def organisations(request: PageRequest, response: HttpResponse, page: Query[Page]) -> dict:
    """Members of coalitions. Who signed which letter stands with the letter."""
    open_to_all = Coalition.objects.visible_to(request.user).order_by().values("pk")
    rows = Organisation.objects.filter(
        pk__in=Organisation.objects.filter(
            memberships__coalition__in=open_to_all, memberships__left_on=None
        ).values("pk")
    ).prefetch_related("memberships__coalition")
    shown = set(Coalition.objects.visible_to(request.user).values_list("pk", flat=True))
    return paged(request, response, rows, page, lambda row: _organisation(row, shown))


def _organisation(row: Organisation, shown: set[int]) -> dict:
    current = [one for one in row.memberships.all() if one.left_on is None]
    slugs = sorted(one.coalition.slug for one in current if one.coalition_id in shown)
    return {
        "id": row.pk, "name": row.name, "country": row.country, "website": row.website,
        "coalitions": slugs,
    }  # fmt: skip


@router.get("/campaigns", response=Pages[CampaignOut], url_name="campaigns")
@kept
def campaigns(request: PageRequest, response: HttpResponse, page: Query[Page]) -> dict:
    """What coalitions want; letters are written for a campaign."""
    rows = Campaign.objects.visible_to(request.user).select_related("coalition")
    return paged(request, response, rows, page, lambda row: _campaign(request, row))


@router.get("/campaigns/{slug}", response=CampaignOut, url_name="campaign")
def campaign(request: PageRequest, slug: str) -> dict:
    """One campaign."""
    rows = Campaign.objects.select_related("coalition")
    return _campaign(request, fetch(rows, request.user, slug=slug))


def _campaign(request: PageRequest, row: Campaign) -> dict:
    return {
        "id": row.pk, "slug": row.slug, "name": row.name, "summary": row.summary,
        "coalition": row.coalition.slug,
        "url": request.build_absolute_uri(row.get_absolute_url()),
    }  # fmt: skip
