"""Who reads which source when, and what is remembered of it."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils import timezone

from news.models import Source, Trouble

EVERY = {
    Source.Kind.FEED: timedelta(minutes=30),
    Source.Kind.PAGE: timedelta(hours=2),
    Source.Kind.SITEMAP: timedelta(hours=2),
    Source.Kind.GDELT: timedelta(hours=3),
    Source.Kind.MEDIA_CLOUD: timedelta(hours=6),
}
SHORTEST, LONGEST = timedelta(minutes=30), timedelta(days=1)
CLAIM = timedelta(minutes=10)  # a claimed source that nobody polled comes up again after this
AT_ONCE = 100
KEPT_TROUBLES = 50


@transaction.atomic
def claim_due(*, now: datetime | None = None, most: int = AT_ONCE) -> list[Source]:
    """Take sources that are due, few of each host; no two claimers take the same one."""
    now = now or timezone.now()
    turn = Source.objects.in_turn(now, settings.FETCH_PER_HOST).values("pk")
    taken = list(
        Source.objects.due(now)
        .filter(pk__in=turn)
        .order_by("next_poll_at", "pk")
        .select_for_update(skip_locked=True)[:most]
    )
    _hold(taken, now)
    return taken


@transaction.atomic
def claim(source_id: int, *, now: datetime | None = None) -> Source | None:
    """Take this source although it may not be due; None where somebody is reading it."""
    now = now or timezone.now()
    free = Source.objects.filter(
        Q(claimed_until=None) | Q(claimed_until__lte=now), pk=source_id, is_active=True
    )
    taken = free.select_for_update(skip_locked=True).first()
    if taken:
        _hold([taken], now)
    return taken


def _hold(taken: Sequence[Source], now: datetime) -> None:
    until = now + CLAIM
    Source.objects.filter(pk__in=[one.pk for one in taken]).update(
        next_poll_at=until, claimed_until=until
    )


def let_go(taken: Sequence[Source]) -> None:
    """Claimed and not read after all: due again at once."""
    Source.objects.filter(pk__in=[one.pk for one in taken]).update(
        next_poll_at=timezone.now(), claimed_until=None
    )


def put_right(now: datetime) -> int:
    """A clock that was ahead has put sources off. What was read "later" than now, or is taken for
    longer than anybody takes one, is due."""
    ahead = Q(polled_at__gt=now + CLAIM) | Q(claimed_until__gt=now + 2 * CLAIM)
    return Source.objects.filter(ahead, is_active=True).update(
        next_poll_at=now, claimed_until=None, polled_at=Least(F("polled_at"), now)
    )


@transaction.atomic
def note_success(
    *,
    source: Source,
    etag: str = "",
    last_modified: str = "",
    body_hash: str = "",
    notice: str | None = None,
) -> None:
    """Remember what the server told us for next time; all stays where nothing changed."""
    now = timezone.now()
    every = EVERY[Source.Kind(source.kind)]
    Source.objects.filter(pk=source.pk).update(
        polled_at=now,
        succeeded_at=now,
        failures=0,
        last_error="",
        claimed_until=None,
        etag=etag or source.etag,
        last_modified=last_modified or source.last_modified,
        body_hash=body_hash or source.body_hash,
        notice=source.notice if notice is None else notice[:300],
        next_poll_at=now + every * random.uniform(0.9, 1.1),  # noqa: S311
    )
    if source.failures:
        Trouble.objects.filter(source=source, ended_at=None).update(ended_at=now)


@transaction.atomic
def note_failure(*, source: Source, error: str, retry_after: int = 0) -> None:
    """Say what went wrong, and wait twice as long as last time, up to a day."""
    now, error = timezone.now(), error[:300]
    locked = Source.objects.select_for_update().get(pk=source.pk)
    locked.failures += 1
    wait = min(SHORTEST * 2 ** min(locked.failures, 10), LONGEST) * random.uniform(0.8, 1.2)  # noqa: S311
    locked.polled_at = now
    locked.next_poll_at = now + max(wait, timedelta(seconds=retry_after))
    locked.claimed_until = None
    locked.last_error = error
    locked.save(
        update_fields=["failures", "polled_at", "next_poll_at", "claimed_until", "last_error"]
    )
    _note_trouble(locked, error, now)
    if retry_after:
        _spare(locked, now + timedelta(seconds=retry_after))


def _note_trouble(source: Source, error: str, now: datetime) -> None:
    open_ones = Trouble.objects.filter(source=source, ended_at=None)
    if open_ones.filter(words=error).update(times=F("times") + 1, last_at=now):
        return
    open_ones.update(ended_at=now)
    Trouble.objects.create(source=source, words=error, began_at=now, last_at=now)
    old = source.troubles.values_list("pk", flat=True)[KEPT_TROUBLES:]
    Trouble.objects.filter(pk__in=list(old)).delete()


def _spare(source: Source, until: datetime) -> None:
    """A host that sends us away means all its feeds, and not only the one that was asked."""
    others = Source.objects.filter(host=source.host, claimed_until=None, is_active=True)
    others.exclude(pk=source.pk).filter(next_poll_at__lt=until).update(
        next_poll_at=Greatest(F("next_poll_at"), until)
    )
