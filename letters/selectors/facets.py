"""How many there are of each choice of each filter, under all the other filters in use.

One statement, whatever there is: the selection is read once, and once more for each filter in
use without that filter; all choices are counted from there, by letter where that is enough.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from campaigns.models import User
from campaigns.querysets import seen_alike
from campaigns.remembering import recall
from campaigns.statements import Reader
from letters.models import Signature
from letters.selectors.picked import Picked, selection
from letters.selectors.standing import FLAGS, with_headline

MOST = 50  # choices of one filter; what is picked is always among them

KINDS = (
    "topics", "stood_position", "stood_implementation", "stood_headline", *FLAGS.values(),
)  # fmt: skip
KIND = ", ".join(KINDS)
SELECTED = ("letter_id", *KINDS)

# By letter: the value, its words, and where they come from; {letters} are the letters with the
# number of their asks as `times`.
BY_LETTER = {
    "country": (
        "found.country, found.country",
        "(SELECT DISTINCT letter_id, country FROM letters_addressee) found USING (letter_id)",
    ),
    "office": (
        "office.id::text, office.name || ', ' || office.country",
        "(SELECT DISTINCT letter_id, known_office_id FROM letters_addressee) found"
        " USING (letter_id) JOIN letters_office office ON office.id = known_office_id",
    ),
    "campaign": (
        "campaign.slug, campaign.name",
        "letters_letter letter ON letter.id = letter_id"
        " JOIN campaigns_campaign campaign ON campaign.id = letter.campaign_id",
    ),
    "coalition": (
        "coalition.slug, coalition.name",
        "letters_letter letter ON letter.id = letter_id"
        " JOIN campaigns_campaign campaign ON campaign.id = letter.campaign_id"
        " JOIN campaigns_coalition coalition ON coalition.id = campaign.coalition_id",
    ),
    "organisation": (
        "organisation.id::text, organisation.name",
        "({signed}) found USING (letter_id)"
        " JOIN campaigns_organisation organisation ON organisation.id = organisation_id",
    ),
    "letter": ("letter.id::text, letter.subject", "letters_letter letter ON letter.id = letter_id"),
    "year": (
        "to_char(letter.sent_on, 'YYYY'), ''",
        "letters_letter letter ON letter.id = letter_id",
    ),
    "language": ("letter.language, ''", "letters_letter letter ON letter.id = letter_id"),
}
BY_ASK = {
    "theme": ("theme, theme", ", unnest(topics) theme"),
    "position": ("stood_position, ''", ""),
    "implementation": ("stood_implementation, ''", ""),
    "headline": ("stood_headline, ''", ""),
}
NAMES = (*BY_LETTER, *BY_ASK, "flag")


@dataclass(frozen=True, slots=True)
class Counted:
    """A choice of a filter as it is on file; `label` is "" where the code has words of its own."""

    value: str
    label: str
    times: int


@dataclass(frozen=True, slots=True)
class Figures:
    """`pairs` are positions with implementations."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    choices: dict[str, list[Counted]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.pairs.values())


def figures_told(user: User | AnonymousUser, picked: Picked, today: date) -> Figures:
    """As they were counted last, for whoever sees the same."""
    return recall(
        "figures", seen_alike(user), picked.query, make=lambda: figures(user, picked, today)
    )


def figures(user: User | AnonymousUser, picked: Picked, today: date) -> Figures:
    sql, params = _written(Reader.of(user), picked, today)
    pairs: Counter[tuple[str, str]] = Counter()
    choices: dict[str, list[Counted]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for name, value, label, times in cursor.fetchall():
            if name == "pair":
                pairs[value, label] = times
            else:
                choices[name].append(Counted(value, label, times))
    return Figures(pairs, dict(choices))


@lru_cache(maxsize=200)
def _written(reader: Reader, picked: Picked, today: date) -> tuple[str, list[Any]]:
    return _Statement(reader.user, picked, today).parts()


class _Statement:
    """The selections as tables of one statement, and the counts over them."""

    def __init__(self, user: User | AnonymousUser, picked: Picked, today: date) -> None:
        self._user, self._picked, self._today = user, picked, today
        self._tables: list[str] = []
        self._params: list[Any] = []

    def parts(self) -> tuple[str, list[Any]]:
        signed = self._signed()
        self._table("whole", self._picked)
        counts = [
            f"SELECT 'pair', stood_position, stood_implementation, sum(times)::bigint"  # noqa: S608
            f" FROM whole_kinds WHERE {_shown(self._picked)} GROUP BY 2, 3"
        ]
        for name in NAMES:
            counts.append(self._count(name, signed))
        tables = ", ".join(self._tables)
        united = " UNION ALL ".join(f"({one})" for one in counts)
        return f"WITH {tables} {united}", self._params

    def _count(self, name: str, signed: str) -> str:
        others = replace(self._picked, **{name: ""})
        is_picked = others != self._picked
        table = self._table(f"but_{name}", others) if is_picked else "whole"
        # A choice brings superseded asks back where it is by what was done.
        shown = "TRUE" if name in {"implementation", "headline"} else _shown(others)
        if name == "flag":
            return _of_flags(f"{table}_kinds", shown)
        if name in BY_ASK:
            columns, more = BY_ASK[name]
            source = f"{table}_kinds{more} WHERE {shown}"
        else:
            columns, joined = BY_LETTER[name]
            source = f"{table}_letters counted JOIN {joined.format(signed=signed)}"
        order = "max(letter.sent_on) DESC, 2 DESC" if name == "letter" else "4 DESC, 2"
        return (
            f"SELECT '{name}', {columns}, sum(times)::bigint FROM {source}"  # noqa: S608
            f" GROUP BY 2, 3 ORDER BY {order} LIMIT {MOST}"
        )

    def _table(self, name: str, picked: Picked) -> str:
        """The rows of a selection, how many there are of each kind, and how many in each letter."""
        rows = with_headline(selection(self._user, replace(picked, superseded="1"), self._today))
        self._tables += [
            f"{name} AS MATERIALIZED ({self._sql(rows.values(*SELECTED))})",
            f"{name}_kinds AS MATERIALIZED (SELECT {KIND}, count(*) AS times"  # noqa: S608
            f" FROM {name} GROUP BY {KIND})",
            f"{name}_letters AS MATERIALIZED (SELECT letter_id, count(*) AS times"  # noqa: S608
            f" FROM {name} WHERE {_shown(picked)} GROUP BY letter_id)",
        ]
        return name

    def _signed(self) -> str:
        """Who signed what, of those whose names are told to everybody."""
        rows = Signature.objects.standing().named().order_by()
        sql = self._sql(
            rows.filter(organisation__isnull=False).values("letter_id", "organisation_id")
        )
        self._tables.append(f"signed AS ({sql})")
        return "SELECT DISTINCT letter_id, organisation_id FROM signed"

    def _sql(self, rows: QuerySet) -> str:
        try:
            sql, params = rows.order_by().query.sql_with_params()
        except EmptyResultSet:
            sql, params = rows.model.objects.none().query.sql_with_params()
        self._params.extend(params)
        return sql


def _of_flags(table: str, shown: str) -> str:
    counted = ", ".join(f"sum(times) FILTER (WHERE {column})::bigint" for column in FLAGS.values())
    codes = ", ".join(f"'{flag.value}'" for flag in FLAGS)
    return (
        f"SELECT 'flag', flag, '', times FROM (SELECT ARRAY[{codes}] AS flags,"  # noqa: S608
        f" ARRAY[{counted}] AS counts FROM {table} WHERE {shown}) one,"
        " unnest(flags, counts) AS raised(flag, times) WHERE times > 0"
    )


def _shown(picked: Picked) -> str:
    """Superseded asks are counted where they are asked for."""
    wanted = picked.superseded or picked.implementation or picked.headline == "superseded"
    return "TRUE" if wanted else "stood_implementation <> 'superseded'"
