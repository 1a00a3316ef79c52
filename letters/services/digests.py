"""Saved views that go out by mail: which, of which month, and what became of each mail."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.announce import announce
from letters.errors import LetterError
from letters.models import Digest, SavedView
from letters.services.views import is_of_past_day
from letters.signals import digest_stored

GIVEN_UP_AFTER = timedelta(days=7)


def month_before(today: date) -> date:
    """Its first day."""
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)


@transaction.atomic
def mail_view(*, view: SavedView, today: date) -> bool:
    """From now on each month. Says whether that of the last month goes out at once."""
    if is_of_past_day(view.query):
        raise LetterError(
            _("A view of a past day does not change. Keep one without a day, and get that by mail.")
        )
    SavedView.objects.filter(pk=view.pk).update(is_mailed=True)
    return store_digests(today, SavedView.objects.filter(pk=view.pk)) > 0


def stop_mail(*, view: SavedView) -> None:
    SavedView.objects.filter(pk=view.pk).update(is_mailed=False)


@transaction.atomic
def store_digests(today: date, views: QuerySet[SavedView] | None = None) -> int:
    """Mails to send on the month before; one that is stored already is left out. Says how many."""
    month = month_before(today)
    due = (SavedView.objects.all() if views is None else views).filter(
        is_mailed=True, owner__is_active=True
    )
    fresh = due.exclude(digests__month=month).values_list("pk", flat=True)
    stored = Digest.objects.bulk_create(
        [Digest(view_id=pk, month=month) for pk in fresh], ignore_conflicts=True
    )
    if stored:
        announce(digest_stored)
    return len(stored)


def is_pointless(digest: Digest) -> bool:
    return not (digest.view.is_mailed and digest.view.owner.is_active and digest.view.owner.email)


def is_first(digest: Digest) -> bool:
    """Of its view: it shows what such a mail is like, and goes out whatever it tells."""
    return not Digest.objects.filter(view=digest.view_id, sent_at__isnull=False).exists()


def note_sent(digest: Digest) -> None:
    digest.sent_at = timezone.now()
    digest.save(update_fields=["sent_at"])


def note_failed(digest: Digest, why: str) -> None:
    digest.failed = why
    digest.save(update_fields=["failed"])


def put_off(*, pk: int) -> None:
    """It could not be written or taken now: others first. After a week it is given up."""
    now = timezone.now()
    tried = Digest.objects.waiting().filter(pk=pk)
    tried.update(tried_at=now)
    tried.filter(stored_at__lt=now - GIVEN_UP_AFTER).update(failed=_("It could not be sent."))
