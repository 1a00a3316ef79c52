"""An archive of an older version comes to what that site would be after its upgrade."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from archive import database, making
from archive.members import Writer
from archive.tables import Table
from tests.archive.holdings import here, rows_of
from tests.letters.test_migrations import BEFORE, migrate, put_on_file

NOT_OF_THE_SITE = {"django_migrations", "django_session"}


@pytest.fixture
def before(transactional_db, files):
    """The tables as they were; afterwards they are as they should be again."""
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    yield migrate(BEFORE), latest
    migrate(latest)


def archived_then(path):
    """As the version of that day would have written it."""
    with path.open("wb") as file, database.snapshot() as cursor:
        writer = Writer(file)
        names = set(connection.introspection.table_names(cursor)) - NOT_OF_THE_SITE
        tables = [making._add_table(writer, cursor, _told(cursor, name), str) for name in names]
        writer.close(
            {
                "format": 1,
                "version": "0.0.1",
                "made_at": "2026-01-01",
                "migrations": list(MigrationRecorder(connection).applied_migrations()),
                "tables": tables,
                "sequences": {"letters_letter": ["id", 500, True]},
                "left_out": {},
                "files": {"count": 0, "bytes": 0, "missing": []},
            }
        )


def _told(cursor, name):
    columns = [one.name for one in connection.introspection.get_table_description(cursor, name)]
    return Table(name, tuple(columns), "id", ())


def test_an_older_archive_is_brought_up_to_date(before, elsewhere, tmp_path):
    apps, latest = before
    put_on_file(apps)
    archived_then(tmp_path / "old.tar")

    done = elsewhere.manage("restore", tmp_path / "old.tar")

    assert done.returncode == 0, done.stderr
    assert "brought up to date: letters.0006_" in done.stdout
    migrate(latest)
    assert rows_of(elsewhere.url) == rows_of(here())
    assert elsewhere.asked("SELECT nextval('letters_letter_id_seq')") == [(501,)]
