"""Whether the site is alive, and whether it is ready for people. For what watches over it."""

import shutil
import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from campaigns.services import clocks

PULSE, SILENT = "pulse", 90  # seconds without a worker
LEAST_DISK = 200 * 1024 * 1024  # bytes


@never_cache
@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """503 where something is missing, by name; says nothing more to whoever asks."""
    told = {name: holds(check) for name, check in CHECKS.items()}
    is_ready = all(told.values())
    return JsonResponse({"ready": is_ready, **told}, status=200 if is_ready else 503)


def holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is not ready
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _redis() -> bool:
    caches["limits"].set("ready", 1, timeout=5)
    return caches["limits"].get("ready") == 1


def _worker() -> bool:
    """One has been seen lately: beat asks for a sign of life every half minute."""
    return time.time() - caches["limits"].get(PULSE, 0) < SILENT


def _clock() -> bool:
    """Two machines whose clocks differ drop each other's tasks and forget too early."""
    return clocks.agree()


def _disk() -> bool:
    place = next(one for one in (settings.VAR, *settings.VAR.parents) if one.exists())
    return shutil.disk_usage(place).free > LEAST_DISK


CHECKS = {
    "database": _database,
    "migrations": _migrations,
    "redis": _redis,
    "worker": _worker,
    "clock": _clock,
    "disk": _disk,
}
