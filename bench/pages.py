"""What a visitor waits for: the public pages as recommendations grow to 100,000, served as in
production, beside a page of ours that renders the shell with no query, all in one run.

“Made anew” spares a page nothing but its counts; “for a member” is that with an account and a seat;
with “*” each visitor is the first since something has changed, and nothing is recalled.
"""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import cycle

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from bench.settings import collect, for_worker, run
from bench.town import Town
from campaigns.models import Change
from letters.models import Letter, Recommendation

SIZES = (1_000, 10_000, 100_000)
CLIENTS = (1, 8)
SECONDS = 4.0
PROCESSES = 2
WARM = 5  # visits
FLOOR = "floor"
MADE = ("dashboard", "filtered list", "search", "recommendation", "letter", "API list")
MEMBER = """
from campaigns.levels import Role
from campaigns.models import Coalition, Seat, User
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.conf import settings
user, _new = User.objects.get_or_create(username="member", email="member@example.org")
Seat.objects.get_or_create(user=user, coalition=Coalition.objects.first(), role=Role.OBSERVER)
session = SessionStore()
session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session.create()
print(session.session_key)
"""
FILTERS = (
    "country=JP", "theme=Water", "position=accepted", "campaign=campaign-3", "year=2019",
    "implementation=stalled", "headline=rejected", "flag=overdue", "coalition=c-2", "office=7",
    "country=FR&theme=Water", "position=not_accepted&year=2015",
)  # fmt: skip
TYPED = ("refugees", "prisoners+review", "journalist", "releese", "visas", "courts+land")

Measured = tuple[list[float], float]


def addresses() -> dict[str, list[str]]:
    asks = list(Recommendation.objects.order_by("pk").values_list("pk", flat=True))
    letters = list(Letter.objects.order_by("pk").values_list("pk", flat=True))
    return {
        FLOOR: ["/how-we-judge/"],
        "dashboard": ["/"],
        "filtered list": [f"/?{one}" for one in FILTERS],
        "search": [f"/search/?q={one}" for one in TYPED],
        "recommendation": [f"/recommendations/{pk}/" for pk in asks[:: len(asks) // 50 or 1]],
        "letter": [f"/letters/{pk}/" for pk in letters[:: len(letters) // 50 or 1]],
        "API list": ["/api/v1/recommendations", "/api/v1/recommendations?country=JP"],
    }


@contextmanager
def served(processes: int = PROCESSES) -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    told = os.environ | for_worker() | {"API_PER_MINUTE": "10000000", "LOG_LEVEL": "WARNING"}
    # Workers of their own, as on a server; the same number for every page.
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port),
        "--workers", str(processes), "--blocking-threads", "4",
        "--log-level", "error", "config.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _second in range(300):
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.1)


def load(
    port: int, paths: Sequence[str], clients: int, seconds: float = SECONDS, **more: str
) -> Measured:
    """Milliseconds of each visit, sorted, and visits per second; `more` are headers."""
    taken: list[float] = []
    turn = cycle(paths)
    ends = time.perf_counter() + seconds

    def visit() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port)
        while time.perf_counter() < ends:
            began = time.perf_counter()
            line.request("GET", next(turn), headers={"Host": "localhost"} | more)
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{answer.status} instead of a page.")
            taken.append((time.perf_counter() - began) * 1000)
        line.close()

    people = [threading.Thread(target=visit) for _number in range(clients)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return sorted(taken), len(taken) / seconds


def after_changes(port: int, paths: Sequence[str], seconds: float = SECONDS) -> Measured:
    """One visitor after the other, each the first since something has changed."""
    taken: list[float] = []
    ends = time.perf_counter() + seconds
    line, turn = http.client.HTTPConnection("127.0.0.1", port), cycle(paths)
    while time.perf_counter() < ends:
        Change.objects.create()
        began = time.perf_counter()
        line.request("GET", next(turn), headers={"Host": "localhost"})
        line.getresponse().read()
        taken.append((time.perf_counter() - began) * 1000)
    line.close()
    return sorted(taken), 1000 * len(taken) / sum(taken)


def _queries(path: str) -> int:
    client = Client(headers={"Host": "localhost"})
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def _row(name: str, size: int, clients: int, measured: Measured, floor: float, more: str) -> str:
    taken, rate = measured
    at: Callable[[float], float] = lambda share: taken[min(int(len(taken) * share), len(taken) - 1)]  # noqa: E731  # fmt: skip
    return (
        f"{name:16}{size:>8}{clients:>3}{at(0.5):>9.1f}{at(0.95):>9.1f}{at(0.99):>9.1f}"
        f"{rate:>9.0f}{at(0.5) / floor:>8.1f}{more}"
    )


def main() -> None:
    setup_test_environment()
    call_command("migrate", verbosity=0)
    collect()
    town = Town()
    print(f"\n{'page':16}{'asks':>8}{'c':>3}{'p50 ms':>9}{'p95':>9}{'p99':>9}"
          f"{'per s':>9}{'floors':>8}{'queries':>9}")  # fmt: skip
    for size in SIZES:
        town.grow(size)
        with served() as port:
            _measure(port, size)


def _measure(port: int, size: int) -> None:
    pages, member = addresses(), f"sessionid={run(MEMBER)}"
    alone = 0.0
    for clients in CLIENTS:
        floor = 0.0
        for name, paths in pages.items():
            _warm(port, paths)
            measured = load(port, paths, clients)
            floor = floor or measured[0][len(measured[0]) // 2]
            alone = alone or floor
            queries = f"{max(map(_queries, paths[:12])):>9}" if clients == 1 else ""
            print(_row(name, size, clients, measured, floor, queries), flush=True)
            if name in MADE and clients == 1 and not paths[0].startswith("/api/"):
                for kind, cookie in (("made anew", "sessionid=none"), ("for a member", member)):
                    _warm(port, paths, Cookie=cookie)
                    measured = load(port, paths, clients, Cookie=cookie)
                    print(_row(f"  {kind}", size, clients, measured, floor, ""), flush=True)
    for name in MADE:  # at last, for nothing is remembered after that
        measured = after_changes(port, pages[name])
        print(_row(f"{name[:13]} *", size, 1, measured, alone, ""), flush=True)


def _warm(port: int, paths: Sequence[str], **more: str) -> None:
    """Each of the two processes has made each page, and counted what is counted once."""
    line = http.client.HTTPConnection("127.0.0.1", port)
    for path in [*paths] * WARM:
        line.request("GET", path, headers={"Host": "localhost"} | more)
        line.getresponse().read()
    line.close()
