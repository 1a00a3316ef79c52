from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from campaigns.models import User
from news.models import Source


@dataclass(frozen=True, slots=True)
class SourceLine:
    source: Source
    this_week: int
    health: str  # "paused" | "failing" | "new" | "well"


def source_lines(*, user: User) -> list[SourceLine]:
    since = timezone.now() - timedelta(days=7)
    rows = (
        Source.objects.visible_to(user)
        .select_related("coalition")
        .annotate(this_week=Count("articles", filter=Q(articles__found_at__gte=since)))
    )
    return [SourceLine(row, row.this_week, _health(row)) for row in rows]


def _health(source: Source) -> str:
    if not source.is_active:
        return "paused"
    if source.failures:
        return "failing"
    return "well" if source.succeeded_at else "new"
