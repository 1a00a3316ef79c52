"""What a digest tells: what changed in a month, and how things stood at its end. As everybody sees
it, since a mail can be passed on and stays when its reader has left."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone

from letters.charts import implementation, position
from letters.charts.paper import Chart
from letters.models import Digest
from letters.selectors.bars import Bar
from letters.selectors.board import board
from letters.selectors.changes import Change, changes, followed_selection
from letters.selectors.picked import Picked

EVERYBODY = AnonymousUser()
SHOWN = 12


@dataclass(frozen=True, slots=True)
class DigestPage:
    """All that templates/letters/mail/digest.* may ask for. `path` is the dashboard as of `last`,
    `moved` the selection today, by last movement."""

    name: str
    first: date
    last: date
    says: str
    bars: list[Bar]
    chart: Chart | None
    changes: list[Change]
    more: int
    path: str
    moved: str


def digest_page(digest: Digest, today: date) -> DigestPage:
    first = digest.month
    after = (first + timedelta(days=31)).replace(day=1)
    last = after - timedelta(days=1)
    query = QueryDict(digest.view.query)
    asked = query.dict() | {"as_of": last.isoformat()}
    figures = board(user=EVERYBODY, asked=asked)
    found = changes(followed_selection(query, today), _midnight(first), _midnight(after))
    return DigestPage(
        name=digest.view.name,
        first=first,
        last=last,
        says=figures.standfirst,
        bars=figures.bars if figures.total else [],
        chart=_chart(figures.picked, today),
        changes=found[:SHOWN],
        more=len(found[SHOWN:]),
        path=figures.picked.address(),
        moved=Picked.of(query, today).address(sort="moved"),
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _chart(picked: Picked, today: date) -> Chart | None:
    """What was done; while nothing has been looked at, what was said."""
    for make in (implementation.chart, position.chart):
        chart = make(EVERYBODY, picked, today)
        if chart.spec:
            return chart
    return None
