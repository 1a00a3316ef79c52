from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from letters.models import Letter
from news.matching import Guess, Index, Text, explained, shown
from news.matching.learning import NOTHING, Taught, traits_of
from news.matching.rules import Rule
from news.models import Article, LetterSearch, Match
from news.services.learning import coalitions_of, taught_by
from news.services.rules import rule_of_source, rules_of_asks
from news.services.second import seconded
from news.services.standing_asks import standing_asks
from news.services.texts import text_of

RECENT = timedelta(days=730)
MOST_ARTICLES = 5_000
MOST_LETTERS = 50
AT_ONCE = 64  # articles
NO_RULE = Rule()


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
    numbers = None
    if only:
        numbers = {str(pk) for pk in only.recommendations.values_list("pk", flat=True)}
    count = 0
    for article, text, found in _found(list(articles), prepared):
        if numbers is not None:
            found = [guess for guess in found if guess.ask in numbers]
        guesses = _guesses(article, text, found, prepared)
        with transaction.atomic():
            # A verdict once given is never overwritten: what is on file stays.
            Match.objects.bulk_create(guesses, ignore_conflicts=True)
            Article.objects.filter(pk=article.pk).update(matched_at=timezone.now())
        count += len(guesses)
    return count


def _found(
    articles: Sequence[Article], prepared: Index
) -> Iterator[tuple[Article, Text, list[Guess]]]:
    """Many articles at once, which is quicker than one by one."""
    for start in range(0, len(articles), AT_ONCE):
        some = articles[start : start + AT_ONCE]
        texts = [text_of(article) for article in some]
        yield from zip(some, texts, shown(texts, prepared), strict=True)


def _guesses(article: Article, text: Text, found: list[Guess], prepared: Index) -> list[Match]:
    """What is suggested, by the general model, the rules of people and what verdicts taught."""
    if not found or rule_of_source(article.source_id).refuses(text):
        return []
    found = seconded(text, explained(text, found, prepared))
    asks = [guess.ask for guess in found]
    rules, places = rules_of_asks(asks), coalitions_of(asks)
    taught = taught_by(set(places.values()))
    return [
        Match(
            article=article,
            recommendation_id=int(guess.ask),
            score=_score(taught.get(places[guess.ask], NOTHING), text, guess),
            signal=guess.signal or "",
            reasons=[reason[:300] for reason in guess.reasons],
        )
        for guess in found
        if guess.ask in places and not rules.get(guess.ask, NO_RULE).refuses(text)
    ]


def _score(taught: Taught, text: Text, guess: Guess) -> float:
    return round(taught.score(guess.score, traits_of(text, guess)), 4)
