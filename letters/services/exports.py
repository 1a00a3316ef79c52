"""Files that a worker writes: who asked for one, how far it is, and that it goes after a day."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

from django.core.files.base import File
from django.db import DatabaseError, connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.announce import announce
from campaigns.models import User
from letters.errors import LetterError
from letters.models import Export, Letter
from letters.querysets import EXPORT_KEPT
from letters.signals import export_asked

logger = logging.getLogger(__name__)
UNDER_WAY = (Export.State.WAITING, Export.State.RUNNING)
EACH, STRANGERS = 3, 20  # files under way: of one person, and of all without an account
SILENT_FOR = timedelta(minutes=2)
BEAT = SILENT_FOR.total_seconds() / 6
TRIES = 3


@transaction.atomic
def ask_for_export(
    *, code: str, query: str, rows: int, letter: Letter | None, by: User | None, holder: str
) -> Export:
    """The file that is being written for the same question, or a new one."""
    own = Export.objects.filter(owner=by) if by else Export.objects.filter(owner=None)
    mine = (own if by else own.filter(holder=holder)).filter(state__in=UNDER_WAY)
    same = mine.filter(format=code, query=query, letter=letter).first()
    if same:
        return same
    if mine.count() >= EACH or (not by and own.filter(state__in=UNDER_WAY).count() >= STRANGERS):
        raise LetterError(_("Other files are being written. Ask again once they are ready."))
    now = timezone.now()
    export = Export.objects.create(
        format=code, query=query, rows=rows, letter=letter, owner=by,
        holder="" if by else holder, asked_at=now, touched_at=now,
    )  # fmt: skip
    announce(export_asked, export_id=export.pk)
    return export


@transaction.atomic
def begin(*, pk: int, now: datetime) -> Export | None:
    """Take it on, unless somebody else is at it or it is over."""
    export = Export.objects.select_for_update().filter(_free(now), pk=pk).first()
    if export is None:
        return None
    export.state, export.tries, export.touched_at = Export.State.RUNNING, export.tries + 1, now
    export.rows_done = 0
    export.save(update_fields=["state", "tries", "touched_at", "rows_done"])
    return export


def _free(now: datetime) -> Q:
    """Waiting, or left by a worker that fell silent."""
    left = Q(state=Export.State.RUNNING, touched_at__lt=now - SILENT_FOR)
    return (Q(state=Export.State.WAITING) | left) & Q(tries__lt=TRIES)


def note_progress(*, export: Export, done: int, rows: int) -> None:
    _own(export).update(rows_done=min(done, rows), rows=rows, touched_at=timezone.now())


def _own(export: Export) -> QuerySet[Export]:
    """While it is still this worker's: nobody else has begun it again."""
    return Export.objects.filter(pk=export.pk, state=Export.State.RUNNING, tries=export.tries)


@contextmanager
def kept_alive(export: Export) -> Iterator[None]:
    """Shows that the worker lives for as long as it does, also while it writes what nobody counts:
    the end of a workbook, the pages of a report. One that was killed falls silent."""
    is_over = Event()
    beating = Thread(target=_beat, args=(export, is_over), daemon=True)
    beating.start()
    try:
        yield
    finally:
        is_over.set()
        beating.join()


def _beat(export: Export, is_over: Event) -> None:
    while not is_over.wait(BEAT):
        try:
            _own(export).update(touched_at=timezone.now())
        except DatabaseError as error:
            logger.warning("Export %s could not be touched: %s", export.pk, type(error).__name__)
        finally:
            connection.close()


@transaction.atomic
def finish(
    *, export: Export, content: File, ending: str, rows: int, letters: list[int]
) -> Export | None:
    """Keep the file under a name that tells nothing; not where the work was given up or done by
    somebody else meanwhile."""
    locked = _own(export).select_for_update().first()
    if locked is None:
        return None
    locked.file.save(f"{secrets.token_hex(16)}.{ending}", content, save=False)
    locked.state, locked.rows, locked.rows_done = Export.State.DONE, rows, rows
    locked.letters, locked.touched_at = letters, timezone.now()
    locked.save()
    return locked


def fail(*, export: Export, problem: str) -> None:
    Export.objects.filter(pk=export.pk).exclude(state=Export.State.DONE).update(
        state=Export.State.FAILED, problem=problem[:300], touched_at=timezone.now()
    )


def left_behind(now: datetime) -> Iterator[int]:
    """Those that a lost message or a lost worker left: to be begun again, or given up."""
    silent = Export.objects.filter(state__in=UNDER_WAY, touched_at__lt=now - SILENT_FOR)
    for export in silent.filter(tries__gte=TRIES):
        fail(export=export, problem=_("This file could not be written. Ask for fewer rows."))
    yield from silent.filter(tries__lt=TRIES).values_list("pk", flat=True)


def drop_old(now: datetime) -> int:
    """Files go after a day, and with them that somebody asked for them."""
    dropped = 0
    for export in Export.objects.filter(asked_at__lt=now - EXPORT_KEPT).order_by("pk")[:500]:
        if export.file:
            export.file.delete(save=False)
        export.delete()
        dropped += 1
    return dropped
