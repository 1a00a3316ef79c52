"""The dashboard: what was said, what was done, and the rows behind every number."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef
from django.utils import timezone

from campaigns.levels import Embargo
from campaigns.models import User
from campaigns.policies import Action, can_anywhere
from campaigns.statements import told
from letters.asof import AsOf
from letters.countries import Place, places
from letters.flags import EXPLAINED, Flag
from letters.models import Addressee, Assessment, Recommendation
from letters.querysets import RecommendationQuerySet
from letters.selectors.bars import Bar, CrossRow, both_bars, columns, cross_table
from letters.selectors.chips import NAMES, Chip, chips_of
from letters.selectors.choices import MAIN, MORE, Facet, facets_of, labels_of
from letters.selectors.facets import figures_told
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
LEVELS = ("visibility", "embargo_until", "releases_itself")
# Of an ask, its letter and its campaign: what a row tells.
TOLD = (
    "number", "text", "letter__subject", "letter__language", "letter__sent_on",
    *(f"letter__{name}" for name in LEVELS), *(f"letter__campaign__{name}" for name in LEVELS),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """All that templates/letters/row.html may ask for, in values: it is kept by what it says.
    `name` is told where it can be ticked."""

    pk: int
    name: str
    text: str
    url: str
    language: str
    letter_url: str
    subject: str
    sent_on: date
    embargo: Embargo | None
    headline: str
    headline_label: str
    governments: tuple[Place, ...]
    flags: tuple[Raised, ...]
    last_movement: date
    sources: int


@dataclass(frozen=True, slots=True)
class _Listed(Sequence[Recommendation]):
    """The rows of a selection, of which it is known how many there are."""

    user: User | AnonymousUser
    picked: Picked
    when: AsOf
    total: int

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: Any) -> Any:
        return told(_rows, 0, self.user, self.picked, self.when, part.start, part.stop)


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
    when: AsOf
    may_select: bool


def board(*, user: User | AnonymousUser, asked: Mapping[str, str], page: str | int = 1) -> Board:
    today = timezone.localdate()
    picked = Picked.of(asked, today)
    when = picked.when(today)
    figured = figures_told(user, picked, today)
    counts = figured.pairs
    found = Paginator(_Listed(user, picked, when, figured.total), PER_PAGE).get_page(page)
    may_select = can_anywhere(user, Action.PROPOSE_STATUS) and not when.is_past
    labels = labels_of(figured) if picked.query else {}
    labels |= names_of(user, picked, labels)
    more = facets_of(MORE, figured, picked, labels)
    return Board(
        picked=picked,
        page=found,
        rows=[_row(ask, when, with_name=may_select) for ask in found],
        total=figured.total,
        standfirst=told_in_full(counts),
        finding=finding(counts),
        beside=beside(counts),
        bars=both_bars(counts, picked.address),
        columns=columns(counts),
        cross=cross_table(
            counts, lambda one, two: picked.address(position=one, implementation=two)
        ),
        facets=facets_of(MAIN, figured, picked, labels),
        more_facets=more,
        is_more_picked=any(getattr(picked, one.name) for one in more) or when.is_past,
        sorts=[(name, str(label)) for name, label in SORTS.items()],
        latest=latest(user, picked, when),
        ignored=[str(NAMES[name]) for name in picked.ignored(asked, today)],
        flag_says=str(EXPLAINED[Flag(picked.flag)]) if picked.flag else "",
        chips=chips_of(picked, labels, today),
        superseded_url="" if picked.superseded else picked.address(superseded="1"),
        other_knowledge_url=picked.address(filed="" if picked.filed else "1"),
        when=when,
        may_select=may_select,
    )


def counted(chosen: RecommendationQuerySet) -> Counter:
    """How many of each pair of position and implementation."""
    pairs = (
        chosen.order_by()
        .values_list("stood_position", "stood_implementation")
        .annotate(times=Count("pk"))
    )
    return Counter({(position, done): times for position, done, times in pairs})


def _rows(
    _key: int, user: User | AnonymousUser, picked: Picked, when: AsOf, first: int, last: int
) -> RecommendationQuerySet:
    asked = Addressee.objects.filter(letter=OuterRef("letter")).order_by("pk")
    rows = (
        with_evidence_counts(selection(user, picked, when.today), when)
        .select_related("letter__campaign")
        .only(*TOLD)
        .annotate(countries=ArraySubquery(asked.values("country")))
    )
    return in_order(rows, picked.sort)[first:last]


def _row(ask: Recommendation, when: AsOf, *, with_name: bool) -> Row:
    headline, letter = headline_of(ask), ask.letter
    return Row(
        pk=ask.pk,
        name=str(ask) if with_name else "",
        text=ask.text,
        url=ask.get_absolute_url() + (f"?{when.query}" if when.query else ""),
        language=letter.language,
        letter_url=letter.get_absolute_url(),
        subject=letter.subject,
        sent_on=letter.sent_day,
        embargo=letter.embargo,
        headline=headline.value,
        headline_label=str(headline.label),
        governments=tuple(places(ask.countries)),  # type: ignore[attr-defined]
        flags=tuple(flags_beside(headline, ask)),
        last_movement=last_movement(ask),
        sources=ask.evidence_count,  # type: ignore[attr-defined]
    )
