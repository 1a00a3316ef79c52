"""Readers of the environment that refuse what they cannot read."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES, NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def flag(name: str, *, default: bool) -> bool:
    """Yes or no; anything else is refused."""
    given = os.environ.get(name)
    if given is None:
        return default
    if given.lower() in YES:
        return True
    if given.lower() in NO:
        return False
    raise ImproperlyConfigured(f"{name} is {given!r}. Use 1 or 0.")


def number(name: str, *, default: int) -> int:
    given = os.environ.get(name, "")
    if not given:
        return default
    try:
        return int(given)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {given!r}. Use a whole number.") from None


def secret(name: str, *, default: str | None = None) -> str:
    """The value of NAME, or the content of the file that NAME_FILE names."""
    path = os.environ.get(f"{name}_FILE")
    given = Path(path).read_text(encoding="utf-8").strip() if path else os.environ.get(name)
    if given:
        return given
    if default is None:
        raise ImproperlyConfigured(f"{name} is not set. Set it, or {name}_FILE, and start again.")
    return default


def words(name: str, *, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def settle_in_checkout() -> None:
    """Comfort for `manage.py` typed by hand: what `make run` uses, or else DEBUG.

    Only where nothing was configured at all; the site and the worker never come here.
    """
    if any(name in os.environ for name in ("SECRET_KEY", "SECRET_KEY_FILE", "DATABASE_URL")):
        return
    var = Path(os.environ.get("HEEDED_VAR") or Path(__file__).resolve().parent.parent / "var")
    running = var / "environment"
    if not running.exists():
        os.environ.setdefault("DEBUG", "1")
        return
    for line in running.read_text(encoding="utf-8").splitlines():
        name, _mark, value = line.partition("=")
        os.environ.setdefault(name, value)


def redis_for_django(url: str) -> str:
    """Celery says redis+socket:// for a socket, where redis-py says unix://."""
    if not url.startswith("redis+socket://"):
        return url
    path, _mark, query = url.removeprefix("redis+socket://").partition("?")
    return f"unix://{path}?db={query.removeprefix('virtual_host=') or 0}"
