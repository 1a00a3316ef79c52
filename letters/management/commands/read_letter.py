import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from letters.reading import CannotRead, Reading, read


class Command(BaseCommand):
    """Prints what is read from a letter. Needs no database."""

    help = "Read a letter (.docx, .odt, .pdf, .html, .md, .txt) and print its recommendations."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="as JSON, for programs")

    def handle(self, *args: object, **options: object) -> None:
        path = Path(str(options["file"]))
        try:
            reading = read(path.read_bytes(), path.name)
        except OSError as error:
            raise CommandError(f"{path} cannot be opened: {error.strerror}.") from error
        except CannotRead as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))
            for note in reading.notes:
                self.stderr.write(note)
        else:
            self._tell(reading)

    def _tell(self, reading: Reading) -> None:
        self.stdout.write(f"{reading.subject}\n{reading.sent_on or 'no date'} · {reading.language}")
        for person in reading.addressees:
            self.stdout.write(
                f"To: {person.name or '–'}, {person.office} ({person.country or '?'})"
            )
        self.stdout.write(f"Signed by: {', '.join(reading.signatories) or 'nobody found'}")
        for number, ask in enumerate(reading.recommendations, start=1):
            self.stdout.write(f"{number}. {ask.text}\n   paragraph {ask.paragraph}: {ask.reason}")
        for note in reading.notes:
            self.stdout.write(note)
