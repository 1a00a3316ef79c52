"""An ask across letters and governments: where it was asked before and again, and what is near."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.policies import Action, can
from letters import countries
from letters.models import Recommendation, Term
from letters.services.following import holder_on
from letters.wording import joined

NEAR = 0.45  # trigram similarity from which two asks may be the same
MOST = 5


@dataclass(frozen=True, slots=True)
class Asking:
    """One letter in which the ask was made. `may_part`: it can be taken out of the line."""

    ask: Recommendation
    year: int
    government: str
    headline: str
    headline_label: str
    is_this: bool
    may_part: bool


def lineage(ask: Recommendation, user: User | AnonymousUser) -> list[Asking]:
    """Every asking that `user` may see, oldest first; empty where it was asked once only."""
    keys = _family(ask)
    if len(keys) < 2:
        return []
    rows = (
        Recommendation.objects.visible_to(user)
        .filter(pk__in=keys)
        .select_related("letter__campaign")
        .prefetch_related("letter__addressees")
        .order_by("letter__sent_on", "pk")
    )
    found = [_asking(one, ask, user) for one in rows]
    return found if len(found) > 1 else []


def asked_in(askings: list[Asking]) -> str:
    """ "Asked in 2009, 2014 and 2020"; "" where there is no line."""
    years = list(dict.fromkeys(str(one.year) for one in askings))
    return _("Asked in %(years)s") % {"years": joined(years)} if years else ""


FAMILY = """
WITH RECURSIVE before(id, earlier_id) AS (
    SELECT id, earlier_id FROM letters_recommendation WHERE id = %s
    UNION
    SELECT one.id, one.earlier_id FROM letters_recommendation one JOIN before
        ON one.id = before.earlier_id
), family(id) AS (
    SELECT id FROM before WHERE earlier_id IS NULL
    UNION
    SELECT one.id FROM letters_recommendation one JOIN family ON one.earlier_id = family.id
)
SELECT id FROM family
"""


def _family(ask: Recommendation) -> set[int]:
    """Keys of all that the ask is joined with: up to the first asking, and down again."""
    with connection.cursor() as cursor:
        cursor.execute(FAMILY, [ask.pk])
        return {key for (key,) in cursor.fetchall()}


def _asking(one: Recommendation, this: Recommendation, user: User | AnonymousUser) -> Asking:
    headline = one.headline_on(timezone.localdate())
    places = dict.fromkeys(countries.name(a.country) for a in one.letter.addressees.all())
    return Asking(
        ask=one,
        year=one.letter.sent_day.year,
        government=", ".join(places),
        headline=headline.value,
        headline_label=str(headline.label),
        is_this=one.pk == this.pk,
        may_part=one.earlier_id is not None and can(user, Action.LOG_LETTER, one.letter.campaign),
    )


def near_asks(
    ask: Recommendation, askings: list[Asking], user: User | AnonymousUser
) -> list[Recommendation]:
    """Asks of earlier letters that may be the same one. For those who may join them."""
    if ask.earlier_id or not can(user, Action.LOG_LETTER, ask.letter.campaign):
        return []
    rows = (
        Recommendation.objects.visible_to(user)
        .filter(letter__sent_on__lte=ask.letter.sent_day)
        .exclude(letter=ask.letter_id)
        .exclude(pk__in=[one.ask.pk for one in askings])
        .filter(text__trigram_similar=ask.text)
        .annotate(near=TrigramSimilarity("text", ask.text))
        .filter(near__gte=NEAR)
        .select_related("letter")
        .order_by("-near", "-letter__sent_on")
    )
    return list(rows[:MOST])


@dataclass(frozen=True, slots=True)
class NewHolder:
    """Somebody who took the office after the letter; `was_asked` by a later letter of the line."""

    term: Term
    was_asked: bool


def new_holders(ask: Recommendation, askings: list[Asking]) -> list[NewHolder]:
    """For each addressee whose office changed hands since, as far as dated terms tell."""
    found = []
    for one in ask.letter.addressees.all():
        term = holder_on(one, timezone.localdate())
        if (
            one.is_copy
            or term is None
            or (term.began_on or ask.letter.sent_day) <= (ask.letter.sent_day)
        ):
            continue
        since = term.began_on or ask.letter.sent_day
        later = [a for a in askings if a.ask.letter.sent_day >= since]
        offices = {a.known_office_id for line in later for a in line.ask.letter.addressees.all()}
        found.append(NewHolder(term, one.known_office_id in offices))
    return found
