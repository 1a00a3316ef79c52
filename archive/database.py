"""What an archive needs of PostgreSQL."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor

from archive.errors import ArchiveError
from archive.tables import every_name, keys, left_out

OF_MIGRATE = {"django_migrations", "django_content_type", "auth_permission"}  # filled by `migrate`
RESTORING = 740_215_001  # the number of a lock that one restore holds
OWN_FUNCTIONS = """
    SELECT p.oid::regprocedure::text FROM pg_proc AS p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind <> 'a'
        AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e')
"""


@contextmanager
def snapshot() -> Iterator[CursorWrapper]:
    """Everything as it stood at one moment, while others go on writing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield cursor


def quoted(names: Iterable[str]) -> str:
    return ", ".join(connection.ops.quote_name(name) for name in names)


def migrations_applied() -> list[list[str]]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise ArchiveError("The database lacks migrations. Run `manage.py migrate`, then again.")
    known = executor.loader.graph.nodes
    return sorted(list(key) for key in executor.loader.applied_migrations if key in known)


def sequences(cursor: CursorWrapper) -> dict[str, list[Any]]:
    """Where the keys of each table have got to."""
    found = {}
    for table, key in keys().items():
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [quoted([table]), key])
        if name := cursor.fetchone()[0]:
            cursor.execute(f"SELECT last_value, is_called FROM {name}")  # noqa: S608
            found[table] = [key, *cursor.fetchone()]
    return found


def set_sequences(cursor: CursorWrapper, found: dict[str, list[Any]]) -> None:
    for table, (key, last, is_called) in found.items():
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
            [quoted([table]), key, last, is_called],
        )


def refuse_unless_empty(cursor: CursorWrapper) -> list[str]:
    """The tables that are there, locked within a transaction; none has rows that are archived."""
    there = sorted(connection.introspection.table_names(cursor))
    if strange := set(there) - every_name() - OF_MIGRATE:
        raise ArchiveError(
            f"The database has tables that are none of Heeded's: {', '.join(sorted(strange))}. "
            "Restore into a new, empty database."
        )
    if there and connection.in_atomic_block:
        cursor.execute(f"LOCK TABLE {quoted(there)} IN ACCESS EXCLUSIVE MODE")
    for name in sorted(set(there) - OF_MIGRATE - set(left_out())):
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {quoted([name])})")  # noqa: S608
        if cursor.fetchone()[0]:
            raise ArchiveError(
                f"The database is not empty: {name} has rows. Nothing was changed. "
                "Restore into a new, empty database."
            )
    return there


def clear(cursor: CursorWrapper) -> None:
    """Away with tables that hold nothing, and their functions; extensions stay."""
    cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [RESTORING])
    if not cursor.fetchone()[0]:
        raise ArchiveError("Another restore is under way in this database. Let it finish first.")
    if there := refuse_unless_empty(cursor):
        cursor.execute(f"DROP TABLE {quoted(there)} CASCADE")
    cursor.execute(OWN_FUNCTIONS)
    for (function,) in cursor.fetchall():
        cursor.execute(f"DROP ROUTINE {function} CASCADE")


@contextmanager
def without_triggers(cursor: CursorWrapper, names: list[str]) -> Iterator[None]:
    """Rows come in as they were: nothing is refused as history, nothing filled in.

    Foreign keys are looked at once all are there.
    """
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute(f"TRUNCATE {quoted(names)} CASCADE")  # what migrations put there
    for name in names:
        cursor.execute(f"ALTER TABLE {quoted([name])} DISABLE TRIGGER USER")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    yield
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for name in names:
        cursor.execute(f"ALTER TABLE {quoted([name])} ENABLE TRIGGER USER")
