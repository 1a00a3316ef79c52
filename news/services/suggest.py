from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from letters.models import Letter, Recommendation, Signature
from letters.statuses import Implementation
from news.matching import Ask, Text, prepare, rank
from news.matching.rank import Prepared
from news.models import Article, LetterSearch, Match

RECENT = timedelta(days=730)
MOST_ARTICLES = 5_000
MOST_LETTERS = 50


def suggest(article: Article) -> int:
    """Match an article to all standing asks. Returns the number of suggestions."""
    return _suggest([article], prepare(_asks()))


def suggest_for_letter(letter: Letter) -> int:
    """Read recent articles again with the asks of a new letter in mind. Safe to run twice."""
    since = timezone.now() - RECENT
    recent = Article.objects.filter(found_at__gte=since, matched_at__isnull=False)
    count = _suggest(recent.order_by("-pk")[:MOST_ARTICLES], prepare(_asks()), only=letter)
    LetterSearch.objects.update_or_create(letter=letter)
    return count


def letters_not_searched(*, before: datetime) -> list[int]:
    """Letters logged before this moment for which nobody has looked at earlier coverage."""
    late = Letter.objects.filter(search=None, logged_at__lt=before)
    return list(late.values_list("pk", flat=True)[:MOST_LETTERS])


def _suggest(articles: Iterable[Article], prepared: Prepared, *, only: Letter | None = None) -> int:
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
            for guess in rank(_text(article), prepared=prepared)
            if guess.is_suggested and (not only or int(guess.ask) in numbers)
        ]
        with transaction.atomic():
            # A verdict once given is never overwritten: what is on file stays.
            Match.objects.bulk_create(guesses, ignore_conflicts=True)
            Article.objects.filter(pk=article.pk).update(matched_at=timezone.now())
        count += len(guesses)
    return count


def _text(article: Article) -> Text:
    return Text(
        headline=article.headline,
        summary=article.summary,
        body=article.body,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        published_on=article.published_on,
    )


def _asks() -> list[Ask]:
    standing = Recommendation.objects.exclude(implementation=Implementation.SUPERSEDED)
    named = Signature.objects.named().select_related("organisation")
    letters = Letter.objects.prefetch_related(
        "addressees",
        Prefetch("signatures", queryset=named),
        Prefetch("recommendations", queryset=standing),
    )
    return [ask for letter in letters for ask in _letter_asks(letter)]


def _letter_asks(letter: Letter) -> list[Ask]:
    first = next(iter(letter.addressees.all()), None)
    return [
        Ask(
            id=str(one.pk),
            text=one.text,
            topics=tuple(one.topics),
            letter=str(letter.pk),
            letter_title=letter.subject,
            sent_on=letter.sent_on,
            office=first.office if first else "",
            office_holder=first.holder if first else "",
            country=first.country if first else "",
            subject_countries=tuple(one.subject_countries),
            signatories=tuple(str(one) for one in letter.signatures.all()),
            language=letter.language,
        )
        for one in letter.recommendations.all()
    ]
