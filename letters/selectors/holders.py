"""Who held the offices that a letter went to, on any day: as far as dated terms on file tell."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from campaigns.statements import told
from letters import countries
from letters.models import Addressee, Letter, Office, Term
from letters.terms import held_on


@dataclass(frozen=True, slots=True)
class Holding:
    holder: str
    began_on: date
    ended_on: date | None

    @classmethod
    def of(cls, stored: dict) -> Self:
        ended_on = stored["ended_on"]
        return cls(
            stored["holder"],
            date.fromisoformat(stored["began_on"]),
            date.fromisoformat(ended_on) if ended_on else None,
        )


@dataclass(frozen=True, slots=True)
class Held:
    """An addressee with the terms of its office, the first one first."""

    who: str
    government: str
    country: str
    is_copy: bool
    office: Office | None
    holdings: list[Holding]

    def on(self, day: date) -> Holding | None:
        """Who held the office that day; None where nobody is known to have."""
        return held_on(self.holdings, day)


def held_offices(letter: Letter) -> list[Held]:
    """One query."""
    return [
        Held(
            who=str(one),
            government=countries.name(one.country),
            country=one.country,
            is_copy=one.is_copy,
            office=one.known_office,
            holdings=[Holding.of(term) for term in one.terms],  # type: ignore[attr-defined]
        )
        for one in told(_addressees_of, letter.pk, AnonymousUser())
    ]


def _addressees_of(letter: int, _user: AnonymousUser) -> QuerySet[Addressee]:
    """Holders that are known from a letter alone are told by that letter alone."""
    terms = (
        Term.objects.filter(office=OuterRef("known_office"), is_noted=True, began_on__isnull=False)
        .order_by("began_on", "pk")
        .values(one=JSONObject(holder="holder", began_on="began_on", ended_on="ended_on"))
    )
    rows = Addressee.objects.filter(letter=letter).select_related("known_office")
    return rows.annotate(terms=ArraySubquery(terms))
