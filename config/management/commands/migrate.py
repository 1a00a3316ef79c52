"""One at a time: of two machines that are renewed at once, one waits for the other."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db import connections

TURN = 4_813_327  # any number by which nobody else locks


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with _turn(options["database"]):
            super().handle(*args, **options)


@contextmanager
def _turn(database: str) -> Iterator[None]:
    """Kept by a connection of its own, and so let go of by one that is killed."""
    with closing(connections.create_connection(database)) as keeper:
        with keeper.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [TURN])
        yield
