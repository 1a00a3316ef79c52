"""Which machines may be asked: those on the public internet, and no others."""

import ipaddress
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.conf import settings

UNICAST = ipaddress.ip_network("2000::/3")  # all that is handed out of IPv6
NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
DOCUMENTS = ipaddress.ip_network("3fff::/20")
PROTOCOLS = ipaddress.ip_network("192.0.0.0/24")  # a cloud keeps its secrets at 192.0.0.192
WIRE_SERVER = ipaddress.ip_address("168.63.129.16")  # another cloud's, in the midst of the public
CONNECT_SECONDS = 5.0
_lookers = ThreadPoolExecutor(64, thread_name_prefix="look-up")


class NotPublic(Exception):
    """A name leads to an address that is not on the public internet."""


def is_public(address: str) -> bool:
    """No private, loopback, link-local, metadata, shared, multicast or reserved one, however
    dressed."""
    given = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(given, ipaddress.IPv4Address):
        if given in PROTOCOLS or given == WIRE_SERVER:
            return False
        return given.is_global and not given.is_multicast and not given.is_reserved
    inner = _inside(given)
    if inner is not None:
        return is_public(str(inner))
    return given in UNICAST and given not in DOCUMENTS and given.is_global


def _inside(given: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one leads on to."""
    if any(given in network for network in NAT64):
        return ipaddress.IPv4Address(int(given) & 0xFFFFFFFF)
    return given.ipv4_mapped or given.sixtofour or (given.teredo[1] if given.teredo else None)


def is_allowed(host: str, port: int) -> bool:
    """The operator lets us read this one although it is private."""
    return f"{host}:{port}" in settings.FETCH_ALLOWED_HOSTS_PRIVATE


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of `host`. Refused if any of them is not public.

    The system's look-up knows no limit of ours: it goes on in its own thread, and we do not wait.
    """
    looking = _lookers.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    found = looking.result(timeout=max(0.0, seconds))
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not is_allowed(host, port) and not all(is_public(one) for one in addresses):
        raise NotPublic(host)
    return addresses


@dataclass(slots=True)
class Line:
    """One connection to addresses that were checked, cut off when its time is over.

    A limit on each read would let a site that drips a byte a second hold us for hours.
    """

    addresses: list[str]
    port: int
    deadline: float
    end: socket.socket | None = None
    watch: threading.Timer | None = None

    def open(self) -> socket.socket:
        trouble: OSError = TimeoutError()
        for address in self.addresses:
            left = self.deadline - time.monotonic()
            if left <= 0:
                break
            try:
                found = socket.create_connection(
                    (address, self.port), timeout=min(CONNECT_SECONDS, left)
                )
            except OSError as error:
                trouble = error
                continue
            self._guard(found)
            return found
        raise trouble

    def _guard(self, found: socket.socket) -> None:
        left = max(0.01, self.deadline - time.monotonic())
        found.settimeout(left)
        self.end = found.dup()  # of our own: encryption takes the first one over
        self.watch = threading.Timer(left, self._cut)
        self.watch.daemon = True
        self.watch.start()

    def _cut(self) -> None:
        if self.end:
            try:
                self.end.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it has ended by itself

    def close(self) -> None:
        if self.watch:
            self.watch.cancel()
        if self.end:
            self.end.close()
