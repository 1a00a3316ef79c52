"""An archive, brought back into an empty database. All of it, or nothing."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor

from archive import database, tables
from archive.errors import ArchiveError
from archive.files import Written
from archive.making import FORMAT, Tell, version
from archive.members import PIECE, TABLES, check, members, readable


@dataclass(frozen=True, slots=True)
class Restored:
    manifest: dict[str, Any]
    rows: int
    files: Written
    migrated: list[str]  # what the archive did not know yet


def restore(path: Path, tell: Tell) -> Restored:
    with connection.cursor() as cursor:
        database.refuse_unless_empty(cursor)
    manifest = check(path)
    tell("The archive is whole: every sum is right.")
    refuse_if_newer(manifest)
    written = Written()
    try:
        with readable(path), transaction.atomic(), connection.cursor() as cursor:
            database.clear(cursor)
            _migrate_to(manifest["migrations"])
            rows = _load(cursor, path, manifest, tell)
            tell("All rows are there, and every constraint holds. Bringing them up to date …")
            migrated = _migrate_up()
            for statement in tables.made_anew():
                cursor.execute(statement)
            written.write_all(path, tell)
            cursor.execute("ANALYZE")
    except BaseException:
        written.take_back()
        raise
    return Restored(manifest, rows, written, migrated)


def refuse_if_newer(manifest: dict[str, Any]) -> None:
    known = MigrationExecutor(connection).loader.graph.nodes
    newer = [".".join(key) for key in manifest["migrations"] if tuple(key) not in known]
    if manifest["format"] > FORMAT or newer:
        raise ArchiveError(
            f"The archive was made by Heeded {manifest['version']}, which is newer than this one "
            f"({version()}). Restore it with that version or a later one. "
            f"Unknown here: {', '.join(newer) or 'the format of the archive'}."
        )


def _migrate_to(applied: list[list[str]]) -> None:
    """Tables as they were when the archive was made."""
    executor = MigrationExecutor(connection)
    graph, wanted = executor.loader.graph, {(app, name) for app, name in applied}
    targets = [
        key
        for key in sorted(wanted)
        if not any(child.key in wanted and child.key[0] == key[0]
                   for child in graph.node_map[key].children)
    ]  # fmt: skip
    executor.migrate(targets)


def _migrate_up() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    ContentType.objects.clear_cache()  # their keys are those of the archive now
    call_command("migrate", verbosity=0, interactive=False)
    return [f"{one.app_label}.{one.name}" for one, _backwards in plan]


def _load(cursor: CursorWrapper, path: Path, manifest: dict[str, Any], tell: Tell) -> int:
    told = {table["name"]: table for table in manifest["tables"]}
    there = connection.introspection.table_names(cursor)
    if strange := set(told) - set(there):
        raise ArchiveError(
            f"The archive holds tables that Heeded does not have: {', '.join(sorted(strange))}. "
            "Nothing was restored."
        )
    for table in told.values():
        _refuse_strange_columns(cursor, table)
    with database.without_triggers(cursor, list(told)):
        for name, parts in groupby(_parts(path), key=lambda part: part[0]):
            _load_table(cursor, told[name], (content for _name, content in parts))
            tell(f"{name}: {told[name]['rows']} rows")
    database.set_sequences(cursor, manifest["sequences"])
    return sum(table["rows"] for table in told.values())


def _refuse_strange_columns(cursor: CursorWrapper, table: dict[str, Any]) -> None:
    there = connection.introspection.get_table_description(cursor, table["name"])
    if strange := set(table["columns"]) - {column.name for column in there}:
        raise ArchiveError(
            f"The archive holds columns of {table['name']} that Heeded does not have: "
            f"{', '.join(sorted(strange))}. Nothing was restored."
        )


def _parts(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    for name, content in members(path):
        if name.startswith(TABLES):
            yield name.split("/")[1], content


def _load_table(cursor: CursorWrapper, table: dict[str, Any], parts: Iterator[IO[bytes]]) -> None:
    columns = database.quoted(table["columns"])
    into = database.quoted([table["name"]])
    with cursor.copy(f"COPY {into} ({columns}) FROM STDIN (FORMAT csv, HEADER)") as copy:
        for part in parts:
            with gzip.GzipFile(fileobj=part) as rows:
                while piece := rows.read(PIECE):
                    copy.write(piece)
    if cursor.rowcount != table["rows"]:
        raise ArchiveError(
            f"{table['name']} has {cursor.rowcount} rows where the archive says {table['rows']}. "
            "Nothing was restored."
        )
