"""The latest judgements of a selection, as the dashboard shows them."""

from django.contrib.auth.models import AnonymousUser

from campaigns.models import User
from letters.asof import AsOf
from letters.models import Assessment
from letters.querysets import RecommendationQuerySet

SHOWN = 5


def latest(
    user: User | AnonymousUser, chosen: RecommendationQuerySet, when: AsOf
) -> list[Assessment]:
    """The coalition's agreed ones; of a past day none: its rows say how things stood."""
    if when.is_past:
        return []
    rows = Assessment.objects.visible_to(user).agreed()
    return list(
        rows.filter(recommendation__in=chosen.order_by().values("pk"))
        .select_related("recommendation__letter")
        .defer("recommendation__letter__text")
        .order_by("-decided_at", "-pk")[:SHOWN]
    )
