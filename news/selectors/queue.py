from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from campaigns.levels import Role
from campaigns.models import Campaign, Seat, User
from campaigns.policies import MINIMUM_ROLE, Action
from letters import countries
from letters.kinds import Relation, SourceKind
from letters.models import Addressee, Recommendation
from news.models import Article, Assignment, Match, Source
from news.querysets import MatchQuerySet
from news.selectors.items import LIKELY, SURE, Item, items
from news.selectors.plan import DayPlan, day_plan

PER_PAGE = 20
MOST_OTHERS = 300
RELATIONS, KINDS = Relation.choices, SourceKind.choices
SCORES = {"strong": SURE, "fair": LIKELY}


@dataclass(frozen=True, slots=True)
class Picked:
    """The filters of the desk as the address tells them."""

    campaign: str = ""
    country: str = ""
    language: str = ""
    source: str = ""
    score: str = ""
    mine: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Picked":
        return cls(**{name: asked.get(name, "")[:50] for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class Choices:
    campaigns: list[Campaign]
    countries: list[tuple[str, str]]
    languages: list[str]
    sources: list[Source]


@dataclass(frozen=True, slots=True)
class Queue:
    """All that templates/news/queue.html may ask for."""

    items: list[Item]
    total: int
    after: str  # where to go on; "" at the end
    picked: Picked
    choices: Choices
    plan: DayPlan
    people: list[User]


@dataclass(frozen=True, slots=True)
class Decided:
    """All that templates/news/decided.html may ask for."""

    page: Page
    items: list[Item]


def desk_coalitions(user: User | AnonymousUser) -> list[int]:
    """Coalitions whose desk `user` clears."""
    if not user.is_authenticated:
        return []
    least = MINIMUM_ROLE[Action.TRIAGE_NEWS]
    return [coalition for coalition, role in user.roles.items() if role >= least]


def desk_matches(user: User | AnonymousUser) -> MatchQuerySet:
    """Matches that `user` may decide on."""
    if not user.is_authenticated:
        return Match.objects.none()
    return Match.objects.visible_to(user).filter(
        recommendation__letter__campaign__coalition__in=desk_coalitions(user)
    )


def desk_asks(user: User) -> QuerySet[Recommendation]:
    """Asks that `user` may attach an article to."""
    return (
        Recommendation.objects.visible_to(user)
        .filter(letter__campaign__coalition__in=desk_coalitions(user))
        .select_related("letter__campaign")
        .in_letter_order()
    )


def desk_people(user: User) -> list[User]:
    """Who may be asked to judge something."""
    seats = Seat.objects.filter(coalition__in=desk_coalitions(user), role__gte=Role.CONTRIBUTOR)
    seated = User.objects.filter(pk__in=seats.values("user"), is_active=True)
    return list(seated.order_by("name", "pk"))


def queue(*, user: User, asked: Mapping[str, str]) -> Queue:
    """What waits, newest publication first, by story."""
    picked, mine = Picked.of(asked), desk_matches(user)
    waiting = mine.open()
    stories = _stories(_filtered(waiting, picked, user))
    listed = list(_beyond(stories, asked.get("after", "")[:40])[: PER_PAGE + 1])
    shown = listed[:PER_PAGE]
    return Queue(
        items=_items(waiting, [one["item"] for one in shown], user),
        total=stories.count(),
        after=_place(shown[-1]) if len(listed) > PER_PAGE else "",
        picked=picked,
        choices=_choices(waiting, user),
        plan=day_plan(mine, user=user),
        people=desk_people(user),
    )


def decided(*, user: User, page: str | int = 1) -> Decided:
    """What was decided, latest first, by story."""
    done = desk_matches(user).exclude(state="suggested")
    stories = done.by_story().values("item").order_by().annotate(last=Max("decided_at"))
    listed = Paginator(stories.order_by("-last", "-item"), PER_PAGE).get_page(page)
    return Decided(listed, _items(done, [one["item"] for one in listed], user))


def item_of(article: Article, *, user: User) -> Item | None:
    """What waits of the story of this article."""
    found = items(_ready(desk_matches(user).open().of_story(article)), user=user)
    return found[0] if found else None


def waiting_count(user: User | AnonymousUser) -> int:
    found = desk_matches(user).open().by_story().aggregate(count=Count("item", distinct=True))
    return int(found["count"])


def _stories(matches: MatchQuerySet) -> QuerySet:
    day = Max("article__published_on")
    return matches.by_story().values("item").order_by().annotate(day=day)


def _beyond(stories: QuerySet, after: str) -> QuerySet:
    """In order, those after a place that an earlier page told."""
    told, _sign, number = after.partition("_")
    if number.lstrip("-").isdecimal():
        later = Q(day=None, item__lt=int(number)) if not told else Q(day=None)
        day = _day(told)
        if day:
            later |= Q(day__lt=day) | Q(day=day, item__lt=int(number))
        stories = stories.filter(later)
    return stories.order_by(F("day").desc(nulls_last=True), "-item")


def _place(story: Mapping) -> str:
    return f"{story['day'] or ''}_{story['item']}"


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _items(matches: MatchQuerySet, numbers: list[int], user: User) -> list[Item]:
    found = items(_ready(matches.by_story().filter(item__in=numbers)), user=user)
    order = {number: at for at, number in enumerate(numbers)}
    return sorted(found, key=lambda one: order[one.guesses[0].match.item])  # type: ignore[attr-defined]


def _ready(matches: MatchQuerySet) -> MatchQuerySet:
    people = ("recommendation__letter__campaign", "article", "decided_by")
    ready = matches.by_story().select_related(*people).defer("article__keys")
    return ready.order_by("-score", "article_id", "pk")


def _filtered(matches: MatchQuerySet, picked: Picked, user: User) -> MatchQuerySet:
    letter = "recommendation__letter"
    if picked.campaign:
        matches = matches.filter(**{f"{letter}__campaign__slug": picked.campaign})
    if picked.country:
        asked = Addressee.objects.filter(letter=OuterRef(letter), country=picked.country)
        matches = matches.filter(Exists(asked))
    if picked.language:
        matches = matches.filter(article__language=picked.language)
    if picked.source.isdecimal():
        matches = matches.filter(article__source=int(picked.source[:9]))
    if picked.score in SCORES:
        matches = matches.filter(score__gte=SCORES[picked.score])
    if picked.mine:
        same = Q(article=OuterRef("article")) | Q(article__story=OuterRef("article__story"))
        matches = matches.filter(Exists(Assignment.objects.filter(same, to=user)))
    return matches


def _choices(waiting: MatchQuerySet, user: User) -> Choices:
    codes = waiting.order_by().values_list("recommendation__letter__addressees__country", flat=True)
    tongues = waiting.order_by().values_list("article__language", flat=True).distinct()
    named = ((code, countries.name(code)) for code in codes.distinct() if code)
    return Choices(
        campaigns=list(Campaign.objects.visible_to(user).with_seat(user, Role.CONTRIBUTOR)),
        countries=sorted(named, key=lambda pair: pair[1]),
        languages=sorted(filter(None, tongues)),
        sources=list(Source.objects.visible_to(user)[:200]),
    )
