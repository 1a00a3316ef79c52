"""The days of a calendar: expected answers of a selection, and what one person waits for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from campaigns.models import User
from letters import countries
from letters.exports.calendar import Day
from letters.exports.columns import absolute
from letters.kinds import LetterState
from letters.models import CheckAgain, Letter, Response
from letters.selectors.awaiting import awaiting
from letters.selectors.chips import chips_of
from letters.selectors.naming import names_of
from letters.selectors.picked import Picked, selection
from letters.statuses import HOLDING, SETTLED

MOST = 2_000
EVERYBODY = AnonymousUser()


def expected(asked: Mapping[str, str], today: date) -> list[Day]:
    """Public letters with an ask of the selection that waits, by the day an answer is due."""
    picked = _of_today(asked, today)
    waiting = selection(EVERYBODY, picked, today).filter(
        letter=OuterRef("pk"), stood_position__in=HOLDING
    )
    waiting = waiting.exclude(stood_implementation__in=SETTLED)
    letters = Letter.objects.visible_to(EVERYBODY).filter(Exists(waiting), state=LetterState.SENT)
    return _due(letters)


def name_of_expected(asked: Mapping[str, str], today: date) -> str:
    """Tells one calendar from another, where somebody follows several."""
    picked = _of_today(asked, today)
    chips = chips_of(picked, names_of(EVERYBODY, picked), today)
    name = _("Heeded: expected answers")
    return f"{name} ({', '.join(chip.label for chip in chips)})" if chips else name


def _of_today(asked: Mapping[str, str], today: date) -> Picked:
    """What is to come has no past day."""
    return replace(Picked.of(asked, today), as_of="", filed="")


def own_days(user: User) -> list[Day]:
    """One's own dates to look again, and the letters of one's coalitions that wait."""
    checks = (
        CheckAgain.objects.visible_to(user)
        .waiting()
        .select_related("recommendation")
        .order_by("on", "pk")[:MOST]
    )
    return [*map(_check, checks), *_due(awaiting(user))]


def _due(letters: "QuerySet[Letter]") -> list[Day]:
    promised = Response.objects.filter(is_confidential=False, promised_by__isnull=False)
    rows = (
        letters.filter(due_on__isnull=False)
        .defer("text")
        .prefetch_related(None)
        .prefetch_related(
            "addressees",
            "extensions",
            Prefetch("responses", promised.defer("text"), to_attr="promised"),
        )
        .order_by("due_on", "pk")[:MOST]
    )
    return [_expected(letter) for letter in rows]


def _expected(letter: Letter) -> Day:
    places = dict.fromkeys(countries.name(one.country) for one in letter.addressees.all())
    pauses = [one.at for one in letter.extensions.all()]
    told: list[Response] = letter.promised  # type: ignore[attr-defined]
    pauses += [moment for one in told for moment in (one.logged_at, one.retracted_at) if moment]
    return Day(
        uid=f"due-letter-{letter.pk}",
        on=letter.due_on or letter.sent_day,
        title=_("Answer due from %(governments)s: %(letter)s")
        % {"governments": ", ".join(places), "letter": letter.subject},
        words=absolute(letter.get_absolute_url()),
        url=absolute(letter.get_absolute_url()),
        revision=len(pauses),
        stamp=_latest(letter.logged_at, pauses),
    )


def _check(check: CheckAgain) -> Day:
    address = absolute(check.recommendation.get_absolute_url())
    return Day(
        uid=f"check-{check.pk}",
        on=check.on,
        title=_("Look again: %(ask)s") % {"ask": check.recommendation.text},
        words="\n".join(filter(None, [check.note, address])),
        url=address,
        revision=check.revision,
        stamp=check.changed_at,
    )


def _latest(first: datetime, later: Iterable[datetime]) -> datetime:
    return max([first, *later])
