"""A clock that was a day ahead, and was put right."""

from datetime import timedelta

import pytest
from celery import current_app
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from campaigns.levels import Role, Visibility
from campaigns.services.clocks import WrongClock
from campaigns.tasks import forget
from config.beat import SteadyScheduler
from config.schedule import SCHEDULE
from letters.models import Letter
from letters.tasks import anonymise_signing, keep_deadlines
from news.models import Article, Source
from news.services import health
from news.tasks import sweep
from runner.servers import redis_client
from tests import factories as a
from tests.faults.premises import Process, until
from tests.news.desk import an_article

DAY = timedelta(days=1)


@pytest.fixture
def left(tmp_path):
    """What beat wrote down at its end, a day ahead."""
    scheduler = SteadyScheduler(current_app, schedule_filename=str(tmp_path / "beat"))
    for entry in scheduler.schedule.values():
        entry.last_run_at += DAY
    scheduler.close()
    return tmp_path / "beat"


def test_beat_goes_on_where_its_last_run_was_ahead(here, left):
    line = redis_client(here.redis)
    line.flushall()
    beat = Process(
        ["celery", "-A", "config", "--quiet", "beat", "--schedule", str(left), "--pidfile", ""],
        here.told(),
    )
    try:
        until(lambda: line.llen("sources") and line.llen("celery") > 3)
    finally:
        beat.stop()


def test_beat_goes_on_where_the_clock_is_put_right_under_it(left, monkeypatch):
    sent = []
    monkeypatch.setattr(
        SteadyScheduler, "apply_async", lambda _self, entry, **_more: sent.append(entry.name)
    )
    scheduler = SteadyScheduler(current_app, schedule_filename=str(left))
    while scheduler.tick() == 0:
        pass
    first = set(sent)
    sent.clear()
    for entry in scheduler.schedule.values():
        entry.last_run_at += DAY
    scheduler._heap = [one._replace(time=one.time + DAY.total_seconds()) for one in scheduler._heap]
    scheduler._seen += DAY.total_seconds()

    while scheduler.tick() == 0:
        pass

    scheduler.close()
    assert set(SCHEDULE) <= first & set(sent)


@pytest.fixture
def ahead(here, monkeypatch):
    """Makes our clock differ from the database's, and puts it right."""
    right = timezone.now

    def by(much):
        monkeypatch.setattr(timezone, "now", lambda: right() + much)

    yield by
    monkeypatch.undo()


def test_a_source_that_was_read_or_taken_then_is_due_again(ahead):
    campaign = a.a_campaign()
    read, taken = (
        Source.objects.create(
            coalition=campaign.coalition, name=name, feed_url=f"https://{name}.example/feed",
            added_by=a.a_user(),
        )
        for name in ("read", "taken")
    )  # fmt: skip
    put_off = an_article("https://paper.example/put-off")
    ahead(400 * DAY)
    health.note_success(source=read)
    health.claim(taken.pk)
    Article.objects.filter(pk=put_off.pk).update(read_after=timezone.now())
    ahead(0 * DAY)

    sweep()

    due = Source.objects.due(timezone.now() + DAY)
    assert {read, taken} <= set(due)
    assert Article.objects.unread(timezone.now() + DAY).filter(pk=put_off.pk).exists()
    assert health.claim(taken.pk)
    sweep()
    assert not health.claim(taken.pk)  # whoever took it by the right time has it


def test_nothing_is_forgotten_or_released_by_a_wrong_clock(ahead, here):
    campaign = a.a_campaign(is_public=True)
    letter = a.a_letter(campaign, visibility=Visibility.PUBLIC)
    until_when = timezone.now() + 30 * DAY
    Letter.objects.filter(pk=letter.pk).update(embargo_until=until_when, releases_itself=True)
    person = Client()
    person.force_login(
        a.a_person(Role.CONTRIBUTOR, campaign), "django.contrib.auth.backends.ModelBackend"
    )

    ahead(400 * DAY)
    for task in (keep_deadlines, anonymise_signing, forget):
        with pytest.raises(WrongClock):
            task()
    seen = Letter.objects.visible_to(a.a_user()).filter(pk=letter.pk).exists()
    ready = Client().get("/readyz").json()
    ahead(0 * DAY)

    assert not seen
    assert ready["clock"] is False
    assert Letter.objects.get(pk=letter.pk).embargo_until == until_when
    assert Session.objects.filter(pk=person.session.session_key).exists()
    assert person.get("/you/").status_code == 200
