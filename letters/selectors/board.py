"""The dashboard: what was said, what was done, and the rows behind every number."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from campaigns.models import User
from campaigns.policies import Action, can_anywhere
from campaigns.remembering import recall
from letters.asof import AsOf
from letters.countries import Place, places
from letters.flags import EXPLAINED, Flag
from letters.models import Assessment, Recommendation
from letters.querysets import RecommendationQuerySet
from letters.selectors.bars import Bar, CrossRow, both_bars, columns, cross_table
from letters.selectors.chips import NAMES, Chip, chips_of
from letters.selectors.choices import MAIN, MORE, Facet, facets_of, labels_of
from letters.selectors.facets import figures
from letters.selectors.latest import latest
from letters.selectors.naming import names_of
from letters.selectors.ordering import SORTS, in_order
from letters.selectors.picked import Picked, selection
from letters.selectors.standing import (
    Raised,
    flags_beside,
    headline_of,
    last_movement,
    with_evidence_counts,
)
from letters.selectors.told import beside, finding, told_in_full
from letters.statuses import Implementation

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Row:
    ask: Recommendation
    headline: str
    headline_label: str
    governments: list[Place]
    flags: list[Raised]
    last_movement: date


class Counted(Paginator):
    """A paginator that knows how many rows there are already."""

    def __init__(self, rows: QuerySet, per_page: int, total: int) -> None:
        super().__init__(rows, per_page)
        self._total = total

    @cached_property
    def count(self) -> int:
        return self._total


@dataclass(frozen=True, slots=True)
class Board:
    """All that templates/letters/board.html may ask for."""

    picked: Picked
    page: Page
    rows: list[Row]
    total: int
    standfirst: str
    finding: str
    beside: str
    bars: list[Bar]
    columns: list[Implementation]
    cross: list[CrossRow]
    facets: list[Facet]
    more_facets: list[Facet]
    is_more_picked: bool
    sorts: list[tuple[str, str]]
    latest: list[Assessment]
    ignored: list[str]
    flag_says: str
    chips: list[Chip]
    superseded_url: str
    other_knowledge_url: str
    day_query: str
    when: AsOf
    may_select: bool


def board(*, user: User | AnonymousUser, asked: Mapping[str, str], page: str | int = 1) -> Board:
    today = timezone.localdate()
    picked = Picked.of(asked, today)
    when = picked.when(today)
    chosen = selection(user, picked, today)
    told = recall("figures", user.pk, picked.query, make=lambda: figures(user, picked, today))
    counts = told.pairs
    found = listed(chosen, when, page, told.total, picked.sort)
    labels = labels_of(told)
    labels |= names_of(user, picked, labels)
    more = facets_of(MORE, told, picked, labels)
    return Board(
        picked=picked,
        page=found,
        rows=[_row(ask) for ask in found],
        total=told.total,
        standfirst=told_in_full(counts),
        finding=finding(counts),
        beside=beside(counts),
        bars=both_bars(counts, picked.address),
        columns=columns(counts),
        cross=cross_table(
            counts, lambda one, two: picked.address(position=one, implementation=two)
        ),
        facets=facets_of(MAIN, told, picked, labels),
        more_facets=more,
        is_more_picked=any(getattr(picked, one.name) for one in more) or when.is_past,
        sorts=[(name, str(label)) for name, label in SORTS.items()],
        latest=latest(user, chosen, when),
        ignored=[str(NAMES[name]) for name in picked.ignored(asked, today)],
        flag_says=str(EXPLAINED[Flag(picked.flag)]) if picked.flag else "",
        chips=chips_of(picked, labels, today),
        superseded_url="" if picked.superseded else picked.address(superseded="1"),
        other_knowledge_url=picked.address(filed="" if picked.filed else "1"),
        day_query=f"?{when.query}" if when.query else "",
        when=when,
        may_select=can_anywhere(user, Action.PROPOSE_STATUS) and not when.is_past,
    )


def counted(chosen: RecommendationQuerySet) -> Counter:
    """How many of each pair of position and implementation."""
    pairs = (
        chosen.order_by()
        .values_list("stood_position", "stood_implementation")
        .annotate(times=Count("pk"))
    )
    return Counter({(position, done): times for position, done, times in pairs})


def listed(
    chosen: RecommendationQuerySet, when: AsOf, page: str | int, total: int, sort: str = ""
) -> Page:
    rows = (
        with_evidence_counts(chosen, when)
        .select_related("letter__campaign")
        .prefetch_related("letter__addressees")
    )
    return Counted(in_order(rows, sort), PER_PAGE, total).get_page(page)


def _row(ask: Recommendation) -> Row:
    headline = headline_of(ask)
    return Row(
        ask=ask,
        headline=headline.value,
        headline_label=str(headline.label),
        governments=places(one.country for one in ask.letter.addressees.all()),
        flags=flags_beside(headline, ask),
        last_movement=last_movement(ask),
    )
