import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from archive import last, making, members
from archive.errors import ArchiveError


class Command(BaseCommand):
    help = "Write all data and files into one file while the site runs, or check such a file."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="such as heeded-2026-01-31.tar")
        parser.add_argument(
            "--check", action="store_true", help="only see whether FILE is whole; needs no database"
        )

    def handle(self, *, file: Path, check: bool, verbosity: int, **_options: object) -> None:
        try:
            if check:
                self._check(file)
            else:
                self._make(file, is_quiet=verbosity == 0)
        except ArchiveError as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror or error}. Nothing was kept.") from None
        except DatabaseError as error:
            raise CommandError(f"The database broke off: {error}. Nothing was kept.") from error

    def _check(self, file: Path) -> None:
        told = members.check(file)
        self.stdout.write(
            f"{file} is whole. Made {told['made_at']} by Heeded {told['version']}: "
            f"{sum(table['rows'] for table in told['tables'])} rows of {len(told['tables'])} "
            f"tables, {told['files']['count']} files."
        )

    def _make(self, file: Path, *, is_quiet: bool) -> None:
        began = time.monotonic()
        made = making.make(file, lambda line: None if is_quiet else self.stdout.write(line))
        last.note(made, file, time.monotonic() - began)
        for name in made.manifest["files"]["missing"]:
            self.stderr.write(f"The file {name} is named by a row and is not there.")
        if is_quiet:
            return
        for table, why in made.manifest["left_out"].items():
            self.stdout.write(f"left out: {table} ({why})")
        self.stdout.write(
            f"{file}: {made.rows} rows, {made.manifest['files']['count']} files, "
            f"{made.size / 1e6:.1f} MB, SHA-256 {made.sha256}."
        )
