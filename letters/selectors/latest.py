"""The latest judgements of a selection, as the dashboard shows them."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from campaigns.models import User
from campaigns.statements import told
from letters.asof import AsOf
from letters.models import Assessment
from letters.selectors.picked import Picked, selection

SHOWN = 5


def latest(user: User | AnonymousUser, picked: Picked, when: AsOf) -> list[Assessment]:
    """The coalition's agreed ones; of a past day none: its rows say how things stood."""
    return [] if when.is_past else told(_rows, 0, user, picked, when.today)


def _rows(
    _key: int, user: User | AnonymousUser, picked: Picked, today: date
) -> QuerySet[Assessment]:
    # What was agreed on shows wherever its ask does, and `chosen` holds no other: to join the rule
    # of visibility twice makes the plan a bad one.
    chosen = selection(user, picked, today).order_by().values("pk")
    rows = Assessment.objects.agreed().filter(recommendation__in=chosen)
    letters = rows.select_related("recommendation__letter").defer("recommendation__letter__text")
    return letters.order_by("-decided_at", "-pk")[:SHOWN]
