"""Letters that wait for an answer: which ones to look at today, longest first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, DateField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce, Greatest
from django.utils import timezone
from django.utils.timesince import timesince

from campaigns.models import Coalition, User
from campaigns.policies import Action, can
from letters import countries
from letters.kinds import LetterState
from letters.models import Chaser, Letter, Recommendation, Response
from letters.querysets import seated
from letters.statuses import HOLDING, SETTLED

# Where a letter names no date: UK departments answer select committees within two months.
YARDSTICK = timedelta(days=60)
PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """`rests_until` is set while nobody need look: a promised date, or a reminder's next date."""

    letter: Letter
    governments: str
    unanswered: int
    asks: int
    since: str
    is_overdue: bool
    last_chaser: Chaser | None
    rests_until: date | None
    may_chase: bool


@dataclass(frozen=True, slots=True)
class AwaitingPage:
    """All that templates/letters/awaiting.html may ask for."""

    due: list[Waiting]
    pages: Page
    resting: list[Waiting]
    coalitions: list[Coalition]
    whose: str
    total: int


def awaiting_page(*, user: User, whose: str = "", page: str | int = 1) -> AwaitingPage:
    """`whose` is "mine" (the letters that I logged), a coalition's slug, or "" for all of mine."""
    today = timezone.localdate()
    rows = _awaiting(user)
    if whose == "mine":
        rows = rows.filter(logged_by=user)
    elif whose:
        rows = rows.filter(campaign__coalition__slug=whose)
    due = rows.filter(Q(look_on__lte=today)).order_by("sent_on", "pk")
    pages = Paginator(due, PER_PAGE).get_page(page)
    resting = rows.filter(Q(look_on__gt=today)).order_by(F("look_on"), "pk")[:PER_PAGE]
    return AwaitingPage(
        due=[_waiting(one, user, today) for one in pages],
        pages=pages,
        resting=[_waiting(one, user, today) for one in resting],
        coalitions=list(Coalition.objects.filter(seats__user=user)),
        whose=whose,
        total=pages.paginator.count,
    )


def _awaiting(user: User) -> QuerySet[Letter]:
    """Sent, not closed, with an ask that nobody answered in substance and that is not settled.

    `look_on` is the day from which somebody should look: when an answer was expected, or later
    where the government promised a date or a reminder gave it more time.
    """
    silent = Q(recommendations__position__in=HOLDING) & ~Q(
        recommendations__implementation__in=SETTLED
    )
    open_asks = Recommendation.objects.filter(letter=OuterRef("pk"), position__in=HOLDING).exclude(
        implementation__in=SETTLED
    )
    return (
        Letter.objects.visible_to(user)
        .filter(seated(user, "campaign__coalition"), Exists(open_asks), state=LetterState.SENT)
        .select_related("campaign")
        .prefetch_related("addressees", "chasers")
        .annotate(
            asks=Count("recommendations"),
            unanswered=Count("recommendations", filter=silent),
            look_on=Greatest(
                Coalesce("expected_by", Cast(F("sent_on") + YARDSTICK, DateField())),
                _latest(Chaser, "next_on"),
                _latest(Response, "promised_by"),
            ),
        )
    )


def _latest(model: type[Chaser] | type[Response], day: str) -> Subquery:
    of_letter = model.objects.filter(letter=OuterRef("pk")).order_by().values("letter")
    return Subquery(of_letter.annotate(latest=Max(day)).values("latest"))


def _waiting(letter: Letter, user: User, today: date) -> Waiting:
    chasers = list(letter.chasers.all())
    look_on = letter.look_on  # type: ignore[attr-defined]
    places = dict.fromkeys(countries.name(one.country) for one in letter.addressees.all())
    return Waiting(
        letter=letter,
        governments=", ".join(places),
        unanswered=letter.unanswered,  # type: ignore[attr-defined]
        asks=letter.asks,  # type: ignore[attr-defined]
        since=timesince(letter.sent_day, today, depth=1),
        is_overdue=letter.is_overdue_on(today),
        last_chaser=chasers[-1] if chasers else None,
        rests_until=look_on if look_on > today else None,
        may_chase=can(user, Action.LOG_RESPONSE, letter.campaign),
    )
