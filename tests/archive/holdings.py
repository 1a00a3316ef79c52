"""What a site has, read past Django, to compare one with another."""

import hashlib
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection

from archive.tables import kept, left_out


def archived(path: Path) -> Path:
    call_command("archive", path, verbosity=0)
    return path


def rows_of(url: str) -> dict[str, list]:
    """Every row of every table that is archived, and the words of search, as text."""
    whole = {table.name: "t::text" for table in kept()}
    words = {name: "(to_jsonb(t) - 'id')::text" for name in left_out() if name.endswith("words")}
    with psycopg.connect(url) as base:
        return {
            name: base.execute(f'SELECT {row} FROM "{name}" AS t ORDER BY 1').fetchall()  # noqa: S608
            for name, row in (whole | words).items()
        }


def sequences_of(url: str) -> list:
    with psycopg.connect(url) as base:
        return base.execute(
            "SELECT sequencename, last_value FROM pg_sequences"
            " WHERE sequencename NOT LIKE '%migrations%' AND sequencename NOT LIKE '%knownword%'"
            " ORDER BY 1"
        ).fetchall()


def rules_of(url: str) -> list:
    """Every trigger that is on, and every constraint that was looked at."""
    with psycopg.connect(url) as base:
        return base.execute(
            "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger"
            " WHERE tgenabled = 'O' AND NOT tgisinternal"
            " UNION SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE convalidated ORDER BY 1, 2"
        ).fetchall()


def files_of(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def here() -> str:
    told = connection.settings_dict
    return f"host={told['HOST']} dbname={told['NAME']} user={told['USER']}"
