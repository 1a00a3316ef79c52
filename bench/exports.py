"""What it takes to take everything away: the first byte, the whole, and the memory of the server.

Files that are written as they are read come over HTTP from one process; workbooks are written as a
worker writes them, in a process of their own.
"""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test.utils import setup_test_environment
from django.utils import timezone

from bench.pages import served
from bench.settings import collect, for_worker
from bench.town import Town
from campaigns.models import User
from letters.models import Export, Recommendation

SIZES = (1_000, 10_000, 100_000)
STREAMED = ("csv", "json")
PIECE = 16 * 1024
WORKER = """
import django, time
django.setup()
from bench.exports import peak
from letters.exports.making import make
before, began = peak(), time.perf_counter()
make({})
print(time.perf_counter() - began, peak(), before)
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds to the first byte, to the first rows and to the last, and megabytes: of the file, and
    of memory beside what the process had before."""

    first: float
    rows: float
    whole: float
    size: float
    memory: float


def main() -> None:
    setup_test_environment()
    call_command("migrate", verbosity=0)
    collect()
    town = Town()
    print(f"\n{'file':8}{'rows':>8}{'first s':>9}{'rows s':>9}{'whole s':>9}{'rows/s':>9}{'MB':>8}"
          f"{'memory':>8}{'ratio':>8}")  # fmt: skip
    least: dict[str, float] = {}
    for size in SIZES:
        town.grow(size)
        for code, taken in _all():
            ratio = taken.memory / least.setdefault(code, max(taken.memory, 0.1))
            print(_line(code, Recommendation.objects.count(), taken, ratio), flush=True)


def _all() -> Iterator[tuple[str, Taken]]:
    with served(processes=1) as port:
        fetch(port, "csv")  # whatever is loaded once
        for code in STREAMED:
            yield code, fetch(port, code)
    yield "xlsx", written("xlsx")


def _line(code: str, rows: int, taken: Taken, ratio: float) -> str:
    return (
        f"{code:8}{rows:>8}{taken.first:>9.2f}{taken.rows:>9.2f}{taken.whole:>9.1f}"
        f"{rows / taken.whole:>9.0f}{taken.size:>8.1f}{taken.memory:>8.1f}{ratio:>8.2f}"
    )


def fetch(port: int, code: str) -> Taken:
    """As a visitor does."""
    before, servers = _reset(), _processes("granian")
    line = http.client.HTTPConnection("127.0.0.1", port)
    began = time.perf_counter()
    line.request("GET", f"/export/{code}/", headers={"Host": "localhost"})
    answer = line.getresponse()
    if answer.status != 200:
        raise SystemExit(f"{answer.status} instead of a file.")
    size = len(answer.read(1))
    first = time.perf_counter() - began
    size += len(answer.read(PIECE))
    rows = time.perf_counter() - began
    while piece := answer.read(PIECE):
        size += len(piece)
    whole = time.perf_counter() - began
    most = max(_megabytes(one, "VmHWM") for one in servers)
    return Taken(first, rows, whole, size / 1e6, most - before)


def _reset() -> float:
    """Begins the high mark of memory anew; gives what the largest of the servers has now."""
    servers = _processes("granian")
    for one in servers:
        Path(f"/proc/{one}/clear_refs").write_text("5", encoding="ascii")
    return max(_megabytes(one, "VmRSS") for one in servers)


def _processes(word: str) -> list[int]:
    """Those that this run started, and theirs."""
    ours, found = {os.getpid()}, []
    for path in sorted(Path("/proc").glob("[0-9]*"), key=lambda one: int(one.name)):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            command = (path / "cmdline").read_text()
        except OSError:
            continue
        if parent in ours:
            ours.add(int(path.name))
            if word in command:
                found.append(int(path.name))
    return found


def peak() -> float:
    """Of this process, in megabytes."""
    return _megabytes(os.getpid(), "VmHWM")


def _megabytes(process: int, name: str) -> float:
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return 0.0


def written(code: str) -> Taken:
    """As a worker does; nothing is handed over before the whole is written."""
    now = timezone.now()
    export = Export.objects.create(
        owner=User.objects.first(), format=code, asked_at=now, touched_at=now
    )
    whole, most, before = _worked(export.pk)
    export.refresh_from_db()
    return Taken(whole, whole, whole, _size(export) / 1e6, most - before)


def _size(export: Export) -> int:
    """Where the worker put it: what tests keep, they keep in memory."""
    return Path(settings.MEDIA_ROOT, export.file.name or "").stat().st_size


def _worked(pk: int) -> tuple[float, float, float]:
    """Seconds of a worker that runs, and its memory at most and before."""
    done = subprocess.run(
        [sys.executable, "-c", WORKER.format(pk)],
        env=os.environ | for_worker(), check=True, capture_output=True, text=True,
    )  # fmt: skip
    seconds, most, before = map(float, done.stdout.split()[-3:])
    return seconds, most, before
