import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from news.matching.files import BadLine, lines
from news.matching.score import score


class Command(BaseCommand):
    help = "Score RANKINGS, as try_matching writes them, against the labels in ITEMS."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("items", type=Path)
        parser.add_argument("rankings", type=Path)
        parser.add_argument("--json", action="store_true", help="one line of JSON")

    def handle(self, *, items: Path, rankings: Path, **options: object) -> None:
        try:
            labelled, ranked = list(lines(items)), list(lines(rankings))
            for line in labelled:
                line.text("id")
                for link in line.rows("links"):
                    link.text("recommendation")
            for line in ranked:
                line.text("item")
                line.rows("suggestions")
        except BadLine as error:
            raise CommandError(str(error)) from None
        figures = score([line.fields for line in labelled], [line.fields for line in ranked])
        if options["json"]:
            self.stdout.write(json.dumps(figures))
            return
        for name, value in figures.items():
            self.stdout.write(f"{name:20} {value}")
