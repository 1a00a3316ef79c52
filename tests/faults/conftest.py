import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import pytest
from django.core.management import call_command
from django.db import connection

from runner.servers import redis_client
from tests.faults.premises import Premises, Site, Worker

NAMES = ("NAME", "USER", "PASSWORD", "HOST", "PORT")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.faults)
            item.add_marker(pytest.mark.xdist_group("faults"))


@pytest.fixture(scope="session")
def place() -> Iterator[Premises]:
    """Made once: what may be harmed here is not what other tests use."""
    folder = Path(tempfile.mkdtemp(prefix="heeded-faults-"))
    place = Premises(folder)
    try:
        place.migrate()
        yield place
    finally:
        place.close()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def here(place: Premises, django_db_blocker: pytest.FixtureRequest) -> Iterator[Premises]:
    """The rows that a test makes and reads are those of this place."""
    elsewhere = {name: connection.settings_dict[name] for name in NAMES}
    there = dj_database_url.parse(place.database)
    connection.close()
    connection.settings_dict.update({name: there.get(name, "") for name in NAMES})
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield place
        call_command("flush", verbosity=0, interactive=False)
        redis_client(place.redis).flushall()
        connection.close()
    connection.settings_dict.update(elsewhere)


@pytest.fixture(scope="module")
def site(here: Premises) -> Iterator[Site]:
    site = Site(here)
    yield site
    site.stop()


@pytest.fixture
def worker(here: Premises) -> Iterator[Worker]:
    worker = Worker(here)
    yield worker
    worker.stop()
