from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from letters.models import Letter
from news.matching import Index, Text, rank
from news.models import Article, LetterSearch, Match
from news.services.standing_asks import standing_asks

RECENT = timedelta(days=730)
MOST_ARTICLES = 5_000
MOST_LETTERS = 50


def suggest(article: Article) -> int:
    """Match an article to all standing asks. Returns the number of suggestions."""
    return _suggest([article], standing_asks())


def suggest_for_letter(letter: Letter) -> int:
    """Read recent articles again with the asks of a new letter in mind. Safe to run twice."""
    since = timezone.now() - RECENT
    recent = Article.objects.filter(found_at__gte=since, matched_at__isnull=False)
    count = _suggest(recent.order_by("-pk")[:MOST_ARTICLES], standing_asks(), only=letter)
    LetterSearch.objects.update_or_create(letter=letter)
    return count


def letters_not_searched(*, before: datetime) -> list[int]:
    """Letters logged before this moment for which nobody has looked at earlier coverage."""
    late = Letter.objects.filter(search=None, logged_at__lt=before)
    return list(late.values_list("pk", flat=True)[:MOST_LETTERS])


def _suggest(articles: Iterable[Article], prepared: Index, *, only: Letter | None = None) -> int:
    numbers = set()
    if only:
        numbers = set(only.recommendations.values_list("pk", flat=True))
    count = 0
    for article in articles:
        guesses = [
            Match(
                article=article,
                recommendation_id=int(guess.ask),
                score=guess.score,
                signal=guess.signal or "",
                reasons=[reason[:300] for reason in guess.reasons],
            )
            for guess in rank(text_of(article), prepared=prepared)
            if guess.is_suggested and (not only or int(guess.ask) in numbers)
        ]
        with transaction.atomic():
            # A verdict once given is never overwritten: what is on file stays.
            Match.objects.bulk_create(guesses, ignore_conflicts=True)
            Article.objects.filter(pk=article.pk).update(matched_at=timezone.now())
        count += len(guesses)
    return count


def text_of(article: Article) -> Text:
    return Text(
        headline=article.headline,
        summary=article.summary,
        body=article.body,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        published_on=article.published_on,
    )
