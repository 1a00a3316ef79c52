"""A worker loses its power while it fetches, stores, notes, reads, matches and sends, all at once.
Another comes ten minutes later."""

import email
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from campaigns.models import Notice
from campaigns.services.notices import notify
from letters.models import Letter, Mailing
from news.models import Article, Match, Source
from runner.servers import redis_client
from tests import factories as a
from tests.faults.hosts import Host, Post, host, post
from tests.faults.premises import Premises, Worker, until
from tests.news.desk import a_japan_letter, an_article
from tests.news.local_feed import an_item, rss

MAIL = "letters.tasks.send_mail"
WHAT = "Japan turns back North Korean refugees without ties to Japan"
PAGE = (
    f"<html><body><article><h1>{WHAT}</h1>"
    + "<p>They were sent away at the airport, and nobody would say why.</p>" * 20
    + "</article></body></html>"
)


@dataclass
class Scene:
    place: Premises
    post: Post
    paper: Host
    feeds: dict[str, Host]
    sources: dict[str, Source]
    letter: Letter
    match: Article
    read: Article
    told: dict[str, str]

    def at(self, name: str) -> str:
        return self.paper.url(f"/{name}")


@pytest.fixture(scope="module")
def scene(here: Premises) -> Iterator[Scene]:
    with ExitStack() as hosts:
        scene = _set(here, hosts)
        worker = Worker(here, at_once=6, **scene.told)
        try:
            _stop_each_in_its_step(scene, worker)
        finally:
            worker.kill()
        _ten_minutes_later(scene)
        worker = Worker(here, at_once=2, **scene.told)
        try:
            for task in (
                "news.tasks.sweep",
                "news.tasks.poll_due_sources",
                "letters.tasks.send_mail",
            ):
                here.send(task)
            until(_all_is_done)
        finally:
            worker.stop()
        yield scene


def _set(place: Premises, hosts: ExitStack) -> Scene:
    paper = hosts.enter_context(host(PAGE.encode(), kind="text/html"))
    feeds = {
        name: hosts.enter_context(host(rss(an_item(paper.url(f"/{name}"), f"{WHAT}: {name}"))))
        for name in ("fetched", "stored", "noted")
    }
    mail = hosts.enter_context(post())
    letter = a_japan_letter()
    a.an_invitation(a.a_letter_to_sign(), "office@paper.example")
    notify(people=[letter.logged_by], about="faults", subject="For you", text="Read it.")
    sources = {
        name: Source.objects.create(
            coalition=letter.campaign.coalition, name=name, feed_url=feed.url("/feed"),
            added_by=letter.logged_by,
        )
        for name, feed in feeds.items()
    }  # fmt: skip
    match = an_article(paper.url("/match"), headline=WHAT, read_at=timezone.now())
    read = an_article(paper.url("/read"), headline=WHAT)
    told = {
        "FETCH_ALLOWED_HOSTS_PRIVATE": ",".join(one.name for one in (paper, *feeds.values())),
        "SWEEP_AFTER_SECONDS": "0",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(mail.port),
        "EMAIL_USE_TLS": "0",
    }
    return Scene(place, mail, paper, feeds, sources, letter, match, read, told)


def _stop_each_in_its_step(scene: Scene, worker: Worker) -> None:
    for source in scene.sources.values():
        scene.place.send("news.tasks.poll_source", source.pk)
    scene.place.send("news.tasks.read_article", scene.read.pk)
    scene.place.send("news.tasks.match_article", scene.match.pk)
    with transaction.atomic():
        # Somebody else is about to store the same address, and holds two rows.
        an_article(scene.at("stored"))
        Article.objects.select_for_update(no_key=True).get(pk=scene.match.pk)
        until(lambda: all(feed.asked for feed in scene.feeds.values()))
        Source.objects.select_for_update(no_key=True).get(pk=scene.sources["noted"].pk)
        scene.feeds["stored"].open.set()
        scene.feeds["noted"].open.set()
        scene.place.send(MAIL)
        until(lambda: scene.paper.asked and scene.post.heard)
        until(lambda: scene.place.statements_wait(3))
        worker.kill()
        transaction.set_rollback(True)
    until(lambda: not scene.place.at_work())
    assert set(Article.objects.values_list("url", flat=True)) == {
        scene.at(name) for name in ("noted", "match", "read")
    }
    assert not Match.objects.exists()
    assert not scene.post.taken
    for one in (scene.paper, scene.feeds["fetched"], scene.post):
        one.open.set()


def _ten_minutes_later(scene: Scene) -> None:
    """What the worker had taken for itself is over; Redis delivers again what was not done."""
    ago = timedelta(minutes=11)
    Source.objects.update(
        claimed_until=F("claimed_until") - ago, next_poll_at=F("next_poll_at") - ago
    )
    Article.objects.update(read_after=F("read_after") - ago, found_at=F("found_at") - ago)
    line = redis_client(scene.place.redis)
    late = {name: at - 700 for name, at in line.zrange("unacked_index", 0, -1, withscores=True)}
    assert late
    line.zadd("unacked_index", late)


def _all_is_done() -> bool:
    left = (
        Article.objects.filter(matched_at=None),
        Article.objects.filter(story=None),
        Article.objects.filter(read_at=None),
        Source.objects.filter(succeeded_at=None),
        Mailing.objects.waiting(),
        Notice.objects.filter(sent_at=None),
    )
    return Article.objects.count() >= 5 and not any(one.exists() for one in left)


@pytest.mark.parametrize("name", ["fetched", "stored", "noted"])
def test_what_a_source_said_is_on_file_once(scene, name):
    assert Article.objects.filter(url=scene.at(name), source=scene.sources[name]).count() == 1


@pytest.mark.parametrize("name", ["fetched", "stored", "noted", "match", "read"])
def test_it_is_suggested_once_for_what_it_bears_on(scene, name):
    suggested = Match.objects.filter(article__url=scene.at(name), recommendation__number=1)
    assert suggested.count() == 1


def test_a_page_that_was_being_read_is_read(scene):
    scene.read.refresh_from_db()
    assert "They were sent away" in scene.read.body


def test_no_source_is_blamed(scene):
    assert not Source.objects.exclude(failures=0, last_error="").exists()


def test_each_mail_is_one_in_its_mailbox(scene):
    """What a mail server took from a worker that then died goes out again under its number."""
    mails = [email.message_from_string(one) for one in scene.post.taken]
    numbers = {(one["To"], one["Message-ID"]) for one in mails}
    assert sorted(to for to, _number in numbers) == sorted(
        ["office@paper.example", scene.letter.logged_by.email]
    )
