from pathlib import Path

from django.core.exceptions import SuspiciousOperation
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from archive.errors import ArchiveError
from archive.restoring import Restored, restore


class Command(BaseCommand):
    help = "Bring an archive back into an empty database: all of it, or nothing."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="what `manage.py archive` has written")

    def handle(self, *, file: Path, **_options: object) -> None:
        try:
            self._tell(restore(file, self.stdout.write))
        except ArchiveError as error:
            raise CommandError(str(error)) from None
        except SuspiciousOperation as error:
            raise CommandError(f"A name in the archive is refused: {error}") from None
        except OSError as error:
            raise CommandError(
                f"{error.filename or file}: {error.strerror or error}. Nothing was restored."
            ) from None
        except DatabaseError as error:
            raise CommandError(f"The database refused: {error} Nothing was restored.") from error

    def _tell(self, done: Restored) -> None:
        told, files = done.manifest, done.files
        for table, why in told["left_out"].items():
            self.stdout.write(f"not in the archive: {table} ({why})")
        for name in told["files"]["missing"]:
            self.stdout.write(f"not in the archive: the file {name} (it was missing then)")
        for name in done.migrated:
            self.stdout.write(f"brought up to date: {name}")
        if files.same or files.replaced:
            self.stdout.write(
                f"files that were there already: {files.same} the same, {files.replaced} replaced"
            )
        self.stdout.write(
            f"Restored what was archived {told['made_at']} by Heeded {told['version']}: "
            f"{done.rows} rows of {len(told['tables'])} tables, {files.count} files, "
            f"{files.size / 1e6:.1f} MB."
        )
