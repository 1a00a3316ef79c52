"""A PostgreSQL and a Redis for this test run alone: own folder, own sockets, gone afterwards.

Loaded before Django reads its settings. Parallel workers inherit the addresses.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from runner.servers import start_postgres, start_redis

closers = []


def pytest_addoption(parser: pytest.Parser) -> None:
    if "HEEDED_TEST_SERVERS" in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="heeded-test-"))
    os.environ["HEEDED_TEST_SERVERS"] = str(folder)
    os.environ["DATABASE_URL"], stop_postgres = start_postgres(
        folder / "postgres", is_throwaway=True
    )
    os.environ["REDIS_URL"], stop_redis = start_redis(folder / "redis")
    closers.extend([stop_redis, stop_postgres, lambda: shutil.rmtree(folder, ignore_errors=True)])


def pytest_unconfigure(config: pytest.Config) -> None:
    while closers:
        closers.pop(0)()
