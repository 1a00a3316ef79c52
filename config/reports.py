"""Errors told to who runs the site: where it broke, and nothing about whom it broke for."""

import logging
import time
from typing import Any
from urllib.parse import unquote, urlsplit

import sentry_sdk
from django.utils.log import AdminEmailHandler
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter
from sentry_sdk.types import Event, Hint
from structlog.contextvars import get_contextvars

from config.logs import clean, place_of, placed

AGAIN = 600  # seconds in which the same error of one process is told once


class OnceInAWhile(logging.Filter):
    """An outage is one mail, not one for each visitor."""

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[object, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django_structlog."):  # Django tells the same
            return False
        kind = record.exc_info[0] if record.exc_info else record.msg
        about = (record.name, record.lineno, str(kind))
        now = time.monotonic()
        if now - self._told.get(about, -AGAIN) < AGAIN:
            return False
        self._told[about] = now
        return True


class ToOperators(AdminEmailHandler):
    """Subject and text begin with what was logged, which is an address where a page broke."""

    def format(self, record: logging.LogRecord) -> str:
        return clean(placed(super().format(record)))

    def format_subject(self, subject: str) -> str:
        return super().format_subject(clean(placed(subject)))


class WithoutPeople(ExceptionReporter):
    """A traceback without values: no form, cookie, header, query or variable is told, nor what an
    error says of itself, which may be a row of a table."""

    def get_traceback_text(self) -> SafeString:
        frames = [
            f"  {frame['filename']}:{frame['lineno']} in {frame['function']}"
            for frame in self.get_traceback_frames()
        ]
        about = [
            self.exc_type.__name__ if self.exc_type else "Error",
            f"{self.request.method} {place_of(self.request.path)}" if self.request else "",
            f"Request {number_of_request()}",
        ]
        return SafeString("\n".join([*filter(None, about), "", *frames]))

    def get_traceback_html(self) -> SafeString:
        return SafeString("")


def number_of_request() -> str:
    """What a person can tell who runs the site, to find the lines of one request."""
    return str(get_contextvars().get("request_id", ""))


def report_to(dsn: str, release: str) -> None:
    """Sends errors to a service that speaks Sentry's protocol."""
    sentry_sdk.init(
        dsn=dsn,
        release=release,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=_scrubbed,
    )


def _scrubbed(event: Event, _hint: Hint) -> Event | None:
    if str(event.get("logger", "")).startswith("django_structlog."):  # Django tells the same
        return None
    for name in ("user", "extra", "logentry"):
        event.pop(name, None)  # type: ignore[misc]
    request: dict[str, Any] = dict(event.get("request") or {})
    event["request"] = {
        "method": request.get("method", ""),
        "url": place_of(unquote(urlsplit(str(request.get("url", ""))).path)),
    }
    event.setdefault("tags", {})["request"] = number_of_request()  # type: ignore[index]
    for one in (event.get("exception") or {}).get("values", []):
        one["value"] = ""
    return event
