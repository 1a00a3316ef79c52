"""How long offices take: days from a letter to the first answer of substance to what it asks."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Min

from campaigns.models import User
from letters import countries
from letters.models import Addressee, Answer
from letters.selectors.picked import Picked, selection
from letters.selectors.tables import counted_over
from letters.statuses import HOLDING

MOST = 10  # offices that are told one by one

TIMES = f"""
, letters AS (SELECT letter, sent_on, count(*) AS asks FROM chosen GROUP BY 1, 2
), offices AS (
    SELECT letter, office, bool_and(is_copy) AS is_copy FROM addressed GROUP BY 1, 2
), known AS (
    SELECT office, asks, is_copy, first - sent_on AS days,
        CASE WHEN first IS NULL THEN %s::date - sent_on END AS waits
    FROM letters JOIN offices USING (letter) LEFT JOIN answered USING (letter)
), told AS (
    SELECT office, sum(asks)::int AS asks, count(*) FILTER (WHERE NOT is_copy) AS letters,
        count(days) FILTER (WHERE NOT is_copy) AS answered,
        min(days) FILTER (WHERE NOT is_copy),
        percentile_disc(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE NOT is_copy),
        max(days) FILTER (WHERE NOT is_copy),
        percentile_disc(0.5) WITHIN GROUP (ORDER BY waits) FILTER (WHERE NOT is_copy)
    FROM known GROUP BY office
)
(SELECT office.id, office.name, office.country, told.*, count(*) OVER ()
    FROM told JOIN letters_office office ON office.id = told.office
    WHERE told.letters > 0 ORDER BY told.letters DESC, told.asks DESC, office.id LIMIT {MOST})
UNION ALL
(SELECT 0, '', '', 0, sum(asks)::int, count(*), count(first), min(first - sent_on),
    percentile_disc(0.5) WITHIN GROUP (ORDER BY first - sent_on), max(first - sent_on), NULL, 0
    FROM letters LEFT JOIN answered USING (letter))
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class OfficeTimes:
    """Of one office: days to the first answer, where there was one; and how long the others of
    its letters have waited. The middle ones are medians that occur."""

    office: int
    name: str
    asks: int
    letters: int
    answered: int
    quickest: int | None
    days: int | None
    slowest: int | None
    waits: int | None

    @property
    def unanswered(self) -> int:
        return self.letters - self.answered


@dataclass(frozen=True, slots=True)
class ResponseTimes:
    """Offices with the most letters, of so many; and of all letters, how many were answered."""

    offices: list[OfficeTimes]
    of: int = 0
    letters: int = 0
    answered: int = 0
    days: int | None = None


def response_times(user: User | AnonymousUser, picked: Picked, today: date) -> ResponseTimes:
    """One query. Offices that had a copy alone owe no answer."""
    when = picked.when(today)
    chosen = selection(user, picked, today)
    answered = (
        Answer.objects.filter(when.told("response__"))
        .exclude(position__in=HOLDING)
        .values("response__letter")
        .annotate(first=Min("response__dated"))
    )
    rows = counted_over(
        [
            ("chosen(letter, sent_on)", chosen.values_list("letter", "letter__sent_on")),
            ("answered(letter, first)", answered.values_list("response__letter", "first")),
            (
                "addressed(letter, office, is_copy)",
                Addressee.objects.filter(known_office__isnull=False).values_list(
                    "letter", "known_office", "is_copy"
                ),
            ),
        ],
        TIMES,
        when.day,
    )
    if not rows:
        return ResponseTimes([])
    *offices, (_id, _name, _place, _office, _asks, letters, had, _min, days, _max, _w, _of) = rows
    told = [
        OfficeTimes(pk, f"{name}, {countries.name(country)}", *figures)
        for pk, name, country, _office, *figures, _of in offices
    ]
    return ResponseTimes(told, offices[0][-1] if offices else 0, letters, had, days)
