import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from news.matching import prepare, rank
from news.matching.files import BadLine, read_asks, read_items
from news.matching.types import Guess, Text
from world.languages import detect

BEST = 25  # suggestions written for each item, and all that are suggested


class Command(BaseCommand):
    help = "Rank the recommendations of LETTERS for each item of ITEMS. Needs no database."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("letters", type=Path)
        parser.add_argument("items", type=Path)
        parser.add_argument("--out", type=Path, required=True, help="where to write the rankings")

    def handle(self, *, letters: Path, items: Path, out: Path, **_options: object) -> None:
        try:
            prepared = prepare(read_asks(letters))
            ranked = [
                (name, _rows(rank(_told(text), prepared=prepared)))
                for name, text in read_items(items)
            ]
        except BadLine as error:
            raise CommandError(str(error)) from None
        try:
            with out.open("w", encoding="utf-8") as file:
                for name, rows in ranked:
                    line = json.dumps({"item": name, "suggestions": rows}, ensure_ascii=False)
                    file.write(f"{line}\n")
        except OSError as error:
            raise CommandError(f"{out}: cannot be written ({error.strerror}).") from None
        shown = sum(any(one["suggested"] for one in rows) for _name, rows in ranked)
        self.stdout.write(f"{len(ranked)} items ranked, {shown} with a suggestion: {out}")


def _told(text: Text) -> Text:
    """The text with its language, detected where the file is silent."""
    if text.language:
        return text
    language = detect(f"{text.headline}. {text.summary} {text.body}")
    return Text(text.headline, text.summary, text.body, text.outlet, text.url, language,
                text.published_on)  # fmt: skip


def _rows(guesses: list[Guess]) -> list[dict]:
    return [
        {
            "recommendation": guess.ask,
            "score": guess.score,
            "suggested": guess.is_suggested,
            "signal": guess.signal,
            "reasons": list(guess.reasons),
        }
        for at, guess in enumerate(guesses)
        if at < BEST or guess.is_suggested
    ]
