"""The one door to the network: guarded, limited, and never inside a transaction."""

import ipaddress
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from django.conf import settings
from django.utils.translation import gettext as _

PORTS = {80, 443, 8080, 8443}
MOST_BYTES = 5 * 1024 * 1024  # after decompression
MOST_REDIRECTS = 5
CONNECT_SECONDS, TOTAL_SECONDS = 5.0, 20.0
HEADERS = {
    "User-Agent": "Heeded/0.1 (feed reader)",
    "Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class FetchError(Exception):
    """The page was not fetched. The message is fit to show."""


class Refused(FetchError):
    """Trying again will not help."""


class Unreachable(FetchError, OSError):
    """It may work later; `retry_after` seconds where the server said so."""

    def __init__(self, message: str, retry_after: int = 0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Fetched:
    url: str
    body: bytes
    etag: str
    last_modified: str


def fetch(url: str, *, etag: str = "", last_modified: str = "") -> Fetched | None:
    """What stands at `url`; None where it has not changed since.

    Every hop is resolved once, checked, and connected to at the very address that was checked.
    """
    deadline = time.monotonic() + TOTAL_SECONDS
    headers = dict(HEADERS)
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    for _hop in range(MOST_REDIRECTS + 1):
        response = _open(url, headers, deadline)
        try:
            if response.status == 304:
                return None
            if response.status in {301, 302, 303, 307, 308}:
                url = urljoin(url, response.headers.get("Location", ""))
                continue
            _refuse_status(response)
            return Fetched(
                url=url,
                body=_read(response, deadline),
                etag=response.headers.get("ETag", "")[:200],
                last_modified=response.headers.get("Last-Modified", "")[:100],
            )
        finally:
            response.close()
            if response.connection:
                response.connection.close()
    raise Refused(_("The site sends us round in circles. Check the address in a browser."))


def _open(url: str, headers: Mapping[str, str], deadline: float) -> urllib3.BaseHTTPResponse:
    parts = _checked(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _resolve(host, port)
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=max(0.1, deadline - time.monotonic()))
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address, port, timeout=timeout, server_hostname=host, assert_hostname=host
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        return pool.urlopen(
            "GET",
            target,
            headers={**headers, "Host": parts.netloc},
            redirect=False,
            retries=False,
            preload_content=False,
        )
    except urllib3.exceptions.HTTPError as error:
        raise Unreachable(_why(error)) from error


def _why(error: Exception) -> str:
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return _("The site takes too long to answer. We will try again.")
    if isinstance(error, urllib3.exceptions.SSLError):
        return _("The site's certificate is not valid, so nothing was read.")
    return _("The site does not answer. Check the address, or try again later.")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refused(_("This is not a web address. Copy it from the browser.")) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise Refused(_("Use an address that begins with http:// or https://."))
    if port and port not in PORTS and not _is_allowed(parts.hostname, port):
        raise Refused(_("We read sites on the usual ports only. Check the address."))
    return parts


def _is_allowed(host: str, port: int) -> bool:
    return f"{host}:{port}" in getattr(settings, "FETCH_ALLOWED_HOSTS_PRIVATE", [])


def _resolve(host: str, port: int) -> str:
    """One address of `host`. Refused if any of its addresses is not on the public internet."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise Unreachable(
            _("No site of this name is known. Check the address for typing errors.")
        ) from None
    addresses = [str(entry[4][0]) for entry in found]
    if not _is_allowed(host, port) and not all(is_public(one) for one in addresses):
        raise Refused(
            _("This address leads into a private network, which we do not read. Use a public one.")
        )
    return addresses[0]


def is_public(address: str) -> bool:
    """No private, loopback, link-local, metadata, multicast or reserved one, however dressed."""
    given = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(given, ipaddress.IPv6Address):
        inner = given.ipv4_mapped or given.sixtofour
        if given in NAT64:
            inner = ipaddress.IPv4Address(int(given) & 0xFFFFFFFF)
        if given.teredo:
            inner = given.teredo[1]
        if inner:
            return is_public(str(inner))
    return given.is_global and not given.is_multicast and not given.is_reserved


def _refuse_status(response: urllib3.BaseHTTPResponse) -> None:
    status = response.status
    if status == 429 or status >= 500:
        told = response.headers.get("Retry-After", "")
        raise Unreachable(
            _("The site is busy or broken (%(status)s). We will try again.") % {"status": status},
            retry_after=min(int(told), 86_400) if told.isdigit() else 0,
        )
    if status in {404, 410}:
        raise Refused(_("There is nothing at this address any more. Look for a new one."))
    if status != 200:
        raise Refused(
            _("The site does not let us read this (%(status)s). Check the address in a browser.")
            % {"status": status}
        )


def _read(response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    body = bytearray()
    try:
        while chunk := response.read1(65_536, decode_content=True):
            body += chunk
            if len(body) > MOST_BYTES:
                raise Refused(_("This page is too large to be a feed. Check the address."))
            if time.monotonic() > deadline:
                raise Unreachable(_("The site takes too long to answer. We will try again."))
    except urllib3.exceptions.HTTPError as error:
        if body:
            return bytes(body)  # broken off half-way: what is whole can be read
        raise Unreachable(_why(error)) from error
    return bytes(body)
