"""Adapters: load by id, call one service, hand on ids. What a lost message leaves undone is a
row with a null or a past date, and is picked up again."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from letters.models import Letter
from news.models import Article
from news.services import health, polling, tips
from news.services.suggest import letters_not_searched, suggest, suggest_for_letter

AT_ONCE = 500


@shared_task
def poll_due_sources() -> int:
    """Read whatever is due, for a while; several workers may do so at once."""
    return polling.poll_due(seconds=settings.POLL_FOR_SECONDS, tell=_hand_on)


@shared_task
def poll_source(source_id: int) -> int:
    source = health.claim(source_id)
    if source is None:
        return 0
    poll = polling.poll(source)
    _hand_on(poll)
    return len(poll.fresh)


def _hand_on(poll: polling.Poll) -> None:
    for article in poll.fresh:
        match_article.delay(article.pk)


@shared_task
def match_article(article_id: int) -> int:
    article = Article.objects.filter(pk=article_id, matched_at=None).first()
    return suggest(article) if article else 0


@shared_task
def match_letter(letter_id: int) -> int:
    letter = Letter.objects.filter(pk=letter_id).first()
    return suggest_for_letter(letter) if letter else 0


@shared_task
def sweep() -> int:
    """Match whatever article was stored, or letter logged, some time ago and never matched."""
    late = timezone.now() - timedelta(seconds=settings.SWEEP_AFTER_SECONDS)
    unmatched = list(Article.objects.unmatched(before=late).values_list("pk", flat=True)[:AT_ONCE])
    for article_id in unmatched:
        match_article.delay(article_id)
    unsearched = letters_not_searched(before=late)
    for letter_id in unsearched:
        match_letter.delay(letter_id)
    return len(unmatched) + len(unsearched)


@shared_task
def forget_tip_counts() -> None:
    tips.forget_counts()
