"""How the site as a whole is doing, for who runs it: what waits where, and since when. Counts and
ages alone; nothing of what coalitions keep."""

import json
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import redis
from django.conf import settings
from django.db import connection
from django.db.models import Min, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.models import AccountMail, Notice
from config import env
from config.health import CHECKS, holds
from letters.models import Digest, Export, Mailing
from news.models import Article, Source

SLOW = 1.0  # seconds
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Queue:
    """Work that waits: `oldest` is since when, where the table says so."""

    code: str
    label: str
    length: int
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Slow:
    """A statement as PostgreSQL sees it, without values."""

    text: str
    seconds: float
    times: int


@dataclass(frozen=True, slots=True)
class Watch:
    """All that templates/operators.html may ask for."""

    checks: dict[str, bool]
    queues: list[Queue]
    sources: dict[str, int]
    slow: list[Slow]
    is_slow_known: bool
    archive: dict[str, Any]
    archived_at: datetime | None
    database_bytes: int
    disk_free: int
    at: datetime


def watch() -> Watch:
    slow = _slow()
    archive = _archive()
    return Watch(
        checks={name: holds(check) for name, check in CHECKS.items()},
        queues=queues(),
        sources=sources(),
        slow=slow or [],
        is_slow_known=slow is not None,
        archive=archive,
        archived_at=datetime.fromisoformat(archive["made_at"]) if archive.get("made_at") else None,
        database_bytes=_one("SELECT pg_database_size(current_database())"),
        disk_free=disk_free(),
        at=timezone.now(),
    )


def queues() -> list[Queue]:
    """What waits in Redis, and what tables hold that is still to be done."""
    waiting = [
        Queue(f"queue_{name}", f"{_('Tasks')}: {name}", length) for name, length in _in_redis()
    ]
    tables: list[tuple[str, Any, QuerySet, str]] = [
        ("unread", _("Articles to read"), Article.objects.filter(read_at=None), "found_at"),
        ("ungrouped", _("Articles to group"), Article.objects.filter(story=None), "found_at"),
        ("unmatched", _("Articles to match"), Article.objects.filter(matched_at=None), "found_at"),
        ("mail", _("Mail to signatories"), Mailing.objects.waiting(), "queued_at"),
        ("account_mail", _("Mail about signing in"), AccountMail.objects.all(), "stored_at"),
        (
            "notices",
            _("Mail to people with accounts"),
            Notice.objects.filter(sent_at=None, failed=""),
            "stored_at",
        ),
        ("digests", _("Digests of saved views"), Digest.objects.waiting(), "stored_at"),
        (
            "exports",
            _("Exports being made"),
            Export.objects.filter(state=Export.State.WAITING),
            "asked_at",
        ),
    ]
    for code, label, rows, since in tables:
        found = rows.order_by().aggregate(oldest=Min(since))
        waiting.append(Queue(code, str(label), rows.count(), found["oldest"]))
    return waiting


def _in_redis() -> list[tuple[str, int]]:
    try:
        with redis.from_url(env.redis_for_django(settings.REDIS_URL), socket_timeout=1) as line:
            return [(one.name, line.llen(one.name)) for one in settings.CELERY_TASK_QUEUES]
    except (redis.RedisError, OSError):
        return []


def sources() -> dict[str, int]:
    """Of those that are followed: all, failing, and overdue by more than ten minutes."""
    active = Source.objects.filter(is_active=True)
    late = timezone.now() - timedelta(minutes=10)
    return {
        "active": active.count(),
        "failing": active.filter(failures__gt=0).count(),
        "late": active.filter(next_poll_at__lt=late).count(),
    }


def _slow() -> list[Slow] | None:
    """The statements that cost most; None where PostgreSQL does not count them."""
    known = _one("SELECT count(*) FROM pg_extension WHERE extname = 'pg_stat_statements'")
    if not known:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT query, mean_exec_time / 1000, calls FROM pg_stat_statements"
            " WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())"
            " ORDER BY total_exec_time DESC LIMIT %s",
            [SHOWN],
        )
        return [Slow(*row) for row in cursor.fetchall()]


def _archive() -> dict[str, Any]:
    """What `manage.py archive` said of its last run."""
    try:
        told = json.loads((settings.VAR / "archive.last.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def disk_free() -> int:
    """Bytes where files are kept."""
    place = next(one for one in (settings.VAR, *settings.VAR.parents) if one.exists())
    return shutil.disk_usage(place).free


def _one(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])
