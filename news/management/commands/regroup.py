from datetime import date

from django.core.management.base import BaseCommand, CommandParser

from news.models import Article, Story
from news.services.stories import regroup


class Command(BaseCommand):
    help = "Group articles into stories anew; what people joined or split stays as they said."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", type=date.fromisoformat, help="found on this day or later")

    def handle(self, *, since: date | None, **_options: object) -> None:
        articles = Article.objects.order_by("pk")
        if since:
            articles = articles.filter(found_at__date__gte=since)
        count = 0
        for article in articles.iterator(chunk_size=500):
            regroup(article)
            count += 1
        self.stdout.write(f"{count} articles; {Story.objects.count()} stories on file.")
