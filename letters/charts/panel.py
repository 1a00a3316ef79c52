"""The charts of a selection, as a part of the dashboard and as a page of its own."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from campaigns.models import User
from letters.asof import AsOf
from letters.charts import evidence, governments, implementation, position, response_times
from letters.charts.paper import DARK, Chart
from letters.selectors.chips import Chip, chips_of
from letters.selectors.choices import labels_of
from letters.selectors.facets import figures_told
from letters.selectors.naming import names_of
from letters.selectors.over_time import over_time
from letters.selectors.picked import Picked

CHARTS: dict[str, Callable[[User | AnonymousUser, Picked, date], Chart]] = {
    "implementation": implementation.chart,
    "position": position.chart,
    "response_times": response_times.chart,
    "evidence": evidence.chart,
    "governments": governments.chart,
}


@dataclass(frozen=True, slots=True)
class Panel:
    """All that templates/letters/charts.html may ask for. `dark` are the colours on dark paper."""

    picked: Picked
    when: AsOf
    charts: list[Chart]
    chips: list[Chip]
    dark: str


def panel(user: User | AnonymousUser, asked: Mapping[str, str], *, is_part: bool) -> Panel:
    """One query for each kind of figures; a part stands where the filters are to be seen."""
    today = timezone.localdate()
    picked = Picked.of(asked, today)
    return Panel(
        picked=picked,
        when=picked.when(today),
        charts=charts_of(user, picked, today),
        chips=[] if is_part else _chips(user, picked, today),
        dark=json.dumps(DARK),
    )


def charts_of(user: User | AnonymousUser, picked: Picked, today: date) -> list[Chart]:
    """All of CHARTS; what two of them share is counted once."""
    moved = over_time(user, picked, today)
    drawn = {
        "implementation": implementation.of(moved, picked),
        "position": position.of(moved, picked),
    }
    return [drawn.get(name) or chart(user, picked, today) for name, chart in CHARTS.items()]


def _chips(user: User | AnonymousUser, picked: Picked, today: date) -> list[Chip]:
    labels = labels_of(figures_told(user, picked, today))
    return chips_of(picked, labels | names_of(user, picked, labels), today)


def drawn_chart(name: str, user: User | AnonymousUser, asked: Mapping[str, str]) -> Chart:
    today = timezone.localdate()
    return CHARTS[name](user, Picked.of(asked, today), today)
