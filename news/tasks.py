"""Adapters: load by id, call one service, hand on ids. What a lost message leaves undone is a
row with a null or a past date, and is picked up again."""

from contextlib import suppress
from datetime import timedelta

from celery import shared_task
from celery.exceptions import OperationalError
from django.conf import settings
from django.utils import timezone

from campaigns.models import Coalition
from campaigns.services import clocks
from letters.models import Letter
from news.models import Article, Link
from news.querysets import ArticleQuerySet
from news.services import counting, health, links, polling, proof, reading, stories
from news.services.learning import coalitions_to_teach, teach
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
    with suppress(OperationalError):  # what is stored is safe, and the sweep comes to it
        for article in poll.fresh:
            read_article.delay(article.pk)


@shared_task
def read_article(article_id: int) -> None:
    """Its page, then its story, then the asks that it bears on."""
    article = Article.objects.filter(pk=article_id).first()
    if article is None:
        return
    article = reading.read(article)
    stories.group(article)
    if article.matched_at is None:
        match_article.delay(article.pk)


@shared_task
def group_article(article_id: int) -> None:
    article = Article.objects.filter(pk=article_id, story=None).first()
    if article:
        stories.group(article)


@shared_task
def match_article(article_id: int) -> int:
    article = Article.objects.filter(pk=article_id, matched_at=None).first()
    return suggest(article) if article else 0


@shared_task
def match_letter(letter_id: int) -> int:
    letter = Letter.objects.filter(pk=letter_id).first()
    return suggest_for_letter(letter) if letter else 0


@shared_task
def learn_from_verdicts(fewest: int = 1) -> int:
    due = coalitions_to_teach(fewest=fewest)
    for coalition_id in due:
        teach_coalition.delay(coalition_id)
    return len(due)


@shared_task
def teach_coalition(coalition_id: int) -> int:
    coalition = Coalition.objects.filter(pk=coalition_id).first()
    return teach(coalition=coalition).version if coalition else 0


@shared_task
def sweep() -> int:
    """Read, group and match whatever article was stored, or letter logged, some time ago and was
    left behind."""
    now = timezone.now()
    late = now - timedelta(seconds=settings.SWEEP_AFTER_SECONDS)
    count = health.put_right(now) + reading.put_right(now)
    for task, numbers in (
        (read_article, _first(Article.objects.unread(before=late)) if settings.READ_PAGES else []),
        (group_article, _first(Article.objects.ungrouped(before=late))),
        (match_article, _first(Article.objects.unmatched(before=late))),
        (match_letter, letters_not_searched(before=late)),
    ):
        for number in numbers:
            task.delay(number)
        count += len(numbers)
    return count


def _first(articles: ArticleQuerySet) -> list[int]:
    return list(articles.values_list("pk", flat=True)[:AT_ONCE])


@shared_task
def check_links() -> int:
    """Look at the links of public evidence whose week is over."""
    links.watch()
    due = links.claim_due()
    for link_id in due:
        check_link.delay(link_id)
    return len(due)


@shared_task
def check_link(link_id: int) -> None:
    link = Link.objects.filter(pk=link_id).first()
    if link:
        links.check(link)
        links.archive(link)


@shared_task
def forget_tip_counts() -> None:
    counting.forget_counts()


@shared_task
def forget_pages() -> int:
    """A small batch at a time; what is left comes up again."""
    clocks.check()
    days = settings.KEEP_PAGES_DAYS
    return proof.forget(before=timezone.now() - timedelta(days=days)) if days else 0
