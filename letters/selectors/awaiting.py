"""Letters that wait for an answer: which ones to look at today, longest first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Coalesce, Greatest
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from campaigns.models import Coalition, User
from campaigns.policies import Action, can
from letters.countries import Place, places
from letters.kinds import LetterState
from letters.models import Chaser, Letter, Recommendation, Response
from letters.querysets import seated
from letters.selectors.checks import Checks, own_checks
from letters.selectors.due import Due, due_of
from letters.statuses import HOLDING, SETTLED

# Where a letter names no date: UK departments answer select committees within two months.
YARDSTICK = timedelta(days=60)
PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """`rests_until` is set while nobody need look; `rests_for` says why in a few words."""

    letter: Letter
    governments: list[Place]
    unanswered: int
    asks: int
    since: str
    due: Due | None
    last_chaser: Chaser | None
    rests_until: date | None
    rests_for: str
    may_chase: bool


@dataclass(frozen=True, slots=True)
class AwaitingPage:
    """All that templates/letters/awaiting.html may ask for."""

    due: list[Waiting]
    pages: Page
    resting: list[Waiting]
    checks: Checks
    coalitions: list[Coalition]
    whose: str
    total: int


def awaiting_page(*, user: User, whose: str = "", page: str | int = 1) -> AwaitingPage:
    """`whose` is "mine" (the letters that I logged), a coalition's slug, or "" for all of mine."""
    today = timezone.localdate()
    rows = awaiting(user)
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
        checks=own_checks(user, today),
        coalitions=list(Coalition.objects.filter(pk__in=user.seats.values("coalition"))),
        whose=whose,
        total=pages.paginator.count,
    )


def awaiting(user: User) -> QuerySet[Letter]:
    """Sent, not closed, with an ask that nobody answered in substance and that is not settled.

    `look_on` is the day from which somebody should look: when an answer is due after all pauses,
    or later where a reminder, or a promise made in confidence, gives it more time.
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
        .prefetch_related("addressees", "extensions", "responses", _reminders())
        .annotate(
            asks=Count("recommendations"),
            unanswered=Count("recommendations", filter=silent),
            look_on=Greatest(
                Coalesce("due_on", Cast(F("sent_on") + YARDSTICK, DateField())),
                _latest(Chaser.objects.standing(), "next_on"),
                _latest(Response.objects.standing(), "promised_by"),
            ),
        )
    )


def _reminders() -> Prefetch:
    return Prefetch("chasers", queryset=Chaser.objects.standing())


def _latest(rows: QuerySet, day: str) -> Subquery:
    of_letter = rows.filter(letter=OuterRef("pk")).order_by().values("letter")
    return Subquery(of_letter.annotate(latest=Max(day)).values("latest"))


def _waiting(letter: Letter, user: User, today: date) -> Waiting:
    chasers = list(letter.chasers.all())
    look_on = letter.look_on  # type: ignore[attr-defined]
    due = due_of(
        letter,
        today,
        extensions=list(letter.extensions.all()),
        responses=list(letter.responses.all()),
    )
    return Waiting(
        letter=letter,
        governments=places(one.country for one in letter.addressees.all()),
        unanswered=letter.unanswered,  # type: ignore[attr-defined]
        asks=letter.asks,  # type: ignore[attr-defined]
        since=timesince(letter.sent_day, today, depth=1),
        due=due,
        last_chaser=chasers[-1] if chasers else None,
        rests_until=look_on if look_on > today else None,
        rests_for=_rests_for(letter, look_on, due),
        may_chase=can(user, Action.LOG_RESPONSE, letter.campaign),
    )


def _rests_for(letter: Letter, look_on: date, due: Due | None) -> str:
    """Everybody in this queue has a seat, and so may know what was promised in confidence."""
    if any(one.next_on == look_on for one in letter.chasers.all()):
        return _("a reminder has gone out")
    if due and due.on == look_on:
        return due.why
    for one in letter.responses.all():
        if one.promised_by == look_on and one.is_confidential and not one.retracted_at:
            return _("promised in confidence")
    return _("no date was set; two months is our yardstick")
