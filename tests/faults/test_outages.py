"""PostgreSQL and Redis are away, emptied, and back; a disk is full."""

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import expect

from campaigns.levels import Role
from letters.models import Draft, Evidence, LetterFile
from news.models import Article, Match
from runner.servers import redis_client
from tests import factories as a
from tests.conftest import CHROMIUM
from tests.faults.browsing import Browser
from tests.faults.premises import Premises, Worker, until
from tests.news.desk import a_japan_letter, an_article


@pytest.fixture(scope="module")
def campaign(here: Premises):
    return a.a_campaign(is_public=True)


@pytest.fixture(scope="module")
def ask(campaign):
    return a_japan_letter(campaign=campaign, visibility="public").recommendations.get(number=1)


@pytest.fixture
def ana(campaign):
    return a.a_person(Role.CONTRIBUTOR, campaign, "Ana")


def a_source(form: dict[str, str], name: str) -> dict[str, str]:
    return form | {"url": f"https://paper.example/{name}", "title": name, "relation": "supports",
                   "source_kind": "news_report"}  # fmt: skip


@contextmanager
def away(place: Premises, how: signal.Signals = signal.SIGINT) -> Iterator[None]:
    connection.close()
    place.stop_postgres(how)
    try:
        yield
    finally:
        place.start_postgres()


def test_without_postgres_the_site_says_when_to_come_back(here, site, ask, ana):
    person, page = Browser(ana), f"{site.url}/recommendations/{ask.pk}/evidence/"
    typed = a_source(person.form(page), "typed")

    with away(here):
        told = [Browser().get(site.url), person.get(f"{site.url}/news/"), person.post(page, typed)]
        asked = Browser().get(f"{site.url}/api/v1/recommendations")
        ready = Browser().get(f"{site.url}/readyz")
        assert site.answers()

    assert [one.status_code for one in [*told, asked, ready]] == [503] * 5
    for one in told:
        assert int(one.headers["Retry-After"]) > 0
        assert "Nothing that was saved is lost, and you are still signed in." in one.text
        assert "Traceback" not in one.text
    assert asked.headers["Content-Type"] == "application/problem+json"
    assert int(asked.headers["Retry-After"]) > 0
    assert ready.json()["database"] is False
    assert person.is_signed_in(site.url)
    assert person.post(page, typed).status_code == 302
    assert Evidence.objects.filter(title="typed").count() == 1


@pytest.mark.skipif(not CHROMIUM, reason="No Chromium here; set CHROMIUM to one.")
def test_what_was_typed_can_be_sent_again(here, site, ask, ana, browser: Chromium):
    page = browser.new_context(base_url=site.url).new_page()
    session = Browser(ana).session.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])
    page.goto(f"/recommendations/{ask.pk}/evidence/")
    page.get_by_label("Address").fill("https://paper.example/kept")
    page.get_by_label("Title").fill("kept")
    page.get_by_label("What it shows").fill('An hour of work.\n\n<It> "took" one.')

    with away(here):
        page.get_by_role("button", name="Put it on file").click()
        expect(page.get_by_role("heading", name="Back in a moment")).to_be_visible()
        page.get_by_role("button", name="Send it again").click()
        expect(page.get_by_role("heading", name="Back in a moment")).to_be_visible()

    page.get_by_role("button", name="Send it again").click()
    expect(page.get_by_text("The source is on file.")).to_be_visible()
    page.context.close()
    assert (
        Evidence.objects.get(title="kept").note.replace("\r", "")
        == 'An hour of work.\n\n<It> "took" one.'
    )


class Busy(threading.Thread):
    """Files sources, one after another, until told to stop."""

    def __init__(self, person: Browser, page: str, name: str) -> None:
        super().__init__()
        self.person, self.page, self.name_of = person, page, name
        self.form = person.form(page)
        self.codes: Counter[int] = Counter()
        self.filed: list[str] = []
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.is_set():
            name = f"{self.name_of}-{sum(self.codes.values())}"
            code = self.person.post(self.page, a_source(self.form, name)).status_code
            self.codes[code] += 1
            if code == 302:
                self.filed.append(name)


def test_postgres_crashes_under_load_and_what_was_told_is_on_file(here, site, ask, campaign):
    page = f"{site.url}/recommendations/{ask.pk}/evidence/"
    busy = [
        Busy(Browser(a.a_person(Role.CONTRIBUTOR, campaign)), page, f"busy{n}") for n in range(3)
    ]
    for one in busy:
        one.start()
    until(lambda: all(one.codes[302] > 3 for one in busy))
    with away(here, signal.SIGQUIT):
        until(lambda: all(one.codes[503] for one in busy))
    before = [one.codes[302] for one in busy]
    until(lambda: all(one.codes[302] > had + 3 for one, had in zip(busy, before, strict=True)))
    for one in busy:
        one.is_over.set()
        one.join()

    filed = sorted(name for one in busy for name in one.filed)
    on_file = Counter(
        Evidence.objects.filter(title__startswith="busy").values_list("title", flat=True)
    )
    assert set().union(*(one.codes for one in busy)) == {302, 503}
    assert set(filed) <= set(on_file)
    assert set(on_file.values()) == {1}
    assert all(one.person.is_signed_in(site.url) for one in busy)


@pytest.fixture
def article(ask):
    story = timezone.now() - timedelta(hours=1)
    made = an_article(f"https://paper.example/{story.timestamp()}", read_at=story)
    Article.objects.filter(pk=made.pk).update(found_at=story)
    return made


def is_matched(article: Article) -> bool:
    return Article.objects.filter(pk=article.pk).exclude(matched_at=None).exists()


def test_a_worker_goes_on_once_postgres_and_redis_are_back(here, worker: Worker, article, ask):
    here.send("news.tasks.match_article", an_article("https://paper.example/first").pk)
    until(lambda: is_matched(Article.objects.get(url="https://paper.example/first")))

    with away(here):
        here.send("news.tasks.match_article", article.pk)
        until(lambda: redis_client(here.redis).llen("celery") == 0)
    redis_client(here.redis).flushall()
    here.stop_redis()
    here.start_redis()
    here.send("news.tasks.sweep")

    until(lambda: is_matched(article))
    assert Match.objects.filter(article=article, recommendation=ask).count() == 1


def test_without_redis_people_sign_in_and_work(here, site, ask, ana):
    person = Browser()
    here.stop_redis()
    try:
        entry = f"{site.url}/accounts/login/"
        typed = person.form(entry) | {"login": ana.email, "password": "correct horse"}
        assert person.post(entry, typed).status_code == 302
        assert person.is_signed_in(site.url)
        page = f"{site.url}/recommendations/{ask.pk}/evidence/"
        assert person.post(page, a_source(person.form(page), "no-redis")).status_code == 302
        assert Browser().get(f"{site.url}/api/v1/recommendations").status_code == 200
    finally:
        here.start_redis()

    assert Evidence.objects.filter(title="no-redis").count() == 1
    assert person.is_signed_in(site.url)


def sizes(place: Premises) -> list[int]:
    """Of all letters that are kept as files."""
    kept = (place.folder / "files" / "letters").rglob("*")
    return [one.stat().st_size for one in kept if one.is_file()]


def test_a_letter_that_finds_no_room_is_refused_in_words(here, site, campaign, ana):
    person, page = Browser(ana), f"{site.url}/campaigns/{campaign.slug}/log/"
    form, letter = person.form(page), ("We urge you to free them all.\n" * 2000).encode()
    assert person.post(page, form | {"pasted": letter[:900].decode()}).status_code == 302
    drafts = Draft.objects.count()

    with site.without_room():
        told = person.post(page, form, files={"file": ("letter.txt", letter)})
        large = person.post(page, form, files={"file": ("letter.txt", letter * 60)})

    assert told.status_code == 422
    assert "the site has no room for it. Nothing is stored." in told.text
    assert large.status_code == 507
    assert "What you sent was not saved" in large.text
    assert (Draft.objects.count(), LetterFile.objects.count()) == (drafts, 0)
    assert sizes(here) == []
    assert person.post(page, form, files={"file": ("letter.txt", letter)}).status_code == 302
    assert sizes(here) == [len(letter)]
