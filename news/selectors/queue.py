from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, Max, OuterRef, Prefetch, QuerySet

from campaigns.models import Campaign, User
from campaigns.policies import MINIMUM_ROLE, Action
from letters.kinds import Relation, SourceKind
from letters.models import Recommendation
from news.models import Article, Match
from news.querysets import MatchQuerySet

PER_PAGE = 20
MOST_OTHERS = 300
DEFAULT_RELATION = {"progress": Relation.SUPPORTS, "setback": Relation.CONTRADICTS}
SURE, LIKELY = 0.6, 0.35


@dataclass(frozen=True, slots=True)
class GuessLine:
    match: Match
    relation: str
    is_ticked: bool

    @property
    def confidence(self) -> str:
        if self.match.score >= SURE:
            return "strong"
        return "fair" if self.match.score >= LIKELY else "weak"


@dataclass(frozen=True, slots=True)
class Item:
    """One article of the desk with its guesses, and what was typed if it was refused."""

    article: Article
    guesses: list[GuessLine]
    refusal: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Queue:
    """All that templates/news/queue.html may ask for."""

    page: Page
    items: list[Item]
    total: int
    campaigns: list[Campaign]
    campaign: str
    state: str
    others: list[Recommendation]


def desk_matches(user: User | AnonymousUser) -> MatchQuerySet:
    """Matches that `user` may decide on."""
    if not user.is_authenticated:
        return Match.objects.none()
    least = MINIMUM_ROLE[Action.TRIAGE_NEWS]
    coalitions = [coalition for coalition, role in user.roles.items() if role >= least]
    return Match.objects.visible_to(user).filter(
        recommendation__letter__campaign__coalition__in=coalitions
    )


def desk_asks(user: User) -> QuerySet[Recommendation]:
    """Asks that `user` may attach an article to."""
    least = MINIMUM_ROLE[Action.TRIAGE_NEWS]
    coalitions = [coalition for coalition, role in user.roles.items() if role >= least]
    return (
        Recommendation.objects.visible_to(user)
        .filter(letter__campaign__coalition__in=coalitions)
        .select_related("letter__campaign")
        .in_letter_order()
    )


def queue(*, user: User, campaign: str = "", state: str = "", page: str | int = 1) -> Queue:
    matches = desk_matches(user)
    if campaign:
        matches = matches.filter(recommendation__letter__campaign__slug=campaign)
    is_decided = state == "decided"
    chosen = matches.exclude(state="suggested") if is_decided else matches.waiting()
    here = chosen.filter(article=OuterRef("pk"))
    articles = Article.objects.filter(Exists(here)).annotate(last=Max("matches__decided_at"))
    order = ["-last", "-pk"] if is_decided else ["-published_on", "-pk"]
    lines = chosen.select_related("recommendation__letter", "decided_by").order_by("-score")
    listed = Paginator(
        articles.order_by(*order).prefetch_related(Prefetch("matches", lines, to_attr="lines")),
        PER_PAGE,
    ).get_page(page)
    return Queue(
        page=listed,
        items=[item(article, article.lines) for article in listed],  # type: ignore[attr-defined]
        total=listed.paginator.count,
        campaigns=list(Campaign.objects.visible_to(user).with_seat(user, 20)),
        campaign=campaign,
        state="decided" if is_decided else "waiting",
        others=list(desk_asks(user)[:MOST_OTHERS]),
    )


def item(article: Article, matches: Sequence[Match]) -> Item:
    """An article as it first shows: the best guess ticked, relations from the signal."""
    return Item(
        article=article,
        guesses=[
            GuessLine(match, DEFAULT_RELATION.get(match.signal, Relation.CONTEXT), at == 0)
            for at, match in enumerate(matches)
        ],
    )


def refused_item(
    article: Article, matches: Sequence[Match], refusal: str, typed: Mapping, ticked: Sequence[str]
) -> Item:
    """The same with every tick and word as the person left them."""
    return Item(
        article=article,
        guesses=[
            GuessLine(
                match,
                typed.get(f"relation_{match.recommendation_id}", Relation.CONTEXT),
                str(match.recommendation_id) in ticked,
            )
            for match in matches
        ],
        refusal=refusal,
        typed={name: typed.get(name, "") for name in ("note", "source_kind", "other")},
    )


def waiting_count(user: User | AnonymousUser) -> int:
    found = desk_matches(user).waiting().aggregate(count=Count("article", distinct=True))
    return int(found["count"])


RELATIONS, KINDS = Relation.choices, SourceKind.choices
