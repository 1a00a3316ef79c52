import random
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Coalition, User
from campaigns.record import record
from news.activity import Did
from news.errors import NewsError
from news.links import canonical
from news.models import Source

EVERY = timedelta(minutes=30)
LONGEST = timedelta(days=1)
CLAIM = timedelta(minutes=10)  # a claimed source that nobody polled comes up again after this
AT_ONCE = 100


@transaction.atomic
def add_source(
    *, coalition: Coalition, feed_url: str, name: str, by: User, is_active: bool = True
) -> Source:
    """Follow a feed. It is due at once."""
    try:
        address = canonical(feed_url)
    except ValueError as error:
        raise NewsError(str(error)) from None
    Coalition.objects.select_for_update().get(pk=coalition.pk)
    if Source.objects.filter(coalition=coalition, feed_url=address).exists():
        raise NewsError(_("Your coalition follows this feed already. It is in the list."))
    source = Source.objects.create(
        coalition=coalition,
        feed_url=address,
        name=name or address,
        added_by=by,
        is_active=is_active,
    )
    record(coalition, by, Did.ADDED_SOURCE, source)
    return source


@transaction.atomic
def set_active(*, source: Source, is_active: bool, by: User) -> Source:
    """Pause a source, or resume it; resumed, it is due at once."""
    locked = Source.objects.select_for_update().get(pk=source.pk)
    if locked.is_active != is_active:
        locked.is_active = is_active
        locked.next_poll_at = timezone.now()
        locked.save(update_fields=["is_active", "next_poll_at"])
        verb = Did.RESUMED_SOURCE if is_active else Did.PAUSED_SOURCE
        record(locked.coalition, by, verb, locked)
    return locked


@transaction.atomic
def claim_due(*, now: datetime | None = None) -> list[int]:
    """Take the sources that are due; no two clocks take the same one."""
    now = now or timezone.now()
    due = list(
        Source.objects.due(now)
        .order_by("next_poll_at")
        .select_for_update(skip_locked=True)
        .values_list("pk", flat=True)[:AT_ONCE]
    )
    Source.objects.filter(pk__in=due).update(next_poll_at=now + CLAIM)
    return due


def note_success(*, source: Source, etag: str = "", last_modified: str = "") -> None:
    """Remember what the server told us for next time; validators stay where nothing changed."""
    now = timezone.now()
    Source.objects.filter(pk=source.pk).update(
        polled_at=now,
        succeeded_at=now,
        failures=0,
        last_error="",
        etag=etag or source.etag,
        last_modified=last_modified or source.last_modified,
        next_poll_at=now + EVERY * random.uniform(0.9, 1.1),  # noqa: S311
    )


@transaction.atomic
def note_failure(*, source: Source, error: str, retry_after: int = 0) -> None:
    """Say what went wrong, and wait twice as long as last time, up to a day."""
    locked = Source.objects.select_for_update().get(pk=source.pk)
    locked.failures += 1
    wait = min(EVERY * 2 ** min(locked.failures, 10), LONGEST) * random.uniform(0.9, 1.1)  # noqa: S311
    locked.polled_at = timezone.now()
    locked.next_poll_at = locked.polled_at + max(wait, timedelta(seconds=retry_after))
    locked.last_error = error[:300]
    locked.save(update_fields=["failures", "polled_at", "next_poll_at", "last_error"])
