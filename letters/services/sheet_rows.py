"""What all sheets share: which row is meant, and what becomes of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Model, QuerySet
from django.utils.translation import gettext as _

from campaigns.models import Campaign, Coalition, User
from campaigns.policies import Action, can
from letters.models import Letter, Recommendation
from letters.services.many_statuses import Prospect
from letters.sheets import SheetRow
from letters.sheets.columns import ASKS
from letters.sheets.merging import Change, Fault, kind_of

NEEDED = {ASKS: Action.PROPOSE_STATUS}


@dataclass(slots=True)
class Judged:
    """A row with what it would change, or why it cannot."""

    row: SheetRow
    key: int | None
    thing: Model | None
    changes: list[Change]
    faults: list[Fault]
    prospect: Prospect | None = None

    @property
    def wanted(self) -> dict[str, str]:
        return {one.column: one.after for one in self.changes}

    def refuse(self, column: str, words: str) -> None:
        self.faults.append(Fault(column, words))


def key_of(row: SheetRow) -> int | None:
    typed = row.cells.get("id", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else None


def unusable(kind: str, row: SheetRow, times: Counter[int]) -> Fault | None:
    """Why nobody can say which row is meant."""
    key = key_of(row)
    if not row.cells.get("id"):
        return Fault("id", _("New rows are not taken here: log a letter instead."))
    if key is None:
        return Fault("id", _("There is no such row."))
    if times[key] > 1:
        return Fault("id", _("This id stands in several rows. Keep one of them."))
    stated = kind_of(row.cells.get("version", ""))
    if stated and stated != kind:
        return Fault("version", _("This row is from the other kind of sheet. Export it again."))
    return None


def home_of_new(rows: Sequence[SheetRow], by: User) -> Coalition | None:
    """Of the coalitions where the person may log letters, that of most rows."""
    mine = campaigns_by_name(by)
    named = (mine.get(row.cells.get("campaign", "").casefold()) for row in rows)
    times = Counter(one.coalition for one in named if one)
    return max(times, key=lambda one: (times[one], -one.pk), default=None)


def campaigns_by_name(by: User) -> dict[str, Campaign]:
    """Those for which the person may log letters, by both their names."""
    seen = Campaign.objects.visible_to(by).select_related("coalition").order_by("-pk")
    mine = [one for one in seen if can(by, Action.LOG_LETTER, one)]
    return {one.name.casefold(): one for one in mine} | {one.slug: one for one in mine}


def no_such_row(row: SheetRow, key: int | None) -> Judged:
    return Judged(row, key, None, [], [Fault("id", _("There is no such row."))])


def elsewhere_letter(letter: Letter, home: Coalition, by: User) -> str:
    """Why this person cannot change this letter here; "" if they can."""
    if not can(by, Action.COLLECT_SIGNATURES, letter.campaign):
        return _("It is not your coalition's: only its contributors can change it.")
    if letter.campaign.coalition_id != home.pk:
        return _("It is another coalition's: change it in a sheet of its own.")
    return ""


def home_of_rows(kind: str, keys: Sequence[int], by: User) -> Coalition | None:
    """Of the coalitions where the person may change such rows, that of most of these."""
    times = dict(_by_coalition(kind, keys, by))
    found = [
        one
        for one in Coalition.objects.filter(pk__in=times)
        if can(by, NEEDED.get(kind, Action.COLLECT_SIGNATURES), one)
    ]
    return max(found, key=lambda one: (times[one.pk], -one.pk), default=None)


def _by_coalition(kind: str, keys: Sequence[int], by: User) -> QuerySet:
    asks, letters = Recommendation.objects.visible_to(by), Letter.objects.visible_to(by)
    rows: QuerySet = (asks if kind == ASKS else letters).filter(pk__in=keys).order_by()
    path = "letter__campaign__coalition" if kind == ASKS else "campaign__coalition"
    return rows.values_list(path).annotate(times=Count("pk"))
