from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from news import warc
from news.selectors.links import captures_to_export, for_warc


class Command(BaseCommand):
    help = "Write the pages that were kept into a WARC file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to write, such as pages.warc.gz")
        parser.add_argument("--campaign", default="", help="only evidence of this campaign (slug)")
        parser.add_argument("--article", type=int, default=0, help="only this article (number)")

    def handle(self, *, file: Path, campaign: str, article: int, **_options: object) -> None:
        try:
            with file.open("xb") as made:
                count = warc.write(
                    for_warc(captures_to_export(campaign=campaign, article=article)), made
                )
        except FileExistsError:
            raise CommandError(f"{file} is there already. Choose another name.") from None
        except OSError as error:
            raise CommandError(f"{file}: cannot be written ({error.strerror}).") from None
        self.stdout.write(f"{count} pages.")
