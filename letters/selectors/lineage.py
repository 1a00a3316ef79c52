"""An ask across letters and governments: where it was asked before and again, and what is near."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.policies import Action, can
from letters.asof import AsOf
from letters.countries import Place, places
from letters.models import Office, Recommendation
from letters.selectors.holders import Held, Holding
from letters.selectors.standing import headline_of, standing_on
from letters.wording import joined

NEAR = 0.45  # trigram similarity from which two asks may be the same
MOST = 5


@dataclass(frozen=True, slots=True)
class Asking:
    """One letter in which the ask was made. `may_part`: it can be taken out of the line."""

    ask: Recommendation
    year: int
    governments: list[Place]
    offices: frozenset[int]
    headline: str
    headline_label: str
    is_this: bool
    may_part: bool


def lineage(ask: Recommendation, user: User | AnonymousUser, when: AsOf) -> list[Asking]:
    """Every asking that `user` may see, oldest first; empty where it was asked once only.

    One query, and none where `ask.is_joined` says that there is no line.
    """
    if not ask.is_joined:  # type: ignore[attr-defined]
        return []
    rows = (
        standing_on(Recommendation.objects.visible_to(user), when)
        .filter(pk__in=RawSQL(FAMILY, [ask.pk]))  # noqa: S611
        .select_related("letter__campaign")
        .annotate(
            countries=ArrayAgg("letter__addressees__country", default=Value([])),
            offices=ArrayAgg("letter__addressees__known_office", default=Value([])),
        )
        .order_by("letter__sent_on", "pk")
    )
    found = [_asking(one, ask, user) for one in rows]
    return found if len(found) > 1 else []


def is_joined() -> Q:
    """For an annotation: whether the ask stands in a line with others."""
    later = Recommendation.objects.filter(earlier=OuterRef("pk"))
    return Q(earlier__isnull=False) | Q(Exists(later))


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


def _asking(one: Recommendation, this: Recommendation, user: User | AnonymousUser) -> Asking:
    headline = headline_of(one)
    return Asking(
        ask=one,
        year=one.letter.sent_day.year,
        governments=places(one.countries),  # type: ignore[attr-defined]
        offices=frozenset(one.offices),  # type: ignore[attr-defined]
        headline=headline.value,
        headline_label=str(headline.label),
        is_this=one.pk == this.pk,
        may_part=one.earlier_id is not None and can(user, Action.LOG_LETTER, one.letter.campaign),
    )


def near_asks(ask: Recommendation, user: User | AnonymousUser) -> list[Recommendation]:
    """Asks of earlier letters that may be the same one. For those who may join them."""
    if ask.earlier_id or not can(user, Action.LOG_LETTER, ask.letter.campaign):
        return []
    rows = (
        Recommendation.objects.visible_to(user)
        .filter(letter__sent_on__lte=ask.letter.sent_day)
        .exclude(letter=ask.letter_id)
        .exclude(pk__in=RawSQL(FAMILY, [ask.pk]))  # noqa: S611
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

    office: Office
    holding: Holding
    was_asked: bool


def new_holders(
    ask: Recommendation, askings: list[Asking], held: list[Held], day: date
) -> list[NewHolder]:
    """For each addressee whose office changed hands since, as far as dated terms tell."""
    found = []
    for one in held:
        now = one.on(day)
        if one.is_copy or now is None or one.office is None or now.began_on <= ask.letter.sent_day:
            continue
        later = [a for a in askings if a.ask.letter.sent_day >= now.began_on]
        was_asked = any(one.office.pk in asking.offices for asking in later)
        found.append(NewHolder(one.office, now, was_asked))
    return found
