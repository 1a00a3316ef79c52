"""The filters of the dashboard, which live in its address and serve exports and the API as well."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef

from campaigns.addresses import address_of
from campaigns.http import whole
from campaigns.models import User
from letters.asof import AsOf
from letters.flags import Flag
from letters.models import Addressee, Recommendation, Signature
from letters.querysets import RecommendationQuerySet
from letters.selectors.standing import FLAGS, standing_on, with_headline
from letters.statuses import Headline, Implementation, Position

SORTS = ("headline", "moved", "evidence", "government")


def _one_of(*values: str) -> Callable[[str], str]:
    return lambda typed: typed if typed in values else ""


def _number(typed: str) -> str:
    return str(whole(typed) or "")


def _code(typed: str) -> str:
    return typed.upper() if len(typed) == 2 and typed.isascii() and typed.isalpha() else ""


def _words(longest: int) -> Callable[[str], str]:
    return lambda typed: " ".join(typed.split())[:longest]


def _year(typed: str) -> str:
    return typed if typed.isascii() and typed.isdecimal() and "1800" <= typed <= "2999" else ""


CLEANED: dict[str, Callable[[str], str]] = {
    "country": _code,
    "office": _number,
    "campaign": _words(50),
    "coalition": _words(50),
    "organisation": _number,
    "theme": _words(80),
    "letter": _number,
    "year": _year,
    "position": _one_of(*Position.values),
    "implementation": _one_of(*Implementation.values),
    "headline": _one_of(*Headline.values),
    "flag": _one_of(*Flag.values),
    "language": _words(8),
    "text": _words(200),
    "superseded": _one_of("1"),
    "sort": _one_of(*SORTS),
}


@dataclass(frozen=True, slots=True)
class Picked:
    """The filters; what is not known is not picked. `as_of` and `filed` say on which day and by
    whose knowledge (letters/asof.py), `sort` in which order; "" is the newest letter first."""

    country: str = ""
    office: str = ""
    campaign: str = ""
    coalition: str = ""
    organisation: str = ""
    theme: str = ""
    letter: str = ""
    year: str = ""
    position: str = ""
    implementation: str = ""
    headline: str = ""
    flag: str = ""
    language: str = ""
    text: str = ""
    superseded: str = ""
    as_of: str = ""
    filed: str = ""
    sort: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str], today: date) -> "Picked":
        when = AsOf.of(asked, today)
        given = {name: (asked.get(name) or "").replace("\x00", "") for name in CLEANED}
        return cls(
            **{name: CLEANED[name](typed) for name, typed in given.items()},
            as_of=when.day.isoformat() if when.is_past else "",
            filed="1" if when.is_past and when.as_filed else "",
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return self._pairs({})

    def _pairs(self, changes: Mapping[str, str]) -> list[tuple[str, str]]:
        given = [(name, changes.get(name, getattr(self, name))) for name in self.__slots__]
        return [pair for pair in given if pair[1]]

    @property
    def query(self) -> str:
        return urlencode(self.pairs)

    def when(self, today: date) -> AsOf:
        return AsOf.of({"as_of": self.as_of, "filed": self.filed}, today)

    def address(self, **changes: str) -> str:
        """The dashboard's address with these filters, some of them changed."""
        query = "&".join(_written(*pair) for pair in self._pairs(changes))
        return address_of("letters:board") + (f"?{query}" if query else "")

    def ignored(self, asked: Mapping[str, str], today: date) -> list[str]:
        """Names of filters that were asked for with a value that nothing could be made of."""
        spare = {"as_of": today.isoformat(), "filed": "1"}  # taken, and say nothing by themselves
        return [
            name
            for name in (*CLEANED, *spare)
            if (asked.get(name) or "").strip()
            and not getattr(self, name)
            and asked[name] != spare.get(name)
        ]


@lru_cache(maxsize=2_000)
def _written(name: str, value: str) -> str:
    """A page leads to a hundred selections that differ by little."""
    return urlencode([(name, value)])


Fitting = Callable[[RecommendationQuerySet, str], RecommendationQuerySet]


def _to_office(found: RecommendationQuerySet, office: str) -> RecommendationQuerySet:
    named = Addressee.objects.filter(letter=OuterRef("letter"), known_office=int(office))
    return found.filter(Exists(named))


def _signed_by(found: RecommendationQuerySet, organisation: str) -> RecommendationQuerySet:
    """Only where its name is told to everybody: whoever signed in confidence is not found."""
    named = Signature.objects.standing().named()
    return found.filter(
        Exists(named.filter(letter=OuterRef("letter"), organisation=int(organisation)))
    )


def _sent_in(found: RecommendationQuerySet, year: str) -> RecommendationQuerySet:
    return found.filter(letter__sent_on__year=int(year))


def _where(path: str) -> Fitting:
    return lambda found, value: found.filter(**{path: value})


FITTING: dict[str, Fitting] = {
    "country": lambda found, code: found.addressed_to(code, Addressee.objects.all()),
    "office": _to_office,
    "campaign": _where("letter__campaign__slug"),
    "coalition": _where("letter__campaign__coalition__slug"),
    "organisation": _signed_by,
    "theme": lambda found, theme: found.filter(topics__contains=[theme]),
    "letter": _where("letter"),
    "year": _sent_in,
    "position": _where("stood_position"),
    "implementation": _where("stood_implementation"),
    "headline": lambda found, code: with_headline(found).filter(stood_headline=code),
    "flag": lambda found, code: found.filter(**{FLAGS[Flag(code)]: True}),
    "language": _where("letter__language"),
    "text": lambda found, words: found.mentioning(words),
}


def selection(user: User | AnonymousUser, picked: Picked, today: date) -> RecommendationQuerySet:
    """The rows behind every number of the dashboard: visible asks that fit, as they stood."""
    found = standing_on(Recommendation.objects.visible_to(user), picked.when(today))
    for name, fitting in FITTING.items():
        if value := getattr(picked, name):
            found = fitting(found, value)
    wanted = picked.superseded or picked.implementation
    if not wanted and picked.headline != Headline.SUPERSEDED:
        found = found.exclude(stood_implementation=Implementation.SUPERSEDED)
    return found
