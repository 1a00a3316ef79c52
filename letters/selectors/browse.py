"""The index of the reading room: who and what there is, each with how much is on file."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, F, Func, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.models import User
from letters import countries
from letters.models import Addressee, Letter, Recommendation, Signature
from letters.statuses import Implementation

AT_FIRST = 24
PER_PAGE = 120
TOPICS = Func(
    "topics", Value(""), function="array_remove", output_field=ArrayField(CharField(max_length=80))
)

Viewer = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Kind:
    """`rows` counts by the key of `route` and a name; `counts` says what is counted."""

    title: Promise
    counts: Promise
    route: str
    rows: Callable[[Viewer], QuerySet]


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    url: str
    times: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries of one kind, those with most first; `page` only where it is shown by itself."""

    kind: str
    title: str
    counts: str
    entries: list[Entry]
    has_more: bool
    page: Page | None = None


def _letters(user: Viewer) -> QuerySet[Letter]:
    return Letter.objects.visible_to(user).filter(sent_on__isnull=False).order_by()


def _governments(user: Viewer) -> QuerySet:
    rows = Addressee.objects.filter(letter__in=_letters(user)).order_by()
    return rows.values(key=F("country"), called=F("country")).annotate(
        times=Count("letter", distinct=True)
    )


def _coalitions(user: Viewer) -> QuerySet:
    coalition = "campaign__coalition"
    rows = _letters(user).values(key=F(f"{coalition}__slug"), called=F(f"{coalition}__name"))
    return rows.annotate(times=Count("pk"))


def _organisations(user: Viewer) -> QuerySet:
    """By the letters that name them to everybody, as on their own pages."""
    named = Signature.objects.standing().named().filter(organisation__isnull=False)
    rows = named.filter(letter__in=_letters(user)).order_by()
    return rows.values(key=F("organisation"), called=F("organisation__name")).annotate(
        times=Count("letter", distinct=True)
    )


def _themes(user: Viewer) -> QuerySet:
    asks = Recommendation.objects.visible_to(user).order_by()
    theme = Func(TOPICS, function="unnest", output_field=CharField())
    asks = asks.exclude(implementation=Implementation.SUPERSEDED).annotate(key=theme)
    return asks.values("key").annotate(called=F("key"), times=Count("pk"))


KINDS = {
    "governments": Kind(
        _("Governments"), _("letters to each"), "letters:government", _governments
    ),
    "themes": Kind(_("Themes"), _("recommendations about each"), "letters:theme", _themes),
    "coalitions": Kind(_("Coalitions"), _("letters of each"), "letters:coalition", _coalitions),
    "organisations": Kind(
        _("Organisations"), _("letters that each has signed in its name"),
        "letters:organisation", _organisations,
    ),
}  # fmt: skip


def shelves(user: Viewer) -> list[Shelf]:
    return [_first(kind, user) for kind in KINDS]


def _first(kind: str, user: Viewer) -> Shelf:
    rows = list(_sorted(kind, user)[: AT_FIRST + 1])
    return _shelf(kind, rows[:AT_FIRST], has_more=len(rows) > AT_FIRST)


def shelf(kind: str, user: Viewer, page: str | int = 1) -> Shelf:
    """All of one kind, page by page."""
    found = Paginator(_sorted(kind, user), PER_PAGE).get_page(page)
    return _shelf(kind, list(found), has_more=False, page=found)


def _sorted(kind: str, user: Viewer) -> QuerySet:
    return KINDS[kind].rows(user).order_by("-times", "called")


def _shelf(kind: str, rows: list[dict], *, has_more: bool, page: Page | None = None) -> Shelf:
    one = KINDS[kind]
    entries = [
        Entry(
            name=countries.name(row["called"]) if kind == "governments" else row["called"],
            url=reverse(one.route, args=[row["key"]]),
            times=row["times"],
        )
        for row in rows
    ]
    return Shelf(kind, str(one.title), str(one.counts), entries, has_more, page)
