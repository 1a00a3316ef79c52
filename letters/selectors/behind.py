"""The letters and answers behind the figures of a selection: each number leads to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Window,
)
from django.db.models.functions import Coalesce

from campaigns.models import User
from letters.countries import Place, places
from letters.models import Addressee, Answer, Letter, Recommendation, Response
from letters.selectors.picked import Picked, selection
from letters.statuses import HOLDING, Position

LETTERS, REPLIED, ANSWERS = SHOWS = ("letters", "replied", "answers")
PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class LetterLine:
    """`days` until the first reply of substance; None where there is none yet."""

    letter: Letter
    governments: list[Place]
    asks: int
    answered: int
    days: int | None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the rows behind a number; `show` is one of SHOWS."""

    show: str
    page: Page
    letters: Sequence[LetterLine]
    answers: Sequence[Response]


def letters_behind(user: User | AnonymousUser, picked: Picked, today: date) -> QuerySet[Letter]:
    """Letters with an ask of the selection, superseded ones included; `days` as in LetterLine."""
    asks = _asks(user, picked, today)
    substance = (
        Answer.objects.filter(
            picked.when(today).told("response__"), response__letter=OuterRef("pk")
        )
        .exclude(position__in=HOLDING)
        .order_by()
        .values("response__letter")
        .annotate(first=Min("response__dated"))
        .values("first")
    )
    return Letter.objects.filter(pk__in=asks.values("letter")).annotate(
        days=Subquery(substance) - F("sent_on")
    )


def answers_behind(user: User | AnonymousUser, picked: Picked, today: date) -> QuerySet[Response]:
    """What everybody may know of what was answered to asks of the selection."""
    said = Answer.objects.filter(
        response=OuterRef("pk"), recommendation__in=_asks(user, picked, today).values("pk")
    )
    return Response.objects.filter(picked.when(today).told(), Exists(said))


def _asks(user: User | AnonymousUser, picked: Picked, today: date) -> QuerySet[Recommendation]:
    whole = Picked(**dict(picked.pairs) | {"superseded": "1"})
    return selection(user, whole, today).order_by()


def listing(
    user: User | AnonymousUser, picked: Picked, today: date, *, show: str, page: str | int = 1
) -> Listing:
    if show == ANSWERS:
        answers = Paginator(_with_letter(answers_behind(user, picked, today)), PER_PAGE)
        said = answers.get_page(page)
        return Listing(show, said, [], list(said))
    letters = letters_behind(user, picked, today)
    if show == REPLIED:
        letters = letters.filter(Q(days__isnull=False))
    found = Paginator(letters.order_by("-sent_on", "-pk"), PER_PAGE).get_page(page)
    return Listing(show, found, [line_of(one) for one in with_counts(found.object_list)], [])


def latest_letters(letters: QuerySet[Letter], most: int) -> list[LetterLine]:
    return [line_of(one) for one in with_counts(letters.order_by("-sent_on", "-pk")[:most])]


def latest_answers(answers: QuerySet[Response], most: int) -> list[Response]:
    """Each tells how many there are `of_all`."""
    return list(_with_letter(answers).annotate(of_all=Window(Count("*")))[:most])


def with_counts(letters: Any) -> QuerySet[Letter]:
    """What a line needs besides; counted for the rows that are shown alone."""
    asks = Recommendation.objects.filter(letter=OuterRef("pk")).order_by().values("letter")
    answered = asks.filter(~Q(position=Position.NO_RESPONSE))
    return (
        letters.annotate(
            asks=_number(asks), answered=_number(answered), asked=countries_asked("pk")
        )
        .select_related("campaign")
        .defer("text")
    )


def countries_asked(letter: str) -> ArraySubquery:
    """The countries of a letter's addressees, in their order; `letter` is the path to it."""
    rows = Addressee.objects.filter(letter=OuterRef(letter))
    return ArraySubquery(rows.order_by("pk").values("country"))


def _number(rows: QuerySet) -> Coalesce:
    counted = rows.annotate(times=Count("pk")).values("times")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _with_letter(answers: QuerySet[Response]) -> QuerySet[Response]:
    return answers.select_related("letter").defer("text", "letter__text").order_by("-dated", "-pk")


def line_of(letter: Letter) -> LetterLine:
    return LetterLine(
        letter=letter,
        governments=places(letter.asked),  # type: ignore[attr-defined]
        asks=letter.asks,  # type: ignore[attr-defined]
        answered=letter.answered,  # type: ignore[attr-defined]
        days=letter.days.days if letter.days is not None else None,  # type: ignore[attr-defined]
    )
