"""What the press reported and the coalition accepted: all of it, newest publication first."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from campaigns.models import Campaign, User
from letters import countries
from letters.kinds import SourceKind
from letters.models import Addressee, Evidence, Letter
from news.models import Problem

PER_PAGE = 30
PRESS = (SourceKind.NEWS_REPORT, SourceKind.OPINION)
NUMBERS = {"ask": "recommendation", "letter": "recommendation__letter"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that templates/news/coverage.html may ask for. `picked` are filters as in the address;
    `query` says them again."""

    page: Page
    total: int
    picked: Mapping[str, str]
    query: str
    campaigns: list[Campaign]
    countries: list[tuple[str, str]]


def coverage(
    *, user: User | AnonymousUser, asked: Mapping[str, str], page: str | int = 1
) -> Coverage:
    names = ("campaign", "country", "ask", "letter", "office")
    picked = {name: asked.get(name, "")[:50] for name in names}
    listed = Paginator(accepted(user, picked), PER_PAGE).get_page(page)
    letters = Letter.objects.visible_to(user)
    codes = Addressee.objects.filter(letter__in=letters).order_by().values_list("country")
    known = sorted({code for (code,) in codes.distinct()})
    return Coverage(
        page=listed,
        total=listed.paginator.count,
        picked=picked,
        query=urlencode({name: value for name, value in picked.items() if value}),
        campaigns=list(Campaign.objects.visible_to(user)),
        countries=[(code, countries.name(code)) for code in known],
    )


def accepted(user: User | AnonymousUser, picked: Mapping[str, str]) -> QuerySet[Evidence]:
    found = Evidence.objects.visible_to(user).standing()
    found = found.filter(Q(source_kind__in=PRESS) | Q(match__isnull=False))
    if picked["campaign"]:
        found = found.filter(recommendation__letter__campaign__slug=picked["campaign"])
    for name, path in NUMBERS.items():
        if picked[name]:
            found = found.filter(**{path: _number(picked[name])})
    addressed = Addressee.objects.filter(letter=OuterRef("recommendation__letter"))
    if picked["country"]:
        found = found.filter(Exists(addressed.filter(country=picked["country"].upper())))
    if picked["office"]:
        found = found.filter(Exists(addressed.filter(known_office=_number(picked["office"]))))
    rows = found.select_related("recommendation__letter__campaign")
    return rows.order_by(F("published_on").desc(nulls_last=True), "-pk")


def _number(typed: str) -> int:
    """0 is nobody's number, so that what is none finds nothing."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0


def held_problems(user: User, page: str | int = 1) -> Page:
    """What readers said and nobody has settled, for those who clear the desk."""
    rows = Problem.objects.visible_to(user).held()
    return Paginator(rows.select_related("evidence__recommendation__letter"), PER_PAGE).get_page(
        page
    )
