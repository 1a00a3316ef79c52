"""The one door to the network: guarded, limited, polite, and never inside a transaction."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from weakref import WeakValueDictionary

import urllib3
from django.conf import settings
from django.utils.translation import gettext as _
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from world.addresses import Line, NotPublic, is_allowed, resolve
from world.refusals import FetchError, Gone, NoSuchSite, Refused, Unreachable

__all__ = ["FetchError", "Fetched", "Gone", "NoSuchSite", "Refused", "Unreachable", "fetch"]

PORTS = {80, 443, 8080, 8443}
MOST_BYTES = 10 * 1024 * 1024  # after decompression
MOST_REDIRECTS = 5
TOTAL_SECONDS = 20.0  # for a page with all its redirects, however slowly it comes
LONGEST_WAIT = 86_400  # seconds that we let a site send us away for
FOR_GOOD, FOR_NOW = {301, 308}, {302, 303, 307}
HEADERS = {
    "User-Agent": "Heeded/0.1 (feed reader)",
    "Accept": "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, br, deflate",
}
PLAIN = "%/:=&?~#+!$,;'@()*[]-._"


@dataclass(frozen=True, slots=True)
class Fetched:
    url: str
    body: bytes
    etag: str = ""
    last_modified: str = ""
    content_type: str = ""
    moved_to: str = ""  # where the site says that the page lives for good


@dataclass(frozen=True, slots=True)
class Place:
    """An address that may be asked, taken apart."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme] == self.port
        return f"{self.scheme}://{host}{'' if usual else f':{self.port}'}{self.target}"


def fetch(
    url: str,
    *,
    etag: str = "",
    last_modified: str = "",
    headers: Mapping[str, str] | None = None,
    may: Callable[[str], None] | None = None,
) -> Fetched | None:
    """What stands at `url`; None where it has not changed since.

    Every hop is resolved once, checked, and connected to at the very address that was checked.
    `headers` of the caller's own go to the first host alone. `may` is asked before each hop, and
    raises where we should not go (world/robots.py).
    """
    deadline = time.monotonic() + TOTAL_SECONDS
    asked = HEADERS | {"If-None-Match": etag, "If-Modified-Since": last_modified}
    asked = {name: value for name, value in asked.items() if value}
    place, moved_to, is_for_good = _checked(url), "", True
    first = place.host
    for _hop in range(MOST_REDIRECTS + 1):
        if may:
            may(place.url)
        own = headers if headers and place.host == first else {}
        with _asking(place, asked | dict(own), deadline) as response:
            if response.status == 304:
                return None
            if response.status in FOR_GOOD | FOR_NOW:
                is_for_good = is_for_good and response.status in FOR_GOOD
                place = _checked(urljoin(place.url, _location(response)))
                moved_to = place.url if is_for_good else moved_to
                continue
            _refuse_status(response)
            return _taken(place, response, deadline, moved_to)
    raise Refused(_("The site sends us round in circles. Check the address in a browser."))


def _taken(
    place: Place, response: urllib3.BaseHTTPResponse, deadline: float, moved_to: str
) -> Fetched:
    return Fetched(
        url=place.url,
        body=_read(response, deadline),
        etag=response.headers.get("ETag", "")[:200],
        last_modified=response.headers.get("Last-Modified", "")[:100],
        content_type=response.headers.get("Content-Type", "")[:200],
        moved_to=moved_to,
    )


def _checked(url: str) -> Place:
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError:
        raise Refused(_("This is not a web address. Copy it from the browser.")) from None
    is_secret = parts.username is not None or parts.password is not None
    if parts.scheme not in {"http", "https"} or not host or is_secret:
        raise Refused(_("Use an address that begins with http:// or https://."))
    port = port or (443 if parts.scheme == "https" else 80)
    if port not in PORTS and not is_allowed(host, port):
        raise Refused(_("We read sites on the usual ports only. Check the address."))
    target = urlunsplit(("", "", quote(parts.path, PLAIN) or "/", quote(parts.query, PLAIN), ""))
    return Place(parts.scheme, host, port, target)


def _location(response: urllib3.BaseHTTPResponse) -> str:
    """Where the site sends us; letters beyond ASCII arrive in disguise."""
    given = response.headers.get("Location", "")
    try:
        return given.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return given


def _addresses(place: Place, deadline: float) -> list[str]:
    try:
        return resolve(place.host, place.port, deadline - time.monotonic())
    except TimeoutError:
        raise Unreachable(_("The site takes too long to answer. We will try again.")) from None
    except NotPublic:
        raise Refused(
            _("This address leads into a private network, which we do not read. Use a public one.")
        ) from None
    except (socket.gaierror, UnicodeError):
        raise NoSuchSite(
            _("No site of this name is known. Check the address for typing errors.")
        ) from None


class _Checked:
    """Goes to the addresses that were checked instead of looking the name up again."""

    def __init__(self, *words: object, line: Line, **more: object) -> None:
        self.line = line
        super().__init__(*words, **more)

    def _new_conn(self) -> socket.socket:
        try:
            return self.line.open()
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "too slow") from error
        except OSError as error:
            raise NewConnectionError(self, "refused") from error  # type: ignore[arg-type]


class _Http(_Checked, urllib3.connection.HTTPConnection):
    pass


class _Https(_Checked, urllib3.connection.HTTPSConnection):
    pass


class _HttpPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Http


class _HttpsPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _Https


_slots: WeakValueDictionary[str, threading.Semaphore] = WeakValueDictionary()
_slots_lock = threading.Lock()


@contextmanager
def _turn(host: str, deadline: float) -> Iterator[None]:
    """No site is asked by more than a few of us at once."""
    with _slots_lock:
        slot = _slots.get(host)
        if slot is None:
            slot = _slots[host] = threading.Semaphore(settings.FETCH_PER_HOST)
    if not slot.acquire(timeout=max(0.0, deadline - time.monotonic())):
        raise Unreachable(_("Others are asking this site already. We will try again."))
    try:
        yield
    finally:
        slot.release()


@contextmanager
def _asking(
    place: Place, headers: Mapping[str, str], deadline: float
) -> Iterator[urllib3.BaseHTTPResponse]:
    line = Line(_addresses(place, deadline), place.port, deadline)
    kind = _HttpsPool if place.scheme == "https" else _HttpPool
    pool = kind(place.host, place.port, timeout=TOTAL_SECONDS, line=line)
    with _turn(place.host, deadline):
        try:
            response = pool.urlopen(
                "GET",
                place.target,
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
            )
            yield response
            response.close()
        except HTTPError as error:
            raise Unreachable(_why(error, deadline)) from error
        finally:
            line.close()
            pool.close()


def _why(error: Exception, deadline: float) -> str:
    is_late = time.monotonic() >= deadline
    if is_late or isinstance(error, urllib3.exceptions.TimeoutError):
        return _("The site takes too long to answer. We will try again.")
    if isinstance(error, urllib3.exceptions.SSLError):
        return _("The site's certificate is not valid, so nothing was read.")
    if isinstance(error, urllib3.exceptions.DecodeError):
        return _("The site sends its page damaged. We will try again.")
    return _("The site does not answer. Check the address, or try again later.")


def _refuse_status(response: urllib3.BaseHTTPResponse) -> None:
    status = response.status
    if status == 429 or status >= 500:
        raise Unreachable(
            _("The site is busy or broken (%(status)s). We will try again.") % {"status": status},
            retry_after=_wait(response.headers.get("Retry-After", "")),
        )
    if status in {404, 410}:
        raise Gone(_("There is nothing at this address any more. Look for a new one."))
    if status != 200:
        raise Refused(
            _("The site does not let us read this (%(status)s). Check the address in a browser.")
            % {"status": status}
        )


def _wait(told: str) -> int:
    """Seconds to stay away, told as a number or as a date."""
    if told.isascii() and told.isdigit():
        return min(int(told[:9]), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return 0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0, min(int((until - datetime.now(UTC)).total_seconds()), LONGEST_WAIT))


def _read(response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    """The body, unpacked. One that breaks off half-way is given as far as it came."""
    told = response.headers.get("Content-Length", "")
    size = int(told[:20]) if told.isascii() and told.isdigit() else 0
    body = bytearray()
    try:
        while max(size, len(body)) <= MOST_BYTES:
            chunk = response.read1(65_536, decode_content=True)
            if time.monotonic() >= deadline:
                raise Unreachable(_("The site takes too long to answer. We will try again."))
            if not chunk:
                return bytes(body)
            body += chunk
    except HTTPError:
        if not body or time.monotonic() >= deadline:
            raise
        return bytes(body)
    raise Refused(_("This page is too large to be read. Check the address."))
