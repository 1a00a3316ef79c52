"""What a visitor waits for: the public pages as recommendations grow to 100,000, served as in
production, beside a page of ours that renders the shell with no query, all in one run."""

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

from bench.settings import for_worker
from bench.town import Town
from letters.models import Letter, Recommendation

SIZES = (1_000, 10_000, 100_000)
CLIENTS = (1, 8)
SECONDS = 4.0
PROCESSES = 2
FLOOR = "floor"
# As for who is signed in: the page is made each time, its counts are recalled.
ANEW = {"dashboard", "filtered list", "search", "recommendation", "letter"}
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
        "recommendation": [f"/recommendations/{pk}/" for pk in asks[:: len(asks) // 50]],
        "letter": [f"/letters/{pk}/" for pk in letters[:: len(letters) // 50]],
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
    call_command("collectstatic", verbosity=0, interactive=False)
    town = Town()
    print(f"\n{'page':16}{'asks':>8}{'c':>3}{'p50 ms':>9}{'p95':>9}{'p99':>9}"
          f"{'per s':>9}{'floors':>8}{'queries':>9}")  # fmt: skip
    for size in SIZES:
        town.grow(size)
        with served() as port:
            _measure(port, size)


def _measure(port: int, size: int) -> None:
    pages = addresses()
    for paths in pages.values():
        load(port, paths, 2, 1.0)
    for clients in CLIENTS:
        floor = 0.0
        for name, paths in pages.items():
            measured = load(port, paths, clients)
            floor = floor or measured[0][len(measured[0]) // 2]
            queries = f"{max(map(_queries, paths[:12])):>9}" if clients == 1 else ""
            print(_row(name, size, clients, measured, floor, queries), flush=True)
            if name in ANEW and clients == 1:
                measured = load(port, paths, clients, Cookie="sessionid=none")
                print(_row("  made anew", size, clients, measured, floor, ""), flush=True)
