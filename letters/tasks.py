"""Adapters. A lost message loses no mail: what is stored and not sent goes with the next round."""

from celery import shared_task
from django.utils import timezone

from campaigns.services import clocks
from campaigns.services.account_mail import send_account_mails
from campaigns.services.notices import send_notices
from letters.exports import digests
from letters.exports.making import make
from letters.services import deadlines, exports, mailing, sheets
from letters.services.anonymising import anonymise_old
from letters.services.digests import store_digests
from letters.services.embargoes import keep_embargoes

EXPORT_WITHIN = 3600  # seconds: a million rows take their time


@shared_task
def send_mail() -> int:
    """One round. Another follows while mail goes out, so that what came since is not kept long."""
    sent = send_account_mails() + mailing.send_waiting() + send_notices()
    if sent:
        send_mail.delay()
    return sent


@shared_task
def keep_deadlines() -> int:
    clocks.check()
    today = timezone.localdate()
    deadlines.close_due(today)
    keep_embargoes(timezone.now())
    return deadlines.remind_all(today)


@shared_task
def send_digests() -> int:
    """A few at a time: who waits for a link to sign in does not wait for drawings."""
    sent = digests.send_digests()
    if sent:
        send_digests.delay()
    return sent


@shared_task
def write_digests() -> int:
    """Of the month before, those that are not stored yet."""
    clocks.check()
    return store_digests(timezone.localdate())


@shared_task(time_limit=EXPORT_WITHIN)
def make_export(export_id: int) -> None:
    make(export_id)


@shared_task
def sweep_exports() -> None:
    """Begin again what was left behind, and drop what is old."""
    now = timezone.now()
    for pk in exports.left_behind(now):
        make_export.delay(pk)
    exports.drop_old(now)


@shared_task
def go_on_with_sheet(sheet_id: int) -> None:
    """Read it, or do it, piece by piece; each piece is kept before the next."""
    if sheets.begin_try(pk=sheet_id):
        while sheets.go_on(pk=sheet_id):
            pass


@shared_task
def sweep_sheets() -> None:
    """Go on with what was left behind, and drop what is old."""
    for pk in sheets.left_behind():
        go_on_with_sheet.delay(pk)
    sheets.drop_old(timezone.now())


@shared_task
def anonymise_signing() -> int:
    """One round. Another follows while there is something to let go of."""
    clocks.check()
    done = anonymise_old(timezone.localdate())
    if done:
        anonymise_signing.delay()
    return done
