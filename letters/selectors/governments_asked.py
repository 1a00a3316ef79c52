"""Which governments a selection asked, and how much of each."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from campaigns.models import User
from letters import countries
from letters.models import Addressee
from letters.selectors.picked import Picked, selection
from letters.selectors.tables import counted_over

ASKED = """
, letters AS (SELECT letter, count(*) AS asks FROM chosen GROUP BY 1
), places AS (SELECT DISTINCT letter, country FROM addressed)
SELECT country, sum(asks)::int, count(*) FROM letters JOIN places USING (letter)
GROUP BY 1 ORDER BY 2 DESC, 1
"""


@dataclass(frozen=True, slots=True)
class Asked:
    country: str
    name: str
    asks: int
    letters: int


def governments_asked(user: User | AnonymousUser, picked: Picked, today: date) -> list[Asked]:
    """One query; those asked most come first. An ask of two governments counts for both."""
    rows = counted_over(
        [
            ("chosen(letter)", selection(user, picked, today).values_list("letter")),
            ("addressed(letter, country)", Addressee.objects.values_list("letter", "country")),
        ],
        ASKED,
    )
    return [Asked(code, countries.name(code), asks, letters) for code, asks, letters in rows]
