"""What the page of a government, an office, a coalition, an organisation or a theme has found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from campaigns.models import User
from letters.countries import Place, places
from letters.models import Recommendation, Response
from letters.selectors.behind import (
    SHOWS,
    LetterLine,
    Listing,
    answers_behind,
    countries_asked,
    latest_answers,
    latest_letters,
    letters_behind,
    listing,
)
from letters.selectors.ordering import in_order
from letters.selectors.outcomes import Outcomes, outcomes
from letters.selectors.picked import Picked, selection
from letters.selectors.standing import Stand, stand_of, with_evidence_counts

AT_FIRST = 8
DAY = ("as_of", "filed")


@dataclass(frozen=True, slots=True)
class AskLine:
    ask: Recommendation
    stand: Stand
    governments: list[Place]


@dataclass(frozen=True, slots=True)
class Findings:
    """All that templates/letters/findings.html may ask for: the figures with the latest rows, or
    the page of rows that was asked for."""

    picked: Picked
    path: str
    outcomes: Outcomes | None
    letters: list[LetterLine]
    answers: list[Response]
    asks: list[AskLine]
    listing: Listing | None


def picked_for(asked: Mapping[str, str], **about: str) -> Picked:
    """A selection by what a page is about; of its filters an address may add the day alone."""
    when = {name: asked.get(name) or "" for name in DAY}
    return replace(Picked.of(when, timezone.localdate()), **about)


def findings(
    *,
    user: User | AnonymousUser,
    picked: Picked,
    asked: Mapping[str, str],
    path: str,
    lists_letters: bool = True,
) -> Findings:
    """`asked` is the address of the page at `path`: which rows it shows, and which page of them.
    A page that has a list of its letters by itself needs no second one."""
    today = timezone.localdate()
    show = asked.get("show", "")
    if show in SHOWS:
        rows = listing(user, picked, today, show=show, page=asked.get("page", 1))
        return Findings(picked, path, None, [], [], [], rows)
    letters = letters_behind(user, picked, today)
    answers = answers_behind(user, picked, today)
    told = latest_answers(answers, AT_FIRST)
    figures = outcomes(
        user=user,
        picked=picked,
        today=today,
        letters=letters,
        answers=told[0].of_all if told else 0,  # type: ignore[attr-defined]
        behind=_behind(path, picked),
    )
    return Findings(
        picked=picked,
        path=path,
        outcomes=figures,
        letters=latest_letters(letters, AT_FIRST) if lists_letters else [],
        answers=told,
        asks=_moved_last(user, picked, today),
        listing=None,
    )


def _behind(path: str, picked: Picked) -> Callable[[str], str]:
    """The rows behind a number, as the page at `path` shows them, of the same day."""
    base, _mark, query = path.partition("?")
    day = [(name, value) for name, value in picked.pairs if name in DAY]
    kept = f"{query}&" if query else ""
    return lambda show: f"{base}?{kept}{urlencode([*day, ('show', show)])}"


def _moved_last(user: User | AnonymousUser, picked: Picked, today: date) -> list[AskLine]:
    when = picked.when(today)
    rows = with_evidence_counts(selection(user, picked, today), when)
    rows = rows.select_related("letter__campaign").defer("letter__text")
    rows = rows.annotate(asked=countries_asked("letter"))
    return [
        AskLine(ask, stand_of(ask), places(ask.asked))  # type: ignore[attr-defined]
        for ask in in_order(rows, "moved")[:AT_FIRST]
    ]
