from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.db.models import Count, Min, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from campaigns.models import User
from news.querysets import MatchQuerySet

LOOK_BACK = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What is left on the desk, and how long it takes at the pace of the last two weeks."""

    waiting: int
    today: int
    mine: int
    oldest: date | None
    pace: int  # stories that one person clears on a day of work; 0: nobody cleared any

    @property
    def days(self) -> int:
        """Days of work for one person."""
        return ceil(self.waiting / self.pace) if self.pace else 0


def day_plan(matches: MatchQuerySet, *, user: User) -> DayPlan:
    """Two queries; `matches` are all that this person may decide on."""
    today = timezone.localdate()
    told = (
        matches.open()
        .by_story()
        .aggregate(
            waiting=Count("item", distinct=True),
            today=Count("item", distinct=True, filter=Q(article__found_at__date=today)),
            mine=Count("item", distinct=True, filter=Q(article__assignments__to=user)),
            oldest=Min("article__found_at"),
        )
    )
    oldest = told.pop("oldest")
    return DayPlan(
        **told, oldest=timezone.localdate(oldest) if oldest else None, pace=_pace(matches)
    )


def _pace(matches: MatchQuerySet) -> int:
    since = timezone.now() - LOOK_BACK
    days = (
        matches.filter(decided_at__gte=since)
        .by_story()
        .values("decided_by", day=TruncDate("decided_at"))
        .order_by()
        .annotate(cleared=Count("item", distinct=True))
    )
    cleared = [one["cleared"] for one in days]
    return round(sum(cleared) / len(cleared)) if cleared else 0
