"""The dashboard: what was said, what was done, and the rows behind every number."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.models import Campaign, User
from letters import countries
from letters.models import Addressee, Letter, Recommendation
from letters.querysets import RecommendationQuerySet
from letters.selectors.bars import Bar, CrossRow, bar, cross_table
from letters.statuses import YES, Implementation, Position

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Picked:
    """The filters; what is not known is not picked."""

    country: str = ""
    campaign: str = ""
    position: str = ""
    implementation: str = ""
    text: str = ""
    superseded: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Picked":
        def known(name: str, values: Iterable[str]) -> str:
            given = asked.get(name, "")
            return given if given in values else ""

        return cls(
            country=asked.get("country", "")[:2].upper(),
            campaign=asked.get("campaign", "")[:50],
            position=known("position", Position.values),
            implementation=known("implementation", Implementation.values),
            text=asked.get("text", "").replace("\x00", "").strip()[:200],
            superseded=known("superseded", ["1"]),
        )

    def address(self, **changes: str) -> str:
        """The dashboard's address with these filters, some of them changed."""
        after = replace(self, **changes)
        pairs = [(name, getattr(after, name)) for name in self.__slots__]
        query = urlencode([pair for pair in pairs if pair[1]])
        return reverse("letters:board") + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    is_picked: bool


@dataclass(frozen=True, slots=True)
class Row:
    ask: Recommendation
    headline: str
    headline_label: str
    government: str
    is_overdue: bool


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
    bars: list[Bar]
    columns: list[str]
    cross: list[CrossRow]
    countries: list[Choice]
    campaigns: list[Choice]
    positions: list[Choice]
    implementations: list[Choice]
    chips: list[Chip]
    superseded_url: str
    today: date


def board(*, user: User | AnonymousUser, asked: Mapping[str, str], page: str | int = 1) -> Board:
    picked, today = Picked.of(asked), timezone.localdate()
    chosen = selection(user, picked)
    counts = Counter(
        {
            (position, implementation): times
            for position, implementation, times in chosen.order_by()
            .values_list("position", "implementation")
            .annotate(times=Count("pk"))
        }
    )
    total = sum(counts.values())
    found = listed(chosen, page, total)
    countries_known, campaigns_known = _countries(user), _campaigns(user)
    return Board(
        picked=picked,
        page=found,
        rows=[_row(ask, today) for ask in found],
        total=total,
        standfirst=_standfirst(counts),
        bars=_bars(counts, picked),
        columns=_columns(counts),
        cross=cross_table(
            counts, lambda one, two: picked.address(position=one, implementation=two)
        ),
        countries=_choices(countries_known, picked.country),
        campaigns=_choices(campaigns_known, picked.campaign),
        positions=_choices(Position.choices, picked.position),
        implementations=_choices(Implementation.choices, picked.implementation),
        chips=_chips(picked, dict(campaigns_known)),
        superseded_url="" if picked.superseded else picked.address(superseded="1"),
        today=today,
    )


def selection(user: User | AnonymousUser, picked: Picked) -> RecommendationQuerySet:
    found = Recommendation.objects.visible_to(user)
    if picked.country:
        found = found.addressed_to(picked.country, Addressee.objects.all())
    if picked.campaign:
        found = found.filter(letter__campaign__slug=picked.campaign)
    if picked.position:
        found = found.filter(position=picked.position)
    if picked.implementation:
        found = found.filter(implementation=picked.implementation)
    elif not picked.superseded:
        found = found.exclude(implementation=Implementation.SUPERSEDED)
    return found.mentioning(picked.text) if picked.text else found


def listed(chosen: RecommendationQuerySet, page: str | int, total: int) -> Page:
    rows = (
        chosen.with_evidence_counts()
        .select_related("letter__campaign")
        .prefetch_related("letter__addressees")
        .in_letter_order()
    )
    return Counted(rows, PER_PAGE, total).get_page(page)


def _row(ask: Recommendation, today: date) -> Row:
    headline = ask.headline_on(today)
    places = dict.fromkeys(countries.name(one.country) for one in ask.letter.addressees.all())
    return Row(
        ask=ask,
        headline=headline.value,
        headline_label=str(headline.label),
        government=", ".join(places),
        is_overdue=ask.is_overdue_on(today),
    )


def _standfirst(counts: Counter) -> str:
    """What the selection shows, in words; who has not been looked at is said apart."""
    total = sum(counts.values())
    if not total:
        return ""
    accepted = sum(times for (position, _i), times in counts.items() if position in YES)
    silent = sum(times for (p, _i), times in counts.items() if p == Position.NO_RESPONSE)
    done = sum(times for (_p, i), times in counts.items() if i == Implementation.IMPLEMENTED)
    unseen = sum(times for (_p, i), times in counts.items() if i == Implementation.NOT_ASSESSED)
    sentences = [
        ngettext("%(total)d recommendation:", "%(total)d recommendations:", total)
        % {"total": total},
        _("governments accepted %(accepted)d in some form and left %(silent)d unanswered;")
        % {"accepted": accepted, "silent": silent},
        ngettext("%(done)d has been implemented.", "%(done)d have been implemented.", done)
        % {"done": done},
    ]
    if unseen:
        sentences.append(
            ngettext(
                "%(unseen)d has not been assessed yet, which says nothing either way.",
                "%(unseen)d have not been assessed yet, which says nothing either way.",
                unseen,
            )
            % {"unseen": unseen}
        )
    return " ".join(sentences)


def _bars(counts: Counter, picked: Picked) -> list[Bar]:
    positions: Counter[str] = Counter()
    implementations: Counter[str] = Counter()
    for (position, implementation), times in counts.items():
        positions[position] += times
        implementations[implementation] += times
    return [
        bar(
            title=_("What governments said"),
            choices=Position,
            counts=positions,
            outside=Position.NO_RESPONSE,
            address=lambda code: picked.address(position=code),
        ),
        bar(
            title=_("What has been done"),
            choices=Implementation,
            counts=implementations,
            outside=Implementation.NOT_ASSESSED,
            address=lambda code: picked.address(implementation=code),
        ),
    ]


def _columns(counts: Counter) -> list[str]:
    used = {implementation for _position, implementation in counts}
    return [str(one.label) for one in Implementation if one in used]


def _countries(user: User | AnonymousUser) -> list[tuple[str, str]]:
    letters = Letter.objects.visible_to(user)
    codes = (
        Addressee.objects.filter(letter__in=letters).order_by().values_list("country", flat=True)
    )
    return sorted(((code, countries.name(code)) for code in codes.distinct()), key=lambda c: c[1])


def _campaigns(user: User | AnonymousUser) -> list[tuple[str, str]]:
    return list(Campaign.objects.visible_to(user).values_list("slug", "name"))


def _choices(pairs: Iterable[tuple[str, object]], picked: str) -> list[Choice]:
    return [Choice(str(value), str(label), str(value) == picked) for value, label in pairs]


def _chips(picked: Picked, campaigns: Mapping[str, str]) -> list[Chip]:
    labels = {
        "country": countries.name(picked.country) if picked.country else "",
        "campaign": campaigns.get(picked.campaign, picked.campaign),
        "position": str(Position(picked.position).label) if picked.position else "",
        "implementation": str(Implementation(picked.implementation).label)
        if picked.implementation
        else "",
        "text": f"“{picked.text}”" if picked.text else "",
        "superseded": _("with superseded ones") if picked.superseded else "",
    }
    return [Chip(label, picked.address(**{name: ""})) for name, label in labels.items() if label]
