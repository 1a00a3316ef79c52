"""The sources on file for a selection: how many over time, and the list behind each number.

A source counts once for each direction in which it was filed, on the day it was first published,
however many recommendations it bears on.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Min, QuerySet
from django.urls import reverse
from django.utils.dateparse import parse_date

from campaigns.models import User
from letters.kinds import Relation
from letters.models import Evidence
from letters.selectors.periods import Period, periods
from letters.selectors.picked import Picked, selection
from letters.selectors.tables import counted_over

PER_PAGE = 30
BY_MONTH = """
, once AS (SELECT url, relation, min(published_on) AS day FROM filed GROUP BY 1, 2)
SELECT relation, date_trunc('month', day::timestamp)::date, count(*) FROM once GROUP BY 1, 2
ORDER BY 2
"""


@dataclass(frozen=True, slots=True)
class EvidenceOverTime:
    """By direction, how many sources were published in each period; `undated` ones in none."""

    periods: list[Period] = field(default_factory=list)
    counts: dict[str, list[int]] = field(default_factory=dict)
    undated: int = 0


def evidence_over_time(user: User | AnonymousUser, picked: Picked, today: date) -> EvidenceOverTime:
    """One query."""
    rows = counted_over(
        [
            (
                "filed(url, relation, published_on)",
                _filed(user, picked, today).values_list("url", "relation", "published_on"),
            )
        ],
        BY_MONTH,
    )
    undated = sum(times for _relation, month, times in rows if month is None)
    dated = [row for row in rows if row[1]]
    if not dated:
        return EvidenceOverTime(undated=undated)
    spans = periods(dated[0][1], max(picked.when(today).day, dated[-1][1]))
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(spans))
    for relation, month, times in dated:
        at = next(at for at, span in enumerate(spans) if month <= span.last)
        counts[relation][at] += times
    return EvidenceOverTime(spans, dict(counts), undated)


def _filed(user: User | AnonymousUser, picked: Picked, today: date) -> QuerySet[Evidence]:
    chosen = selection(user, picked, today).order_by()
    return Evidence.objects.filter(
        picked.when(today).filed(), recommendation__in=chosen.values("pk")
    )


def address(picked: Picked, relation: str, span: Period) -> str:
    """Of the list of these sources."""
    asked = [
        *picked.pairs,
        ("relation", relation),
        ("from", span.first.isoformat()),
        ("until", span.last.isoformat()),
    ]
    return f"{reverse('letters:evidence')}?{urlencode(asked)}"


@dataclass(frozen=True, slots=True)
class Line:
    """One source with the recommendations that it bears on."""

    source: Evidence
    filed: list[Evidence]


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """All that templates/letters/evidence_list.html may ask for."""

    picked: Picked
    relation: str
    first: date | None
    last: date | None
    page: Page
    lines: list[Line]


def evidence_list(
    *, user: User | AnonymousUser, picked: Picked, today: date, asked: Mapping[str, str], page: str
) -> EvidenceList:
    relation = asked.get("relation", "")
    relation = relation if relation in Relation.values else ""
    first, last = _day(asked.get("from", "")), _day(asked.get("until", ""))
    filed = _filed(user, picked, today)
    if relation:
        filed = filed.filter(relation=relation)
    once = filed.order_by().values("url").annotate(day=Min("published_on"), times=Count("pk"))
    if first:
        once = once.filter(day__gte=first)
    if last:
        once = once.filter(day__lte=last)
    found = Paginator(once.order_by(F("day").desc(nulls_last=True), "url"), PER_PAGE).get_page(page)
    return EvidenceList(
        picked=picked,
        relation=str(Relation(relation).label) if relation else "",
        first=first,
        last=last,
        page=found,
        lines=_lines(filed, [one["url"] for one in found]),
    )


def _lines(filed: QuerySet[Evidence], urls: list[str]) -> list[Line]:
    by_url: dict[str, list[Evidence]] = defaultdict(list)
    rows = filed.filter(url__in=urls).select_related("recommendation__letter")
    for one in rows.defer("recommendation__letter__text").order_by("published_on", "pk"):
        by_url[one.url].append(one)
    return [Line(by_url[url][0], by_url[url]) for url in urls]


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None
