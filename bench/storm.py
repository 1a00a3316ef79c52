"""Eight people for ten minutes over what people do, while a worker and a web process are killed
each minute: what was answered with an error, what was lost, and whether memory grows.
`STORM_SECONDS` makes it shorter."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode

import urllib3
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from bench.settings import collect, for_worker
from bench.town import Town
from campaigns.levels import Role
from campaigns.models import Coalition, Seat, User
from letters.models import Evidence, Recommendation
from news.models import Article, Match

PEOPLE, ASKS, ARTICLES = 8, 2_000, 3_000
SECONDS = float(os.environ.get("STORM_SECONDS", "600"))
KILL_EVERY = min(60.0, SECONDS / 4)
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class Person:
    """Reads, filters, triages and logs as fast as the site lets them."""

    def __init__(self, number: int, port: int, asks: list[int], desk: list[int]) -> None:
        self._dice = random.Random(number)
        self._number, self._asks, self._desk = number, asks, desk
        self._at = f"http://127.0.0.1:{port}"
        self._pool = urllib3.PoolManager(timeout=60, retries=False)
        self._cookies = self._signed_in(number)
        self.codes: Counter[str] = Counter()
        self.written: set[str] = set()
        self.dismissed: set[int] = set()

    def _signed_in(self, number: int) -> dict[str, str]:
        user = User.objects.create_user(f"storm{number}", f"storm{number}@example.org", "x")
        for coalition in Coalition.objects.all():
            Seat.objects.create(user=user, coalition=coalition, role=Role.CONTRIBUTOR)
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return {"sessionid": client.cookies["sessionid"].value}

    def live(self, until: float) -> None:
        while time.monotonic() < until:
            chance = self._dice.random()
            if chance < 0.6:
                self._read()
            elif chance < 0.8 or not self._desk:
                self._log()
            else:
                self._dismiss()

    def _read(self) -> None:
        ask = self._dice.choice(self._asks)
        paths = ("/", "/?country=JP", f"/recommendations/{ask}/", "/search/?q=refugees", "/news/")
        self._ask("GET", self._dice.choice(paths))

    def _log(self) -> None:
        title = f"Storm {self._number} {len(self.written)} {self._dice.random()}"
        told = {"url": f"https://paper.example/{title.replace(' ', '-')}", "title": title,
                "relation": "supports", "source_kind": "news_report"}  # fmt: skip
        if self._post(f"/recommendations/{self._dice.choice(self._asks)}/evidence/", told) == "302":
            self.written.add(title)

    def _dismiss(self) -> None:
        article = self._desk.pop()
        if self._post(f"/news/articles/{article}/dismiss/", {"because": "other"}) == "302":
            self.dismissed.add(article)

    def _post(self, path: str, told: dict[str, str]) -> str:
        form = self._ask("GET", path if "evidence" in path else "/news/")
        if not (found := TOKEN.search(form)):
            return ""
        return self._answer("POST", path, told | {"csrfmiddlewaretoken": found[1].decode()})[0]

    def _ask(self, method: str, path: str) -> bytes:
        return self._answer(method, path)[1]

    def _answer(
        self, method: str, path: str, fields: dict[str, str] | None = None
    ) -> tuple[str, bytes]:
        """The code, "cut" where the process died under it; a reader asks again."""
        for _try in range(30):
            cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
            try:
                got = self._pool.urlopen(
                    method, self._at + path, body=urlencode(fields or {}), redirect=False,
                    headers={"Host": "localhost", "Cookie": cookies, "Referer": self._at,
                             "Content-Type": "application/x-www-form-urlencoded"},
                )  # fmt: skip
            except urllib3.exceptions.HTTPError:
                self.codes["cut"] += 1
                if method == "POST":
                    return "cut", b""
                time.sleep(0.2)
                continue
            self.codes[str(got.status)] += 1
            for cookie in got.headers.getlist("Set-Cookie"):
                name, _mark, value = cookie.partition(";")[0].partition("=")
                self._cookies[name] = value
            return str(got.status), got.data
        return "", b""


@contextmanager
def _site(port: int) -> Iterator[tuple[subprocess.Popen[bytes], list[subprocess.Popen[bytes]]]]:
    told = os.environ | for_worker() | {"SECRET_KEY": settings.SECRET_KEY, "LOG_LEVEL": "ERROR"}
    web = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers",
        "2", "--blocking-threads", "4", "--respawn-failed-workers", "--workers-kill-timeout", "20",
        "--log-level", "critical",
        "config.wsgi:application",
    ]  # fmt: skip
    site = subprocess.Popen(web, env=told)
    workers = [_worker()]
    try:
        for _try in range(300):
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            time.sleep(0.1)
        yield site, workers
    finally:
        for one in (site, workers[-1]):
            one.terminate()
        for one in (site, workers[-1]):
            try:
                one.wait(60)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()


def _worker() -> "subprocess.Popen[bytes]":
    told = os.environ | for_worker() | {"SECRET_KEY": settings.SECRET_KEY, "LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-W", "ignore", "-m", "celery", "-A", "config", "--quiet", "worker",
               "--concurrency", "1", "--loglevel", "error"]  # fmt: skip
    return subprocess.Popen(command, env=told)


def _children(parent: int) -> list[int]:
    told = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    return [int(one) for one in told.split()]


def _note_memory(held: dict[int, list[float]], parent: int) -> None:
    """Megabytes that each of its processes holds now."""
    for one in _children(parent):
        with suppress(OSError):
            pages = Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1]
            held.setdefault(one, []).append(int(pages) * 4096 / 1e6)


def _desk(asks: list[int]) -> list[int]:
    made = Article.objects.bulk_create(
        Article(url=f"https://paper.example/storm/{number}", headline=f"Storm {number}")
        for number in range(ARTICLES)
    )
    Match.objects.bulk_create(
        Match(article=one, recommendation_id=asks[at % len(asks)], score=0.5)
        for at, one in enumerate(made)
    )
    return [one.pk for one in made]


def _kill(
    site: "subprocess.Popen[bytes]", workers: list["subprocess.Popen[bytes]"], until: float
) -> dict[int, list[float]]:
    """Each minute; the memory of each process of the site just before."""
    held: dict[int, list[float]] = {}
    while time.monotonic() + KILL_EVERY < until:
        time.sleep(KILL_EVERY)
        _note_memory(held, site.pid)
        workers[-1].kill()
        workers[-1].wait()
        workers.append(_worker())
        os.kill(random.choice(_children(site.pid)), signal.SIGKILL)
    return held


def main() -> None:
    call_command("migrate", verbosity=0)
    collect()
    Town().grow(ASKS)
    asks = list(Recommendation.objects.values_list("pk", flat=True))
    desk = _desk(asks)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    people = [Person(one, port, asks, desk[one::PEOPLE]) for one in range(PEOPLE)]
    with _site(port) as (site, workers):
        until = time.monotonic() + SECONDS
        threads = [threading.Thread(target=one.live, args=[until]) for one in people]
        for one in threads:
            one.start()
        held = _kill(site, workers, until)
        for one in threads:
            one.join()
        _note_memory(held, site.pid)
    _tell(people, held)


def _tell(people: list[Person], held: dict[int, list[float]]) -> None:
    codes = sum((one.codes for one in people), Counter())
    written = set().union(*(one.written for one in people))
    dismissed = set().union(*(one.dismissed for one in people))
    kept = Evidence.objects.filter(title__in=written).count()
    judged = Match.objects.filter(article__in=dismissed, state=Match.State.DISMISSED).count()
    print(
        f"\nstorm: {PEOPLE} people, {SECONDS:.0f} s, "
        f"a kill of worker and web process each {KILL_EVERY:.0f} s"
    )
    print("answers: " + ", ".join(f"{code} {times}" for code, times in sorted(codes.items())))
    print(f"5xx: {sum(times for code, times in codes.items() if code.startswith('5'))}")
    print(f"sources logged: {len(written)} told, {kept} on file")
    print(f"articles dismissed: {len(dismissed)} told, {judged} on file")
    for series in held.values():
        print("memory of a web process, MB: " + ", ".join(f"{one:.0f}" for one in series))
