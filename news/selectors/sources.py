from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncWeek
from django.utils import timezone

from campaigns.models import Coalition, User
from campaigns.policies import Action
from campaigns.selectors.campaign_page import coalitions_to
from news.models import Article, Source, Trouble

PER_PAGE = 50
WEEK = timedelta(days=7)
WEEKS, TROUBLES, LATEST = 8, 10, 10
FILTERS = {
    "failing": Q(is_active=True, failures__gt=0),
    "paused": Q(is_active=False),
    "silent": Q(is_active=True, failures=0, succeeded_at__isnull=False, this_week=0),
}


@dataclass(frozen=True, slots=True)
class SourceLine:
    source: Source
    this_week: int
    health: str  # "paused" | "failing" | "new" | "well"


@dataclass(frozen=True, slots=True)
class SourceList:
    """All that templates/news/sources.html may ask for."""

    page: Page
    lines: list[SourceLine]
    state: str
    total: int
    failing: int
    paused: int
    coalitions: list[Coalition]


@dataclass(frozen=True, slots=True)
class Week:
    begins: date
    count: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that templates/news/source.html may ask for."""

    line: SourceLine
    weeks: list[Week]
    troubles: list[Trouble]
    latest: list[Article]


def source_list(*, user: User, state: str = "", page: str | int = 1) -> SourceList:
    seen = Source.objects.visible_to(user)
    counts = seen.aggregate(
        total=Count("pk"),
        failing=Count("pk", filter=FILTERS["failing"]),
        paused=Count("pk", filter=FILTERS["paused"]),
    )
    rows = seen.select_related("coalition").annotate(this_week=_this_week())
    if state in FILTERS:
        rows = rows.filter(FILTERS[state])
    listed = Paginator(rows.order_by("name", "pk"), PER_PAGE).get_page(page)
    return SourceList(
        page=listed,
        lines=[SourceLine(row, row.this_week, health(row)) for row in listed],  # type: ignore[attr-defined]
        state=state if state in FILTERS else "",
        coalitions=coalitions_to(user, Action.KEEP_SOURCES),
        **counts,
    )


def _this_week() -> Coalesce:
    found = Article.objects.filter(source=OuterRef("pk"), found_at__gte=timezone.now() - WEEK)
    return Coalesce(
        Subquery(found.order_by().values("source").annotate(n=Count("pk")).values("n")), 0
    )


def source_page(*, source: Source) -> SourcePage:
    today = timezone.localdate()
    first = today - timedelta(days=today.weekday()) - WEEK * (WEEKS - 1)
    found = Article.objects.filter(source=source)
    rows = (
        found.filter(found_at__date__gte=first)
        .annotate(week=TruncWeek("found_at"))
        .order_by()
        .values_list("week")
        .annotate(count=Count("pk"))
    )
    counted = {week.date(): count for week, count in rows}
    weeks = [Week(first + WEEK * at, counted.get(first + WEEK * at, 0)) for at in range(WEEKS)]
    this_week = found.filter(found_at__gte=timezone.now() - WEEK).count()
    return SourcePage(
        line=SourceLine(source, this_week, health(source)),
        weeks=weeks[::-1],
        troubles=list(source.troubles.all()[:TROUBLES]),
        latest=list(found.order_by("-found_at", "-pk")[:LATEST]),
    )


def health(source: Source) -> str:
    if not source.is_active:
        return "paused"
    if source.failures:
        return "failing"
    return "well" if source.succeeded_at else "new"


def feeds_to_export(*, user: User) -> list[tuple[str, str]]:
    """Address and name of each feed that `user` may see."""
    seen = Source.objects.visible_to(user).filter(kind=Source.Kind.FEED)
    return list(seen.order_by("name", "pk").values_list("feed_url", "name"))
