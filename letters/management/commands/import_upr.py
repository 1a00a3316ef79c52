from argparse import ArgumentParser
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaigns.levels import Visibility
from campaigns.models import Campaign, User
from letters.errors import LetterError
from letters.services.importing import Taken, import_upr, would_import
from letters.upr import CannotImport, UprLetter, read_letters


class Command(BaseCommand):
    help = "Take over UPR Info's table of recommendations, with what the states answered."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV, or CSV in gzip")
        parser.add_argument("--campaign", required=True, help="its name in addresses")
        parser.add_argument("--by", required=True, help="e-mail of a contributor, who imports")
        parser.add_argument("--second", required=True, help="e-mail of a reviewer, who vouches")
        parser.add_argument(
            "--visibility", default=Visibility.PUBLIC.value,
            choices=[Visibility.PUBLIC.value, Visibility.COALITION.value],
        )  # fmt: skip
        parser.add_argument(
            "--at-once", type=int, default=2, choices=range(1, 9), help="pieces side by side"
        )
        parser.add_argument("--dry-run", action="store_true", help="read and count, change nothing")

    def handle(self, *args: object, **options: object) -> None:
        path = Path(str(options["file"]))
        if not path.is_file():
            raise CommandError(f"There is no file “{path}”.")
        try:
            letters = read_letters(path)
        except CannotImport as error:
            raise CommandError(str(error)) from error
        self._count(letters)
        campaign = Campaign.objects.filter(slug=options["campaign"]).first()
        if campaign is None:
            raise CommandError(f"There is no campaign “{options['campaign']}”.")
        by, second = self._person(options["by"]), self._person(options["second"])
        given: dict[str, Any] = {
            "campaign": campaign, "letters": letters, "by": by, "second": second,
            "visibility": str(options["visibility"]),
        }  # fmt: skip
        try:
            if options["dry_run"]:
                taken = would_import(**given)
            else:
                taken = import_upr(
                    **given, name=path.name, sha256=sha256(path.read_bytes()).hexdigest(),
                    at_once=int(str(options["at_once"])), tell=self._tell,
                )  # fmt: skip
        except LetterError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{taken.rows} recommendations in {taken.letters} letters are new; "
            f"{taken.known} were on file already."
        )
        if options["dry_run"]:
            self.stdout.write("Nothing was changed.")

    def _person(self, email: object) -> User:
        found = User.objects.filter(email__iexact=str(email), is_active=True)
        if len(found) != 1:
            raise CommandError(f"{len(found)} active people have the address {email}.")
        return found[0]

    def _count(self, letters: list[UprLetter]) -> None:
        rows = [row for one in letters for row in one.rows]
        said = {word: sum(row.said["Response"] == word for row in rows) for word in
                sorted({row.said["Response"] for row in rows})}  # fmt: skip
        told = ", ".join(f"{count} {word.lower()}" for word, count in said.items())
        topics = len({topic for row in rows for topic in row.topics})
        self.stdout.write(
            f"The table has {len(rows)} recommendations ({told}) on {topics} themes, in "
            f"{len(letters)} letters."
        )

    def _tell(self, taken: Taken) -> None:
        self.stderr.write(f"{taken.rows} are on file.")
