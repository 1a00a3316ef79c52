"""Which rows fit what was typed: of each kind the newest that somebody may see, the best first.

First come the newest that fit, whoever may see them; the rule of visibility of each kind then says
which of these are told. Where too few are left, it is asked before the newest are taken. So a
frequent word costs little, and what is hidden changes no number.

Whether a word is frequent is a guess, and a bad one for words that are never met together: rows are
looked through from the newest no further than `WINDOW`; what is not met there is not frequent, and
is looked up.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.search import SearchRank
from django.db.models import CharField, Expression, F, FloatField, QuerySet, TextChoices, Value
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from campaigns.models import User
from letters.models import (
    AskWords,
    Evidence,
    EvidenceWords,
    Letter,
    LetterWords,
    Recommendation,
    Response,
    ResponseWords,
)
from letters.querysets import Keys
from letters.tsquery import Prepared, Ready

MOST = 100  # hits of a kind that are ranked; of more, the newest
LOOKED_AT = 150  # newest rows that fit
WINDOW = 20_000  # keys
NO_RANK = Value(0.0, output_field=FloatField())

Viewer = User | AnonymousUser


class Kind(TextChoices):
    ASKS = "asks", _("Recommendations")
    LETTERS = "letters", _("Letters")
    ANSWERS = "answers", _("Answers")
    EVIDENCE = "evidence", _("Evidence")
    COVERAGE = "coverage", _("Coverage")


@dataclass(frozen=True, slots=True)
class Hits:
    """Keys of rows of a kind, the best first: of MOST at the most, though there may be more."""

    keys: list[int]
    is_more: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a kind are kept, and what may be seen of the rows they belong to."""

    words: QuerySet
    visible: Callable[[Viewer], QuerySet]
    weights: str = ""
    is_ranked: bool = True

    @property
    def table(self) -> str:
        return self.words.model._meta.db_table

    @property
    def window(self) -> str:
        """Before which key nothing is looked through."""
        key = self.words.model._meta.pk.column
        return f"SELECT max({key}) - {WINDOW} FROM {self.table}"  # noqa: S608

    def query(self, asked: Prepared) -> Ready:
        return asked.query.weighing(self.weights) if self.weights else asked.query


def _told(user: Viewer) -> QuerySet:
    return Response.objects.visible_to(user).standing()


def _filed(user: Viewer) -> QuerySet:
    return Evidence.objects.visible_to(user).standing()


# An ask is found by its own words (A, B); those of its letter's subject lead to the letter. What is
# filed has short words of one weight: the newest first.
PLACES = {
    Kind.ASKS: Place(AskWords.objects.all(), Recommendation.objects.visible_to, weights="AB"),
    Kind.LETTERS: Place(LetterWords.objects.all(), Letter.objects.visible_to),
    Kind.ANSWERS: Place(ResponseWords.objects.all(), _told),
    Kind.EVIDENCE: Place(EvidenceWords.objects.filter(is_press=False), _filed, is_ranked=False),
    Kind.COVERAGE: Place(EvidenceWords.objects.filter(is_press=True), _filed, is_ranked=False),
}


def hits(*, user: Viewer, asked: Prepared, kinds: list[Kind]) -> dict[Kind, Hits]:
    """Kinds without any are left out. Two queries, or up to two more where the guess was bad and
    where much is hidden."""
    rare = {kind for kind in kinds if PLACES[kind].table in asked.rare}
    newest = _newest([_fitting(asked, kind, is_rare=kind in rare) for kind in kinds])
    bad = [one for one in kinds if one not in rare and len(newest.get(one, [])) < LOOKED_AT]
    newest |= _newest([_fitting(asked, kind, is_rare=True) for kind in bad])
    seen = _seen(
        [_told_of(user, asked, kind, Keys(keys), LOOKED_AT) for kind, keys in newest.items()]
    )
    short = [
        kind
        for kind, keys in newest.items()
        if len(keys) == LOOKED_AT and len(seen.get(kind, [])) <= MOST
    ]
    seen |= _seen([_told_of(user, asked, kind, None, MOST + 1) for kind in short])
    return {kind: _best(rows) for kind, rows in seen.items()}


def _newest(parts: list[QuerySet]) -> dict[Kind, list[int]]:
    found: dict[Kind, list[int]] = {}
    for kind, key, _rank in _together(parts):
        found.setdefault(Kind(kind), []).append(key)
    return found


def _together(parts: list[QuerySet]) -> Iterable[tuple[str, int, float]]:
    """All in one query."""
    if len(parts) < 2:
        return parts[0] if parts else []
    return parts[0].union(*parts[1:], all=True)


def _seen(parts: list[QuerySet]) -> dict[Kind, list[tuple[float, int]]]:
    found: dict[Kind, list[tuple[float, int]]] = {}
    for kind, key, rank in _together(parts):
        found.setdefault(Kind(kind), []).append((rank, key))
    return found


def _best(rows: list[tuple[float, int]]) -> Hits:
    newest = sorted(rows, key=lambda row: -row[1])[:MOST]
    best = sorted(newest, reverse=True)
    return Hits([key for _rank, key in best], len(rows) > MOST)


def _fitting(asked: Prepared, kind: Kind, *, is_rare: bool) -> QuerySet:
    """The newest rows that fit, whoever may see them."""
    place = PLACES[kind]
    rows = place.words.filter(words=place.query(asked))
    if is_rare:
        # A sum is in no index, so that the rows are taken from that of words.
        newest = rows.order_by((F("pk") + 0).desc())
    else:
        newest = rows.filter(pk__gt=RawSQL(place.window, [])).order_by("-pk")  # noqa: S611
    return _named(newest, kind, NO_RANK)[:LOOKED_AT]


def _told_of(user: Viewer, asked: Prepared, kind: Kind, among: Keys | None, most: int) -> QuerySet:
    """Those that `user` may see: of the keys given, or of all that fit."""
    place = PLACES[kind]
    rows = place.visible(user)
    if among is not None:
        rows = rows.filter(pk__in=among)
    else:
        rows = rows.filter(pk__in=place.words.filter(words=place.query(asked)).values("pk"))
    rank = SearchRank(F("words__words"), place.query(asked)) if place.is_ranked else NO_RANK
    return _named(rows.order_by("-pk"), kind, rank)[:most]


def _named(rows: QuerySet, kind: Kind, rank: Expression) -> QuerySet:
    kind_said = Value(kind.value, output_field=CharField())
    return rows.annotate(of_kind=kind_said, rank=rank).values_list("of_kind", "pk", "rank")
