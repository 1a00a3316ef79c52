from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.copying.writing import copy
from archive.errors import ArchiveError


class Command(BaseCommand):
    help = "Write the public pages into a folder, to be read without a server."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that is not there yet")

    def handle(self, *, folder: Path, verbosity: int, **_options: object) -> None:
        try:
            made = copy(folder, lambda line: self.stdout.write(line) if verbosity else None)
        except ArchiveError as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}. Nothing was kept.") from None
        for address in made.broken:
            self.stderr.write(f"{address} did not answer and is not in the copy.")
        if verbosity:
            self.stdout.write(
                f"{folder}: {made.pages} pages and {made.files} files, {made.bytes / 1e6:.1f} MB. "
                f"Open {folder / 'index.html'}."
            )
