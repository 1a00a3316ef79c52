from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from letters.services.anonymising import anonymise, due


class Command(BaseCommand):
    help = "Let go of who signed for whom, where the period that the coalition set is over."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")

    def handle(self, *, dry_run: bool, **_options: object) -> None:
        for old in due(timezone.localdate()):
            signatures, invitations = old.signatures.count(), old.invitations.count()
            line = f"Letter {old.letter.pk}: {signatures} signatures, {invitations} invitations"
            if not dry_run:
                anonymise(old)
            self.stdout.write(line)
