"""A snapshot as its page shows it: what is frozen, and beside it what has changed since."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, TextChoices
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.models import User
from letters.exports.columns import absolute
from letters.exports.freezing import canonical, stood
from letters.models import Assessment, Letter, Recommendation, Snapshot
from letters.selectors.chips import chips_of, spelled
from letters.selectors.naming import names_of
from letters.selectors.picked import Picked
from letters.selectors.standing import headline_of, standing_on
from letters.statuses import Headline, Implementation, Position

PER_PAGE = 25
EVERYBODY = AnonymousUser()
WITHHELD = canonical({"withheld": True})


@dataclass(frozen=True, slots=True)
class Line:
    """A frozen row. `said` is None where it is withheld; `now` is its headline where it differs."""

    number: int
    said: dict | None
    headline: str = ""
    headline_label: str = ""
    day: str = ""
    now: str = ""
    now_label: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    code: str
    label: str
    times: int


@dataclass(frozen=True, slots=True)
class SnapshotPage:
    """All that templates/letters/snapshot.html may ask for. `changed`, `corrected` and `withheld`
    are of today and no part of what is frozen."""

    snapshot: Snapshot
    total: int
    pages: Page
    lines: list[Line]
    positions: list[Count]
    implementations: list[Count]
    changed: int
    corrected: int
    withheld: int
    address: str
    selection: str
    filters: list[str]
    citation: str


def snapshot_page(snapshot: Snapshot, page: str | int = 1) -> SnapshotPage:
    shown = visible(snapshot)
    now = _now(snapshot)
    pages = Paginator(range(len(snapshot.asks)), PER_PAGE).get_page(page)
    open_rows = [at for at, letter in enumerate(snapshot.letters) if letter in shown]
    address = absolute(snapshot.get_absolute_url())
    return SnapshotPage(
        snapshot=snapshot,
        total=len(snapshot.asks),
        pages=pages,
        lines=_lines(snapshot, pages, shown, now),
        positions=_counts(snapshot, open_rows, 0, Position),
        implementations=_counts(snapshot, open_rows, 1, Implementation),
        changed=sum(_differs(snapshot, at, now) for at in open_rows),
        corrected=_corrected(snapshot),
        withheld=len(snapshot.asks) - len(open_rows),
        address=address,
        selection=_picked(snapshot).address(),
        filters=_filters(snapshot),
        citation=_("Heeded: “%(title)s”. Snapshot of %(day)s, %(address)s (SHA-256 %(sum)s).")
        % {
            "title": snapshot.title,
            "day": date_format(snapshot.frozen_on, "j F Y"),
            "address": address,
            "sum": snapshot.checksum,
        },
    )


def snapshots(user: User | AnonymousUser, page: str | int = 1) -> Page:
    rows = Snapshot.objects.visible_to(user).annotate(size=F("asks__len"))
    return Paginator(
        rows.only("slug", "title", "frozen_on", "checksum").order_by("-frozen_at", "-pk"), PER_PAGE
    ).get_page(page)


def visible(snapshot: Snapshot) -> set[int]:
    """The letters of it that everybody still sees."""
    rows = Letter.objects.visible_to(EVERYBODY).filter(pk__in=set(snapshot.letters))
    return set(rows.order_by().values_list("pk", flat=True))


def lines_to_verify(snapshot: Snapshot) -> list[str]:
    """As they were frozen; one that is no longer public is withheld, and keeps its place."""
    shown = visible(snapshot)
    stored = Snapshot.objects.values_list("lines", flat=True).get(pk=snapshot.pk)
    return [
        line if letter in shown else WITHHELD
        for line, letter in zip(stored, snapshot.letters, strict=True)
    ]


def _picked(snapshot: Snapshot) -> Picked:
    return Picked.of(QueryDict(snapshot.query), timezone.localdate())


def _filters(snapshot: Snapshot) -> list[str]:
    picked = _picked(snapshot)
    return spelled(chips_of(picked, names_of(EVERYBODY, picked), timezone.localdate()))


def _now(snapshot: Snapshot) -> dict[int, Recommendation]:
    """How its asks stand today; of a past day, how that day is known today."""
    when = _picked(snapshot).when(timezone.localdate())
    rows = Recommendation.objects.visible_to(EVERYBODY).filter(pk__in=snapshot.asks)
    return {ask.pk: ask for ask in standing_on(rows.only("pk"), when)}


def _differs(snapshot: Snapshot, at: int, now: dict[int, Recommendation]) -> bool:
    ask = now.get(snapshot.asks[at])
    return ask is not None and stood(ask) != snapshot.stood[at]


def _corrected(snapshot: Snapshot) -> int:
    """How many of its asks had a judgement corrected that stood when it was frozen."""
    corrections = Assessment.objects.filter(
        recommendation=OuterRef("pk"),
        state=Assessment.State.APPROVED,
        corrects__isnull=False,
        decided_at__gt=snapshot.frozen_at - timedelta(seconds=1),
    )
    rows = Recommendation.objects.visible_to(EVERYBODY).filter(pk__in=snapshot.asks)
    return rows.filter(Exists(corrections)).count()


def _counts(
    snapshot: Snapshot, rows: list[int], axis: int, choices: type[TextChoices]
) -> list[Count]:
    times = Counter(snapshot.stood[at].split()[axis] for at in rows)
    return [
        Count(one.value, str(one.label), times[one.value]) for one in choices if times[one.value]
    ]


def _lines(
    snapshot: Snapshot, pages: Page, shown: set[int], now: dict[int, Recommendation]
) -> list[Line]:
    start, end = pages.start_index() - 1, pages.end_index()
    some = Snapshot.objects.filter(pk=snapshot.pk).values_list(F(f"lines__{start}_{end}"))
    return [_line(snapshot, start + at, text, shown, now) for at, text in enumerate(some.get()[0])]


def _line(
    snapshot: Snapshot, at: int, text: str, shown: set[int], now: dict[int, Recommendation]
) -> Line:
    if snapshot.letters[at] not in shown:
        return Line(at + 1, None)
    said = json.loads(text)
    later = headline_of(now[snapshot.asks[at]]) if _differs(snapshot, at, now) else None
    return Line(
        number=at + 1,
        said=said,
        headline=said["headline"],
        headline_label=str(Headline(said["headline"]).label),
        day=date_format(date.fromisoformat(said["sent_on"]), "j F Y"),
        now=later.value if later else "",
        now_label=str(later.label) if later else "",
    )
