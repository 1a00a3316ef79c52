import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from campaigns.models import User
from runner.servers import redis_client

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None
)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop running in this thread


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("e2e"):
            item.add_marker(pytest.mark.xdist_group("browser"))
            if not CHROMIUM and not os.environ.get("REQUIRE_BROWSER"):
                item.add_marker(pytest.mark.skip(reason="No Chromium here; set CHROMIUM to one."))


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in a test leaves the machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "unix"
        if host not in {"unix", "127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"A test tried to reach {host}.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def client_as() -> Callable[[User | None], Client]:
    def client_as(user: User | None) -> Client:
        client = Client()
        if user:
            client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    return client_as


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.fail("No Chromium here; install one or set CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def page_as(
    browser: Browser, live_server: object, client_as: Callable[[User | None], Client]
) -> Iterator[Callable[..., Page]]:
    """A browser page of the running site, signed in as somebody or as nobody."""
    contexts = []

    def page_as(user: User | None, **options: object) -> Page:
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        if user:
            session = client_as(user).cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
            )
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield page_as
    for context in contexts:
        context.close()


class Worker:
    """A real Celery worker on the test database and the test Redis."""

    def __init__(self) -> None:
        self.process: subprocess.Popen | None = None

    def start(self, **environment: str) -> None:
        user_host = connection.settings_dict
        url = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + str(user_host["NAME"])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "config", "worker", "--pool", "solo",
             "--loglevel", "warning", "--without-gossip", "--without-mingle"],
            env=os.environ
            | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings_test"}
            | environment,
        )  # fmt: skip

    def kill(self) -> None:
        """As if the machine had lost power."""
        if self.process:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)


@pytest.fixture
def flush_redis() -> Iterator[Callable[[], object]]:
    client = redis_client(settings.CELERY_BROKER_URL)
    client.flushdb()
    yield client.flushdb
    client.flushdb()


@pytest.fixture
def worker(transactional_db: None, flush_redis: object) -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.stop()


@pytest.fixture
def pages_are_remembered(settings: Any) -> None:
    """As on a server; other tests make each page anew."""
    cache = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
    settings.CACHES = settings.CACHES | {"pages": cache}
    caches["pages"].clear()
