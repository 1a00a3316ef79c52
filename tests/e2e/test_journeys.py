"""The main job, as people do it, in a real browser with a real worker."""

import json
import os
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import expect

from campaigns.levels import Role
from letters.models import Letter
from letters.services.drafts import draft_from_text
from news.models import Article, Match, Source
from news.services.polling import poll
from news.tasks import poll_source, sweep
from tests import factories as a
from tests.e2e.reading import PHONE, unreadable
from tests.news.desk import a_japan_letter, a_match
from tests.news.local_feed import Script, rss, serving

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]  # noqa: E501  # fmt: skip

DATA = Path(os.environ.get("HEEDED_DATA") or Path(__file__).parents[3] / "shared" / "data")
MADE_UP = [
    ("https://example.org/boat", "Japan hands North Korean refugees over to Seoul",
     "Refugees from North Korea without ties to Japan may not stay, a minister says."),
    ("https://example.org/cup", "Cup final ends in a draw", "No goals in the second half."),
]  # fmt: skip


def stories() -> list[tuple[str, str, str]]:
    """The coverage of the letter of 2009 where the labelled data is at hand, else made up."""
    path = DATA / "matching" / "items.jsonl"
    if not path.exists():
        return MADE_UP
    items = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    found = [one for one in items if one["letter"] == "jp-2009-nk"]
    return [*MADE_UP, *((one["url"], one["headline"], one["summary"]) for one in found)]


def feed() -> bytes:
    return rss(*(
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>"
        f"<description>{escape(summary)}</description></item>"
        for link, title, summary in stories()
    ), title="Follow-up")  # fmt: skip


def until(happened: Callable[[], bool], seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.2)


@pytest.fixture
def site(settings):
    with serving(Script(body=feed())) as script:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [script.host]
        yield script


@pytest.fixture
def case(transactional_db):
    campaign = a.a_campaign(is_public=True)
    ana = a.a_person(Role.CONTRIBUTOR, campaign, "Ana")
    ravi = a.a_person(Role.REVIEWER, campaign, "Ravi")
    return campaign, ana, ravi


def test_the_story(case, site, worker, page_as):
    campaign, ana, ravi = case
    letter = a_japan_letter(campaign=campaign, by=ana)
    worker.start(FETCH_ALLOWED_HOSTS_PRIVATE=site.host)
    page = page_as(ana)

    page.goto("/news/sources/add/")
    page.get_by_label("Address of the feed").fill(site.url)
    page.get_by_role("button", name="Follow it").click()
    expect(page.get_by_text("“Follow-up” is followed from now on.")).to_be_visible()
    until(lambda: Article.objects.count() == len(stories()))
    until(lambda: not Article.objects.filter(matched_at=None).exists())

    page.goto("/news/")
    story = page.locator("article", has_text="hands North Korean refugees over")
    story.focus()
    expect(story.locator("input[name=asks]").first).to_be_checked()
    page.keyboard.press("n")
    page.keyboard.type("Handed over, not taken in.")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    expect(page.get_by_text("On file as evidence for 1 recommendation.").first).to_be_visible()

    ask = letter.recommendations.get(number=1)
    page.goto(ask.get_absolute_url())
    expect(page.get_by_text("Handed over, not taken in.")).to_be_visible()
    page.get_by_role("link", name="Propose a status").click()
    page.get_by_label("It should become").select_option("announced")
    page.get_by_label("Took effect on").fill("2020-09-14")
    page.get_by_label("hands North Korean refugees over").check()
    page.get_by_label("Why: what was checked").fill("A minister announced it.")
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_text("This is your own proposal.")).to_be_visible()

    visitor = page_as(None)
    visitor.goto("/")
    expect(visitor.get_by_role("row", name="Not assessed yet 2")).to_be_visible()

    review = page_as(ravi)
    review.goto("/review/")
    review.get_by_role("link", name=ask.text).click()
    review.keyboard.press("a")
    expect(review.get_by_text("Approved. The status has changed.")).to_be_visible()

    visitor.reload()
    expect(visitor.locator(".rec-list li", has_text=ask.text)).to_contain_text("Announced")
    visitor.locator(".rec-list").get_by_role("link", name=ask.text).click()
    expect(visitor.get_by_text("approved by Ravi")).to_be_visible()


def test_a_worker_that_is_killed_loses_and_doubles_nothing(case, site, worker, settings):
    campaign, ana, _ravi = case
    a_japan_letter(campaign=campaign, by=ana)
    source = Source.objects.create(
        coalition=campaign.coalition, name="F", feed_url=site.url, added_by=ana
    )  # fmt: skip
    poll_source.delay(source.pk)
    worker.start(FETCH_ALLOWED_HOSTS_PRIVATE=site.host)
    until(Article.objects.exists)
    worker.kill()

    settings.SWEEP_AFTER_SECONDS = 0
    sweep()
    worker.start(FETCH_ALLOWED_HOSTS_PRIVATE=site.host)
    until(lambda: not Article.objects.filter(matched_at=None).exists())

    assert Article.objects.count() == len(stories())
    pairs = list(Match.objects.values_list("article", "recommendation"))
    assert pairs
    assert len(pairs) == len(set(pairs))


def test_an_emptied_redis_loses_nothing(case, site, worker, flush_redis, settings):
    campaign, ana, _ravi = case
    a_japan_letter(campaign=campaign, by=ana)
    source = Source.objects.create(
        coalition=campaign.coalition, name="F", feed_url=site.url, added_by=ana
    )
    assert len(poll(source).fresh) == len(stories())
    flush_redis()

    settings.SWEEP_AFTER_SECONDS = 0
    sweep()
    worker.start()
    until(lambda: not Article.objects.filter(matched_at=None).exists())

    assert Match.objects.filter(article__headline__contains="hands North Korean").exists()


PASTED = """19 November 2009

Yukio Hatoyama
Prime Minister of Japan

Dear Prime Minister,

Families ask where their people are.

We call on your government to:

- Admit refugees who have no ties to Japan.
- Press China to protect those who flee.

Sincerely,

Human Rights Watch
"""


def test_a_letter_is_logged_and_answered_in_the_browser(case, page_as):
    _campaign, ana, _ravi = case
    page = page_as(ana)
    page.goto("/log/")
    page.get_by_label("Or its text").fill(PASTED)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="It asks 2 things")).to_be_visible()
    expect(page.locator("mark")).to_have_count(2)
    page.get_by_label("Subject").fill("On refugees")
    expect(page.get_by_text("Saved at")).to_be_visible()
    page.locator("p", has_text="Families ask where their people are").select_text()
    page.get_by_role("button", name="Add as recommendation").click()
    expect(page.get_by_role("heading", name="It asks 3 things")).to_be_visible()
    page.get_by_role("button", name="Drop recommendation 1", exact=True).click()
    expect(page.get_by_role("heading", name="It asks 2 things")).to_be_visible()
    expect(page.get_by_label("Subject")).to_have_value("On refugees")
    page.get_by_label("Countries it is about").fill("Atlantis")
    page.get_by_role("button", name="Put it on file").click()
    expect(page.locator(".errors")).to_contain_text("No country is called Atlantis")
    page.get_by_label("Countries it is about").fill("North Korea")
    page.get_by_role("button", name="Put it on file").click()
    expect(page.get_by_role("heading", name="On refugees")).to_be_visible()
    page.locator("mark a").first.click()
    assert page.url.endswith("#ask-1")

    page.get_by_role("link", name="Log an answer").click()
    page.get_by_role("link", name="There is no document").click()
    page.get_by_label("Kind").select_option("substantive_reply")
    page.get_by_label("Dated").fill("2009-12-01")
    page.get_by_label("From which office").fill("Cabinet")
    page.get_by_label("In one or two sentences").fill("It agrees to the first.")
    page.get_by_label("Position, 1").select_option("accepted")
    page.get_by_label("it is silent on all that I left open").check()
    page.get_by_role("button", name="Put it on file").click()
    expect(page.get_by_text("Every recommendation has an answer of substance.")).to_be_visible()
    letter = Letter.objects.get()
    assert list(letter.recommendations.order_by("number").values_list("position", flat=True)) == [
        "accepted",
        "not_addressed",
    ]


def test_without_scripts_the_desk_and_the_filters_work(case, page_as):
    campaign, ana, _ravi = case
    letter = a_japan_letter(campaign=campaign, by=ana)
    a_match(letter.recommendations.get(number=1))
    page = page_as(ana, java_script_enabled=False)
    page.goto("/news/")
    page.locator("input[name=asks]").check()
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("On file as evidence for 1 recommendation.")).to_be_visible()
    expect(page.get_by_text("Nothing waits")).to_be_visible()

    page.goto("/")
    page.get_by_label("Words").fill("food")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("of 1 recommendation in some form")).to_be_visible()
    assert "text=food" in page.url


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_can_be_read_by_everybody_and_fit_a_phone(case, page_as, theme):
    campaign, ana, ravi = case
    letter = a_japan_letter(campaign=campaign, by=ana)
    first, second = letter.recommendations.order_by("number")
    a_match(first)
    a.a_response(letter, "not_accepted")
    a.some_evidence(first, by=ana)
    proposal = a.a_proposal(second, by=ana)
    draft = draft_from_text(campaign=campaign, pasted=PASTED, by=ana)
    page = page_as(ravi, color_scheme=theme, viewport=PHONE)

    assert unreadable(page, (
        "/", letter.get_absolute_url(), first.get_absolute_url(), "/how-we-judge/", "/news/",
        "/news/sources/", "/news/sources/add/", "/review/", "/record/",
        proposal.get_absolute_url(), campaign.get_absolute_url(), f"/drafts/{draft.pk}/", "/log/",
        f"/letters/{letter.pk}/respond/", f"/campaigns/{campaign.slug}/log/",
        f"/recommendations/{first.pk}/propose/", "/nothing-here/",
    )) == {}  # fmt: skip
