"""Another machine: a database and a folder of its own, where `manage.py` is typed."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[2]


class Elsewhere:
    def __init__(self, name: str, folder: Path) -> None:
        """The database belongs to an ordinary account, as most operators have one."""
        worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        self._server = os.environ["DATABASE_URL"].rpartition("/")[0]
        self.name, self.owner, self.folder = f"{name}_{worker}", f"{name}_owner_{worker}", folder
        self._ask(
            f"DROP DATABASE IF EXISTS {self.name}",
            f"DROP ROLE IF EXISTS {self.owner}",
            f"CREATE ROLE {self.owner} LOGIN",
            f"CREATE DATABASE {self.name} OWNER {self.owner}",
        )

    @property
    def url(self) -> str:
        return f"{self._server}/{self.name}".replace("postgres@", f"{self.owner}@")

    @property
    def files(self) -> Path:
        return self.folder / "files"

    def manage(self, *words: object, database: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            self._words(words), env=self._environment(database), cwd=ROOT, capture_output=True,
            text=True, check=False, timeout=600,
        )  # fmt: skip

    def killed(self, *words: object, when: str, database: str = "") -> None:
        """Typed, and killed once it has said `when`."""
        with subprocess.Popen(
            self._words(words), env=self._environment(database), cwd=ROOT, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ) as typed:  # fmt: skip
            assert typed.stdout
            heard = []
            for line in typed.stdout:
                heard.append(line)
                if when in line:
                    typed.kill()
                    break
            typed.wait(60)
            assert when in heard[-1], "".join(heard)

    def asked(self, statement: str) -> list[tuple]:
        with psycopg.connect(self.url) as base:
            found = base.execute(statement)  # type: ignore[arg-type]
            return found.fetchall() if found.description else []

    def tables(self) -> list[str]:
        return [
            name
            for (name,) in self.asked(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            )
        ]

    def done_with(self) -> None:
        self._ask(f"DROP DATABASE {self.name} WITH (FORCE)", f"DROP ROLE {self.owner}")

    def _words(self, words: tuple[object, ...]) -> list[str]:
        return [sys.executable, "-W", "error::RuntimeWarning", "manage.py", *map(str, words)]

    def _environment(self, database: str = "") -> dict[str, str]:
        return os.environ | {
            "DATABASE_URL": database or self.url,
            "HEEDED_VAR": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DEBUG": "1",
            "PYTHONUNBUFFERED": "1",
        }

    def _ask(self, *statements: str) -> None:
        with psycopg.connect(f"{self._server}/postgres", autocommit=True) as base:
            for statement in statements:
                base.execute(statement)  # type: ignore[arg-type]
