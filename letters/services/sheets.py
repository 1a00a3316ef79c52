"""Sheets that came back: read piece by piece as a dry run, agreed to, then done.

Each piece is a transaction that locks the sheet, so that two workers never do the same one and a
killed one loses nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.announce import announce
from letters.errors import LetterError
from letters.models import SheetImport, SheetLine
from letters.services.sheet_asks import judge_asks, put_asks
from letters.services.sheet_letters import judge_letters, put_letters
from letters.services.sheet_new import MOST_NEW, judge_new, put_new
from letters.services.sheet_rows import (
    Judged,
    key_of,
    no_such_row,
    unusable,
)
from letters.sheets import SheetRow
from letters.sheets.columns import ASKS, LETTERS, NEW
from letters.signals import sheet_waits

READ, DONE = 1000, 200  # rows of a piece; past letters are one piece, so that none is parted
TRIES = 3
KEPT = timedelta(days=30)
Judge = Callable[..., list[Judged]]
JUDGES: dict[str, Judge] = {ASKS: judge_asks, LETTERS: judge_letters, NEW: judge_new}
PUTS: dict[str, Callable[[Sequence[Judged], SheetImport], None]] = {
    ASKS: put_asks, LETTERS: put_letters, NEW: put_new,
}  # fmt: skip
State = SheetLine.State


@transaction.atomic
def agree_to_sheet(*, sheet: SheetImport, mode: str, because: str) -> SheetImport:
    """Have it done: all of it or nothing, or each row that can be."""
    locked = SheetImport.objects.select_for_update().get(pk=sheet.pk)
    if locked.agreed_at or locked.done_at:
        raise LetterError(_("This sheet was agreed to already."))
    if locked.planned_at is None:
        raise LetterError(_("This sheet is still being read. Look at what it changes first."))
    if mode not in SheetImport.Mode.values:
        raise LetterError(_("Choose all or nothing, or row by row."))
    if not because.strip():
        raise LetterError(_("Say why: one reason for all of them."))
    _check_lines(locked, mode)
    locked.mode, locked.because, locked.agreed_at = mode, because.strip(), timezone.now()
    locked.save(update_fields=["mode", "because", "agreed_at"])
    announce(sheet_waits, sheet_id=locked.pk)
    return locked


def _check_lines(sheet: SheetImport, mode: str) -> None:
    if not sheet.lines.filter(state=State.PLANNED).exists():
        raise LetterError(_("This sheet changes nothing."))
    if mode == SheetImport.Mode.WHOLE and sheet.lines.filter(state=State.REFUSED).exists():
        raise LetterError(
            _("Some rows cannot be taken, so all or nothing is nothing. Mend them and bring the "
              "sheet again, or choose row by row.")
        )  # fmt: skip


@transaction.atomic
def discard_sheet(*, sheet: SheetImport) -> None:
    locked = SheetImport.objects.select_for_update().get(pk=sheet.pk)
    if locked.agreed_at:
        raise LetterError(_("This sheet was agreed to, so it stays on file for a month."))
    locked.delete()


@transaction.atomic
def begin_try(*, pk: int) -> bool:
    """Count an attempt. What fails again and again is given up, with nothing half done."""
    sheet = _locked(pk)
    if sheet is None:
        return False
    sheet.tries += 1
    if sheet.tries > TRIES:
        _stop(sheet, _("This sheet could not be read. Bring it again, with fewer rows."))
        return False
    sheet.save(update_fields=["tries"])
    return True


def _locked(pk: int) -> SheetImport | None:
    """Locked, unless somebody else is at it or nothing is left to do."""
    open_now = SheetImport.objects.filter(pk=pk, done_at=None)
    sheet = open_now.select_for_update(skip_locked=True, of=("self",), no_key=True).first()
    return sheet if sheet and sheet.is_under_way else None


def _stop(sheet: SheetImport, words: str) -> None:
    sheet.stopped, sheet.done_at = words[:300], timezone.now()
    sheet.save(update_fields=["stopped", "done_at"])


@transaction.atomic
def go_on(*, pk: int) -> bool:
    """Read or do the next piece; True while more may follow."""
    sheet = _locked(pk)
    if sheet is None:
        return False
    if sheet.planned_at is None:
        return _read_on(sheet)
    if sheet.mode == SheetImport.Mode.WHOLE:
        return _do_whole(sheet)
    return _do_on(sheet)


def _read_on(sheet: SheetImport) -> bool:
    rows = sheet.rows
    times = Counter(key for row in rows if (key := key_of(row)) is not None)
    most = MOST_NEW if sheet.kind == NEW else READ
    piece = rows[sheet.rows_read : sheet.rows_read + most]
    SheetLine.objects.bulk_create(_lines(sheet, piece, times))
    sheet.rows_read, sheet.tries = sheet.rows_read + len(piece), 0
    if sheet.rows_read >= len(rows):
        sheet.planned_at = timezone.now()
    sheet.save(update_fields=["rows_read", "tries", "planned_at"])
    return sheet.planned_at is None


def _lines(
    sheet: SheetImport, rows: Sequence[SheetRow], times: Counter[int]
) -> Iterator[SheetLine]:
    usable = []
    for row in rows:
        if sheet.kind != NEW and (fault := unusable(sheet.kind, row, times)):
            one = no_such_row(row, key_of(row))
            one.faults[:] = [fault]
            yield _line(sheet, one)
        else:
            usable.append(row)
    for one in JUDGES[sheet.kind](usable, by=sheet.by, home=sheet.coalition):
        if one.changes or one.faults:
            yield _line(sheet, one)


def _line(sheet: SheetImport, one: Judged) -> SheetLine:
    return SheetLine(
        sheet=sheet, number=one.row.line, key=one.key, cells=one.row.cells,
        changes=[astuple(change) for change in one.changes],
        faults=[astuple(fault) for fault in one.faults],
        state=State.REFUSED if one.faults else State.PLANNED,
    )  # fmt: skip


def _do_on(sheet: SheetImport) -> bool:
    """The next rows, each that can be done; the others are told of."""
    most = MOST_NEW if sheet.kind == NEW else DONE
    lines = list(sheet.lines.filter(state=State.PLANNED)[:most])
    judged = _judged(sheet, lines)
    _put_each(sheet, [one for one in judged if not one.faults])
    _note(sheet, lines, judged)
    sheet.rows_done, sheet.tries = sheet.rows_done + len(lines), 0
    if len(lines) < most or sheet.kind == NEW:
        sheet.done_at = timezone.now()
    sheet.save(update_fields=["rows_done", "tries", "done_at"])
    return sheet.done_at is None


def _do_whole(sheet: SheetImport) -> bool:
    lines = list(sheet.lines.filter(state=State.PLANNED))
    judged = _judged(sheet, lines)
    if any(one.faults for one in judged):
        _stop(sheet, _("Nothing was done: some rows can no longer be changed so. They are below."))
        _note(sheet, lines, judged, done=State.PLANNED)
        return False
    try:
        with transaction.atomic():
            PUTS[sheet.kind](judged, sheet)
    except LetterError as error:
        _stop(sheet, _("Nothing was done. %(words)s") % {"words": error})
        return False
    _note(sheet, lines, judged)
    sheet.rows_done, sheet.done_at = len(lines), timezone.now()
    sheet.save(update_fields=["rows_done", "done_at"])
    return False


def _judged(sheet: SheetImport, lines: Sequence[SheetLine]) -> list[Judged]:
    """As they stand now, locked: what has changed since the preview is a fault of its row."""
    present = frozenset(sheet.headers)
    rows = [SheetRow(line.number, line.cells, {}, present) for line in lines]
    found = JUDGES[sheet.kind](rows, by=sheet.by, home=sheet.coalition, lock=True)
    return sorted(found, key=lambda one: one.row.line)


def _put_each(sheet: SheetImport, judged: Sequence[Judged]) -> None:
    """Together; where that is refused, one by one, so that only what is wrong stays out."""
    try:
        with transaction.atomic():
            PUTS[sheet.kind](judged, sheet)
    except LetterError as error:
        if len(judged) == 1:
            judged[0].refuse("", str(error))
            return
        for one in judged:
            _put_each(sheet, [one])


def _note(
    sheet: SheetImport, lines: Sequence[SheetLine], judged: Sequence[Judged],
    done: str = State.DONE,
) -> None:  # fmt: skip
    found = {one.row.line: one for one in judged}
    for line in lines:
        line.key = found[line.number].key
        line.faults = [astuple(fault) for fault in found[line.number].faults]
        line.state = State.REFUSED if line.faults else done
    SheetLine.objects.bulk_update(lines, ["key", "faults", "state"], batch_size=500)


def left_behind() -> list[int]:
    """Those that a lost message or a lost worker left."""
    waiting = SheetImport.objects.unread() | SheetImport.objects.agreed()
    return list(waiting.order_by("pk").values_list("pk", flat=True)[:100])


@transaction.atomic
def drop_old(now: datetime) -> int:
    """After a month sheets go with all that stood in them. What they did stays on the record."""
    old = (
        SheetImport.objects.select_for_update().filter(received_at__lt=now - KEPT).defer("content")
    )
    dropped = 0
    for sheet in old.exclude(headers=[]).order_by("pk")[:100]:
        if sheet.agreed_at:
            sheet.lines.all().delete()
            sheet.headers, sheet.content = [], SheetImport.packed([])
            sheet.save(update_fields=["headers", "content"])
        else:
            sheet.delete()
        dropped += 1
    return dropped
