"""Offices that letters go to, who holds them, and what they were asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from campaigns.models import User
from campaigns.policies import Action, can, can_anywhere
from letters import countries
from letters.models import Letter, Office, Recommendation, Term
from letters.querysets import OfficeQuerySet
from letters.selectors.findings import Findings, findings, picked_for
from letters.statuses import SETTLED

AT_FIRST = 25


@dataclass(frozen=True, slots=True)
class OfficeLine:
    office: Office
    holder: str
    letters: int


@dataclass(frozen=True, slots=True)
class Government:
    code: str
    name: str
    offices: list[OfficeLine]


@dataclass(frozen=True, slots=True)
class OfficesPage:
    """All that templates/letters/offices.html may ask for."""

    governments: list[Government]
    may_note: bool


def offices_page(user: User | AnonymousUser) -> OfficesPage:
    governments: dict[str, list[OfficeLine]] = {}
    for line in office_lines(Office.objects.all(), user):
        governments.setdefault(line.office.country, []).append(line)
    listed = [Government(code, countries.name(code), lines) for code, lines in governments.items()]
    return OfficesPage(
        governments=sorted(listed, key=lambda one: one.name),
        may_note=can_anywhere(user, Action.LOG_LETTER),
    )


def office_lines(offices: OfficeQuerySet, user: User | AnonymousUser) -> list[OfficeLine]:
    """Those of these offices that `user` may see, in two queries."""
    letters = Letter.objects.visible_to(user)
    terms = Term.objects.visible_to(user)
    rows = (
        offices.visible_to(user)
        .prefetch_related(Prefetch("terms", queryset=terms))
        .annotate(
            asked=Count("addressed__letter", filter=Q(addressed__letter__in=letters), distinct=True)
        )
    )
    today, lines = timezone.localdate(), []
    for one in rows:
        holder = _holder_now(list(one.terms.all()), today)
        lines.append(OfficeLine(one, holder.holder if holder else "", one.asked))
    return lines


def _holder_now(terms: list[Term], today: date) -> Term | None:
    """The last dated term that runs; undated ones tell nothing about today."""
    running = [
        one for one in terms if one.began_on and one.began_on <= today and not one.is_over_on(today)
    ]
    return running[0] if running else None


@dataclass(frozen=True, slots=True)
class LetterToOffice:
    """A letter to an office; `unsettled` asks of it may be carried to who holds the office now."""

    letter: Letter
    holder: str
    asks: int
    unsettled: int
    may_carry: bool


@dataclass(frozen=True, slots=True)
class OfficePage:
    """All that templates/letters/office.html may ask for."""

    office: Office
    government: str
    holder: Term | None
    terms: list[Term]
    letters: list[LetterToOffice]
    found: Findings
    may_note: bool


def office_page(
    *, office: Office, user: User | AnonymousUser, asked: Mapping[str, str]
) -> OfficePage:
    terms = list(office.terms.visible_to(user))
    holder = _holder_now(terms, timezone.localdate())
    letters = (
        Letter.objects.visible_to(user)
        .filter(addressees__known_office=office, sent_on__isnull=False)
        .select_related("campaign")
        .defer("text")
        .distinct()[:AT_FIRST]
    )
    counted: dict[int, tuple[int, int]] = {
        letter: (asks, unsettled)
        for letter, asks, unsettled in Recommendation.objects.filter(
            letter__in=[one.pk for one in letters]
        )
        .order_by()
        .values_list("letter")
        .annotate(asks=Count("pk"), unsettled=Count("pk", filter=~Q(implementation__in=SETTLED)))
    }
    held = dict(
        office.addressed.filter(letter__in=[one.pk for one in letters])
        .order_by("-pk")
        .values_list("letter", "holder")
    )
    return OfficePage(
        office=office,
        government=countries.name(office.country),
        holder=holder,
        terms=terms,
        letters=[_line(one, counted.get(one.pk, (0, 0)), held, holder, user) for one in letters],
        found=findings(
            user=user,
            picked=picked_for(asked, office=str(office.pk)),
            asked=asked,
            path=office.get_absolute_url(),
            lists_letters=False,
        ),
        may_note=can_anywhere(user, Action.LOG_LETTER),
    )


def _line(
    letter: Letter,
    counted: tuple[int, int],
    held: dict[int, str],
    holder: Term | None,
    user: User | AnonymousUser,
) -> LetterToOffice:
    asks, unsettled = counted
    is_new = bool(holder and holder.began_on and holder.began_on > letter.sent_day)
    return LetterToOffice(
        letter=letter,
        holder=held.get(letter.pk, ""),
        asks=asks,
        unsettled=unsettled,
        may_carry=is_new and unsettled > 0 and can(user, Action.LOG_LETTER, letter.campaign),
    )
