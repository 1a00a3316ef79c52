"""Adapters: load by id, call one service, hand on ids. What a lost message leaves undone is a
row with a null or a past date, and is picked up again."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from letters.models import Letter
from news.models import Article, Source
from news.services import polling, sources
from news.services.suggest import letters_not_searched, suggest, suggest_for_letter

AT_ONCE = 500


@shared_task
def poll_due_sources() -> int:
    due = sources.claim_due()
    for source_id in due:
        poll_source.delay(source_id)
    return len(due)


@shared_task
def poll_source(source_id: int) -> int:
    source = Source.objects.filter(pk=source_id, is_active=True).first()
    if source is None:
        return 0
    fresh = polling.poll(source).fresh
    for article in fresh:
        match_article.delay(article.pk)
    return len(fresh)


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
