"""Sheets that can be edited, and what became of one that came back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from campaigns.models import Campaign, User
from letters.models import Batch, Letter, Recommendation, SheetImport, SheetLine
from letters.sheets.columns import ASKS, NEW, PROBLEM
from letters.sheets.merging import known_headers
from letters.sheets.rows import ask_texts, letter_texts
from letters.sheets.table import MOST_ROWS

PER_PAGE = 50
State = SheetLine.State


def sheet_of_asks(asks: Iterable[Recommendation]) -> Iterator[dict[str, str]]:
    """The caller says which, and has read their letters and addressees."""
    for ask in asks:
        yield ask_texts(ask, settings.SITE_URL)


def sheet_of_letters(user: User, campaign: Campaign) -> Iterator[dict[str, str]]:
    rows = (
        Letter.objects.visible_to(user)
        .filter(campaign=campaign)
        .defer("text")
        .select_related("campaign")
        .prefetch_related("addressees")
        .annotate(asks=Count("recommendations"))
        .order_by("-sent_on", "pk")[:MOST_ROWS]
    )
    for letter in rows.iterator(chunk_size=500):
        yield letter_texts(letter, settings.SITE_URL)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that changes, or cannot: `column` is "" where the whole row is meant."""

    column: str
    before: str = ""
    after: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    line: SheetLine
    thing: Recommendation | Letter | None
    cells: list[Cell]

    @property
    def title(self) -> str:
        return self.thing.text if isinstance(self.thing, Recommendation) else str(self.thing or "")


@dataclass(frozen=True, slots=True)
class SheetPage:
    """All that templates/letters/sheet.html may ask for."""

    sheet: SheetImport
    counts: Mapping[str, int]
    shown: str
    page: Page
    rows: list[Row]
    ignored: list[str]
    batch: Batch | None
    proposals: int

    @property
    def planned(self) -> int:
        return self.counts.get(State.PLANNED, 0)

    @property
    def to_do(self) -> int:
        """Of a sheet that was agreed to: what is done of it, and what is not yet."""
        return self.planned + self.sheet.rows_done

    @property
    def refused(self) -> int:
        return self.counts.get(State.REFUSED, 0)

    @property
    def done(self) -> int:
        return self.counts.get(State.DONE, 0)

    @property
    def untouched(self) -> int:
        return self.sheet.rows_read - sum(self.counts.values())

    @property
    def may_agree(self) -> bool:
        sheet = self.sheet
        return bool(sheet.planned_at and not sheet.agreed_at and not sheet.done_at and self.planned)


def sheet_page(*, sheet: SheetImport, user: User, shown: str, number: str) -> SheetPage:
    counts = Counter(sheet.lines.order_by().values_list("state", flat=True))
    wanted = shown if shown in State.values else ""
    lines = sheet.lines.filter(state=wanted) if wanted else sheet.lines.all()
    page = Paginator(lines, PER_PAGE).get_page(number)
    return SheetPage(
        sheet=sheet, counts=counts, shown=wanted, page=page, rows=rows_of(sheet, page, user),
        ignored=[one for one in sheet.headers if one not in known_headers(sheet.kind)],
        batch=Batch.objects.visible_to(user).filter(sheet=sheet).first(),
        proposals=_proposals(sheet),
    )  # fmt: skip


def _proposals(sheet: SheetImport) -> int:
    """Rows whose status changes, which a second person decides."""
    if sheet.kind != ASKS:
        return 0
    taken = sheet.lines.filter(state__in=[State.PLANNED, State.DONE])
    return taken.filter(changes__contains=[["status"]]).count()


def sheets_of(user: User, most: int) -> QuerySet[SheetImport]:
    """One's own, the newest first, with whether they would change anything."""
    planned = SheetLine.objects.filter(sheet=OuterRef("pk"), state=State.PLANNED)
    return user.sheets.defer("content").annotate(would_change=Exists(planned))[:most]


def rows_of(sheet: SheetImport, lines: Iterable[SheetLine], user: User) -> list[Row]:
    """What has been hidden since then tells nothing any more."""
    lines = list(lines)
    seen = _seen(sheet, lines, user)
    return [Row(line, seen.get(line.key or 0), _cells(line, seen)) for line in lines]


def _seen(
    sheet: SheetImport, lines: Sequence[SheetLine], user: User
) -> dict[int, Recommendation | Letter]:
    keys = [line.key for line in lines if line.key]
    if sheet.kind == ASKS:
        rows = Recommendation.objects.visible_to(user).filter(pk__in=keys).select_related("letter")
        return {one.pk: one for one in rows}
    return {one.pk: one for one in Letter.objects.visible_to(user).filter(pk__in=keys)}


def _cells(line: SheetLine, seen: Mapping[int, object]) -> list[Cell]:
    if line.key not in seen and line.sheet.kind != NEW:
        own = [Cell(column, problem=words) for column, words in line.faults if column == "id"]
        return own or [Cell("id", problem=_("There is no such row."))]
    wrong = dict(line.faults)
    changed = [
        Cell(column, before, after, wrong.pop(column, "")) for column, before, after in line.changes
    ]
    return [*changed, *(Cell(column, problem=words) for column, words in wrong.items())]


def rows_with_problems(sheet: SheetImport, user: User) -> Iterator[dict[str, str]]:
    """The refused rows as they were typed, each with what is wrong in it."""
    for row in rows_of(sheet, sheet.lines.filter(state=State.REFUSED), user):
        told = [f"{one.column}: {one.problem}" if one.column else one.problem
                for one in row.cells if one.problem]  # fmt: skip
        yield {**row.line.cells, PROBLEM: " ".join(told)}
