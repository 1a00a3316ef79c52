"""What the press reported and the coalition accepted: all of it, newest publication first."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import CharField, F, Func, Max, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from campaigns.models import Campaign, User
from letters import countries
from letters.kinds import Relation, SourceKind
from letters.models import Addressee, Evidence, Letter, Recommendation
from letters.selectors.picked import FITTING, Picked
from news.models import Article, Problem

PER_PAGE = 30
PRESS = (SourceKind.NEWS_REPORT, SourceKind.OPINION)
ASKED = ("campaign", "country", "letter", "office", "theme")  # as the dashboard understands them


@dataclass(frozen=True, slots=True)
class Report:
    """One report, wherever it was printed: the first print on file, and how it bears on what."""

    lead: Evidence
    bearings: list[Evidence]
    elsewhere: list[Evidence]  # other prints that were accepted, one of each address
    outlets: list[str]  # that printed it as well, as far as the coalition's own sources tell

    @property
    def notes(self) -> list[str]:
        return list(dict.fromkeys(one.note for one in self.bearings if one.note))


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that templates/news/coverage.html may ask for. `picked` are filters as in the address;
    `query` says them again."""

    page: Page
    reports: list[Report]
    total: int
    picked: Mapping[str, str]
    query: str
    campaigns: list[Campaign]
    countries: list[tuple[str, str]]
    themes: list[str]
    relations: list[tuple[str, str]]


def coverage(
    *, user: User | AnonymousUser, asked: Mapping[str, str], page: str | int = 1
) -> Coverage:
    picked = _picked(asked)
    found = accepted(user, picked)
    told = found.order_by().values("story").annotate(day=Min("published_on"), last=Max("pk"))
    told = told.order_by(F("day").desc(nulls_last=True), "-last")
    listed = Paginator(told, PER_PAGE).get_page(page)
    letters = Letter.objects.visible_to(user)
    codes = Addressee.objects.filter(letter__in=letters).order_by().values_list("country")
    return Coverage(
        page=listed,
        reports=_reports(found, [row["story"] for row in listed]),
        total=listed.paginator.count,
        picked=picked,
        query=urlencode({name: value for name, value in picked.items() if value}),
        campaigns=list(Campaign.objects.visible_to(user)),
        countries=[(code, countries.name(code)) for (code,) in sorted(set(codes.distinct()))],
        themes=_themes(user),
        relations=[(str(code), str(label)) for code, label in Relation.choices],
    )


def _picked(asked: Mapping[str, str]) -> dict[str, str]:
    fitting = Picked.of(asked, timezone.localdate())
    picked = {name: getattr(fitting, name) for name in ASKED}
    picked["ask"] = asked.get("ask", "")[:9]
    relation = asked.get("relation", "")
    return picked | {"relation": relation if relation in Relation.values else ""}


def _themes(user: User | AnonymousUser) -> list[str]:
    asks = Recommendation.objects.visible_to(user).order_by()
    topic = Func(F("topics"), function="unnest", output_field=CharField())
    topics = asks.annotate(topic=topic).values_list("topic", flat=True)
    return sorted(topics.distinct())


def accepted(user: User | AnonymousUser, asked: Mapping[str, str]) -> QuerySet:
    """Each source for each ask; `story` is the same for all prints of a report."""
    picked = _picked(asked)
    found = Evidence.objects.visible_to(user).standing()
    found = found.filter(Q(source_kind__in=PRESS) | Q(match__isnull=False))
    if any(picked[name] for name in ASKED):
        asks = Recommendation.objects.visible_to(user)
        for name in ASKED:
            asks = FITTING[name](asks, picked[name]) if picked[name] else asks
        found = found.filter(recommendation__in=asks.values("pk"))
    if picked["ask"]:
        found = found.filter(recommendation=_number(picked["ask"]))
    if picked["relation"]:
        found = found.filter(relation=picked["relation"])
    rows = found.select_related("recommendation__letter__campaign").annotate(story=_story())
    return rows.order_by(F("published_on").desc(nulls_last=True), "-pk")


def _story() -> Coalesce:
    """The story that a source tells; a source that the desk does not know tells its own."""
    there = Article.objects.filter(url=OuterRef("url")).values("story")[:1]
    number = Cast(Coalesce("match__article__story", Subquery(there)), CharField())
    return Coalesce(number, Concat(Value("at "), "url", output_field=CharField()))


def _reports(found: QuerySet, stories: list[str]) -> list[Report]:
    """In the order of `stories`. Two queries."""
    prints: dict[str, list[Evidence]] = defaultdict(list)
    for row in found.filter(story__in=stories):
        prints[row.story].append(row)
    outlets = _outlets(
        {
            (story, row.recommendation.letter.campaign.coalition_id)
            for story, rows in prints.items()
            for row in rows
        }
    )
    return [_report(prints[story], outlets[story]) for story in stories if prints[story]]


def _report(rows: list[Evidence], outlets: list[str]) -> Report:
    bearings = sorted(rows, key=_first_printed)
    prints = list({row.url: row for row in reversed(bearings)}.values())[::-1]
    named = {row.outlet for row in prints}
    others = [name for name in dict.fromkeys(outlets) if name not in named]
    return Report(prints[0], bearings, prints[1:], others)


def _first_printed(row: Evidence) -> tuple[date, int]:
    return row.published_on or date.max, row.pk


def _outlets(own: set[tuple[str, int]]) -> dict[str, list[str]]:
    """Who else printed each story, found by sources of the coalitions that accepted it."""
    numbers = {int(story) for story, _coalition in own if story.isdecimal()}
    known = Article.objects.filter(story__in=numbers, source__isnull=False).exclude(outlet="")
    told: dict[str, list[str]] = defaultdict(list)
    printed = known.order_by("published_on", "pk")
    for story, coalition, outlet in printed.values_list("story", "source__coalition", "outlet"):
        if (str(story), coalition) in own:
            told[str(story)].append(outlet)
    return told


def _number(typed: str) -> int:
    """0 is nobody's number, so that what is none finds nothing."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0


def held_problems(user: User, page: str | int = 1) -> Page:
    """What readers said and nobody has settled, for those who clear the desk."""
    rows = Problem.objects.visible_to(user).held()
    return Paginator(rows.select_related("evidence__recommendation__letter"), PER_PAGE).get_page(
        page
    )
