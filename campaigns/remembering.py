"""What was worked out once is remembered for as long as nothing on file has changed.

Every table that a page shows notes each change in `Change`, in the same transaction, so a change
and the end of what was remembered before it are seen in one moment. What ends by the clock alone,
such as an embargo, ends within `SECONDS`.

A page that is remembered is packed once for all who take it so. It holds no secret of anybody, so
nothing can be told from how small it becomes.
"""

import gzip
import hashlib
import re
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from campaigns.models import Change

SECONDS = 60
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
# Asked by every page that is remembered: as it is, without the ORM writing it each time.
STATE = f"SELECT count(id), max(id), sum(id) FROM {Change._meta.db_table}"  # noqa: S608
# Taken in this order, a page first and what it recalls after, so that nobody waits in a circle.
PAGES, VALUES = [Lock() for _one in range(64)], [Lock() for _one in range(64)]

View = Callable[..., HttpResponse]
Found = TypeVar("Found")


def state() -> str:
    """Differs from before once anything that a page shows was changed."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return "-".join(str(number or 0) for number in cursor.fetchone())


def recall(name: str, *about: object, make: Callable[[], Found]) -> Found:
    """What `make` gave for the same `about`, if that still holds; what it gives now otherwise."""
    key = key_of(name, *about)
    with _turn(VALUES, key):
        found = caches["pages"].get(key)
        if found is None:
            found = make()
            caches["pages"].set(key, found, SECONDS)
    return cast("Found", found)


def _turn(locks: list[Lock], key: str) -> Lock:
    """Of many who ask for the same at once, one makes it and the others wait for that."""
    return locks[int(key[:8], 16) % len(locks)]


def key_of(name: str, *about: object) -> str:
    parts = (name, state(), timezone.localdate(), get_language(), *about)
    return hashlib.sha256("\n".join(map(repr, parts)).encode()).hexdigest()


def remembered(view: View) -> View:
    """Visitors get the page as it was made for the last one. Whoever has a session, sends a key or
    gets a form of their own has it made for them."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _is_anybody(request):
            return view(request, *args, **kwargs)
        key = key_of("page", request.build_absolute_uri(), request.method, *_part(request))
        with _turn(PAGES, key):
            kept = caches["pages"].get(key)
            if kept is not None:
                content, packed, headers = kept
                return _sent(request, HttpResponse(content, headers=headers), packed)
            response = view(request, *args, **kwargs)
            patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
            if not _is_for_anybody(request, response):
                return response
            packed = gzip.compress(response.content, mtime=0)
            kept = response.content, packed, dict(response.items())
            caches["pages"].set(key, kept, SECONDS)
            return _sent(request, response, packed)

    return answer


def _sent(request: HttpRequest, response: HttpResponse, packed: bytes) -> HttpResponse:
    if not GZIP.search(request.headers.get("Accept-Encoding", "")):
        return response
    response.content = packed
    response["Content-Encoding"] = "gzip"
    if response.get("ETag", "").startswith('"'):
        response["ETag"] = f"W/{response['ETag']}"  # the same words in other bytes
    return response


def _is_anybody(request: HttpRequest) -> bool:
    has_own = settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers
    return request.method == "GET" and not has_own


def _part(request: HttpRequest) -> tuple[str, ...]:
    """Which part of the page is asked for."""
    return tuple(request.headers.get(name, "") for name in ("HX-Request", "HX-Target"))


def _is_for_anybody(request: HttpRequest, response: HttpResponse) -> bool:
    is_marked = request.session.modified or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    return response.status_code == 200 and not (response.streaming or response.cookies or is_marked)
