"""Feeds stored per second, end to end: claimed, fetched over HTTP, read and stored by a real
worker of two processes, from a server on this machine that plays many hosts."""

import multiprocessing
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import feedparser
from django.core.management import call_command
from django.utils import timezone

from bench.settings import for_worker
from campaigns.models import Coalition, User
from news.models import Article, Source

HOSTS, PER_HOST, ENTRIES = 100, 4, 20
SLOW = 5  # of the hosts, in the second run: one in twenty
WORDS = re.findall(
    r"\w+",
    "the minister said government letter answer refugees parliament court law rights people "
    "organisations report year after new committee country access public water budget school",
)


def texts() -> list[tuple[str, str]]:
    dice = random.Random(1)
    return [(" ".join(dice.choices(WORDS, k=9)), " ".join(dice.choices(WORDS, k=60)))
            for _number in range(500)]  # fmt: skip


TEXTS = texts()


def body(name: str) -> bytes:
    """A feed of its own for every address, the same each time."""
    told = random.Random(name).sample(TEXTS, k=ENTRIES)
    items = "".join(
        f"<item><title>{title} {number}</title><link>https://{name}.example/{number}</link>"
        f"<description>{summary}</description>"
        f"<pubDate>Mon, 02 Nov 2026 10:{number:02}:00 GMT</pubDate></item>"
        for number, (title, summary) in enumerate(told)
    )
    return f"<rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>".encode()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/slow"):
            self._drip()
            return
        host = self.headers["Host"].partition(":")[0].rpartition("127.")[2]
        answer = body(re.sub(r"\W", "-", f"{host}{self.path}"))
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _drip(self) -> None:
        with suppress(OSError):
            for _number in range(120):
                self.wfile.write(b".")
                time.sleep(1)

    def log_message(self, *_words: object) -> None:
        pass


def _serve(port: "multiprocessing.Queue[int]") -> None:
    ThreadingHTTPServer.request_queue_size = 256
    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)  # noqa: S104
    port.put(server.server_port)
    server.serve_forever()


@contextmanager
def serving() -> Iterator[int]:
    told: multiprocessing.Queue[int] = multiprocessing.Queue()
    process = multiprocessing.Process(target=_serve, args=[told], daemon=True)
    process.start()
    try:
        yield told.get(timeout=20)
    finally:
        process.terminate()
        process.join()


@contextmanager
def working(hosts: list[str]) -> Iterator[None]:
    """The worker as an operator runs it, on two cores."""
    environment = os.environ | for_worker() | {"FETCH_ALLOWED_HOSTS_PRIVATE": ",".join(hosts)}
    command = [sys.executable, "-W", "ignore", "-m", "celery", "-A", "config", "--quiet", "worker",
               "--concurrency", "2", "--loglevel", "error"]  # fmt: skip
    process = subprocess.Popen(command, env=environment)
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)


def ask_worker() -> None:
    """What beat does each minute, for both processes."""
    said = "from news.tasks import poll_due_sources as p; p.delay(); p.delay()"
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", said],
        env=os.environ | for_worker(),
        check=True,
    )


def follow(port: int, slow: int) -> int:
    """Sources on many hosts; the feeds of the first `slow` hosts drip. How many do not."""
    Article.objects.all().delete()
    Source.objects.all().delete()
    by = User.objects.first() or User.objects.create_user("feeds", "feeds@example.org", "x")
    coalition, _new = Coalition.objects.get_or_create(name="Feeds", slug="feeds")
    Source.objects.bulk_create(
        Source(
            coalition=coalition,
            name=f"{host}/{number}",
            host=f"127.1.{host // 100}.{host % 100 + 1}",
            feed_url=f"http://127.1.{host // 100}.{host % 100 + 1}:{port}/"
            f"{'slow' if host < slow else 'feed'}{number}",
            added_by=by,
            next_poll_at=timezone.now(),
        )
        for host in range(HOSTS)
        for number in range(PER_HOST)
    )
    return (HOSTS - slow) * PER_HOST


def until(done: int) -> float:
    """Seconds from the first feed stored to the last; the start of the worker is left out."""
    began, count, asked = 0.0, 0, time.monotonic()
    while count < done:
        time.sleep(0.05)
        count = Source.objects.filter(succeeded_at__isnull=False).count()
        began = began or (time.monotonic() if count else 0.0)
        if time.monotonic() - asked > 50:
            ask_worker()
            asked = time.monotonic()
    return time.monotonic() - began


def parsing() -> float:
    """Feeds per second that feedparser alone reads on one core, as a yardstick."""
    bodies = [body(f"x{number}") for number in range(100)]
    start = time.perf_counter()
    for one in bodies:
        feedparser.parse(one)
    return len(bodies) / (time.perf_counter() - start)


def main() -> None:
    call_command("migrate", verbosity=0)
    yardstick = parsing()
    print(f"\nfeeds: {HOSTS * PER_HOST} feeds of {ENTRIES} entries on {HOSTS} hosts, two cores")
    print(f"{'run':34}{'feeds/s':>9}{'articles/s':>12}{'of parsing alone':>18}")
    print(
        f"{'feedparser alone, one core':34}{yardstick:>9.1f}{yardstick * ENTRIES:>12.0f}{1:>18.2f}"
    )
    with serving() as port:
        hosts = [f"127.1.{host // 100}.{host % 100 + 1}:{port}" for host in range(HOSTS)]
        for name, slow in (("all hosts well", 0), (f"{SLOW} hosts drip; the others", SLOW)):
            done = follow(port, slow)
            with working(hosts):
                ask_worker()
                taken = until(done)
            rate, articles = done / taken, Article.objects.count() / taken
            print(f"{name:34}{rate:>9.1f}{articles:>12.0f}{rate / yardstick:>18.2f}")
