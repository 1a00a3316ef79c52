from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article, Match
from news.services import health, ingest
from news.services.sources import set_active
from news.services.suggest import suggest, suggest_for_letter
from news.services.triage import dismiss
from news.tasks import match_article, match_letter, sweep
from tests import factories as a
from tests.news.desk import a_japan_letter, a_source, an_article, an_entry

pytestmark = pytest.mark.django_db


def test_an_article_is_stored_once_and_its_first_text_stays():
    first = ingest.store(None, [an_entry(title="First")])
    again = ingest.store(None, [an_entry(title="Changed"), an_entry(url="https://example.org/b")])

    assert [one.headline for one in first] == ["First"]
    assert [one.url for one in again] == ["https://example.org/b"]
    assert Article.objects.get(url="https://example.org/story").headline == "First"


def test_one_feed_may_name_an_article_twice():
    stored = ingest.store(None, [an_entry(title="First"), an_entry(title="Second")])

    assert [one.headline for one in stored] == ["First"]


def test_an_article_is_matched_to_the_ask_it_bears_on():
    letter = a_japan_letter()
    article = an_article(
        summary="Tokyo refuses to accept North Korean refugees without ties to Japan."
    )

    suggest(article)

    match = Match.objects.order_by("-score").first()
    assert match.recommendation == letter.recommendations.get(number=1)
    assert any("Japan" in reason for reason in match.reasons)
    article.refresh_from_db()
    assert article.matched_at


def test_an_article_on_something_else_stays_off_the_desk():
    a_japan_letter()
    article = an_article(headline="Football: Brazil beat Chile", summary="Two goals in Santiago.")

    assert suggest(article) == 0
    article.refresh_from_db()
    assert article.matched_at


def test_a_verdict_survives_another_look():
    letter = a_japan_letter()
    article = an_article()
    suggest(article)
    matches = list(Match.objects.all())
    dismiss(article=article, matches=matches, because="too_old", by=a.a_user())

    suggest(article)
    suggest_for_letter(letter)

    assert {one.state for one in Match.objects.all()} == {"dismissed"}
    assert Match.objects.count() == len(matches)


def test_a_new_letter_looks_at_articles_that_were_there_before():
    article = an_article()
    suggest(article)
    assert not Match.objects.exists()

    suggest_for_letter(a_japan_letter())

    assert Match.objects.filter(article=article).exists()


def test_matching_twice_doubles_nothing():
    a_japan_letter()
    article = an_article()
    suggest(article)
    count = Match.objects.count()

    suggest(article)

    assert Match.objects.count() == count


def test_the_sweep_finds_what_was_never_matched(monkeypatch, settings):
    settings.SWEEP_AFTER_SECONDS = 60
    asked = []
    monkeypatch.setattr(match_article, "delay", asked.append)
    lost, fresh, done = (an_article(f"https://example.org/{n}") for n in range(3))
    long_ago = timezone.now() - timedelta(minutes=5)
    Article.objects.filter(pk__in=[lost.pk, done.pk]).update(found_at=long_ago)
    Article.objects.filter(pk=done.pk).update(matched_at=timezone.now())

    sweep()

    assert asked == [lost.pk]
    assert fresh.matched_at is None


def test_the_sweep_finds_a_letter_whose_message_was_lost(monkeypatch, settings):
    settings.SWEEP_AFTER_SECONDS = 0
    asked = []
    monkeypatch.setattr(match_letter, "delay", asked.append)
    lost, done = a_japan_letter(), a_japan_letter()
    suggest_for_letter(done)

    sweep()
    assert asked == [lost.pk]

    suggest_for_letter(lost)
    sweep()
    assert asked == [lost.pk]


def test_a_due_source_is_claimed_once():
    source = a_source(a.a_coalition())

    assert health.claim_due() == [source]
    assert health.claim_due() == []


def test_a_paused_source_is_not_due():
    source = a_source(a.a_coalition())
    set_active(source=source, is_active=False, by=a.a_user())

    assert health.claim_due() == []


def test_failures_wait_ever_longer_and_say_why():
    source = a_source(a.a_coalition())
    waits = []
    for _failure in range(3):
        health.note_failure(source=source, error="The site does not answer.")
        source.refresh_from_db()
        waits.append(source.next_poll_at - source.polled_at)

    assert waits == sorted(waits)
    assert waits[2] > 2 * waits[0]
    assert (source.failures, source.last_error) == (3, "The site does not answer.")


def test_a_server_that_names_a_time_is_left_alone_until_then():
    source = a_source(a.a_coalition())

    health.note_failure(source=source, error="Busy.", retry_after=80_000)

    source.refresh_from_db()
    assert source.next_poll_at - source.polled_at >= timedelta(seconds=80_000)


def test_a_source_that_works_again_forgets_its_failures():
    source = a_source(a.a_coalition())
    health.note_failure(source=source, error="Busy.")

    health.note_success(source=source, etag='"2"')

    source.refresh_from_db()
    assert (source.failures, source.last_error, source.etag) == (0, "", '"2"')
