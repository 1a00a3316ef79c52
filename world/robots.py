"""What sites ask of programs in robots.txt (RFC 9309), kept for a day."""

from functools import lru_cache
from hashlib import sha256
from urllib.parse import urlsplit

from django.core.cache import caches
from django.utils.translation import gettext as _
from protego import Protego
from redis.exceptions import RedisError

from world import fetching

AGENT = "Heeded"
KEPT = 86_400  # seconds
LONGEST = 500 * 1024  # bytes that a program has to read


class Disallowed(fetching.Refused):
    """The site does not want programs on this page."""


def obey(url: str) -> None:
    """Raises Disallowed where the site's robots.txt keeps us off, and Unreachable where it cannot
    be had now; a site without one allows everything."""
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}"
    if not _read(_told(site)).can_fetch(url, AGENT):
        raise Disallowed(
            _("The site's robots.txt asks programs not to read this page, so nothing was read.")
        )


def _told(site: str) -> str:
    key = f"robots-{sha256(site.encode()).hexdigest()}"
    kept = _kept(key)
    if kept is not None:
        return kept
    try:
        got = fetching.fetch(f"{site}/robots.txt")
    except fetching.Unreachable as error:
        raise fetching.Unreachable(
            _("The site's robots.txt cannot be had. We will try again."), error.retry_after
        ) from error
    except fetching.FetchError:
        got = None
    told = got.body[:LONGEST].decode("utf-8", "replace") if got else ""
    _keep(key, told)
    return told


@lru_cache(maxsize=64)
def _read(told: str) -> Protego:
    return Protego.parse(told)


def _kept(key: str) -> str | None:
    try:
        return caches["limits"].get(key)
    except (RedisError, OSError):
        return None


def _keep(key: str, told: str) -> None:
    try:
        caches["limits"].set(key, told, KEPT)
    except (RedisError, OSError):
        return  # asked again next time
