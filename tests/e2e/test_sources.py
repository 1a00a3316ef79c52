"""The pages of sources, saved articles and suggestions, in a real browser."""

import pytest
from playwright.sync_api import expect

from campaigns.levels import Role
from letters.models import Recommendation
from news.models import Article, Match, Tip
from news.services import health
from tests import factories as a
from tests.e2e.reading import PHONE, unreadable
from tests.news.desk import a_source, an_article

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ask() -> Recommendation:
    return a.a_letter(a.a_campaign(is_public=True)).recommendations.get()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_of_sources_can_be_read_by_everybody_and_fit_a_phone(ask, page_as, theme):
    campaign = ask.letter.campaign
    source = a_source(campaign.coalition)
    an_article(source=source)
    health.note_failure(source=source, error="The site is busy.")
    Tip.objects.create(recommendation=ask, url="https://x.example/" + "long-" * 40, shows="other")
    page = page_as(a.a_person(Role.CONTRIBUTOR, campaign), color_scheme=theme, viewport=PHONE)

    assert unreadable(page, (
        "/news/sources/", source.get_absolute_url(), f"{source.get_absolute_url()}change/",
        "/news/sources/list/", "/news/sources/search/", "/news/save/", "/news/suggested/",
        f"/news/suggest/{ask.pk}/",
    )) == {}  # fmt: skip


def test_the_bookmark_opens_the_form_for_the_page_one_reads(ask, page_as, settings, live_server):
    settings.SITE_URL = live_server.url
    page = page_as(a.a_person(Role.CONTRIBUTOR, ask.letter.campaign))
    page.goto("/news/save/")
    bookmark = page.get_by_role("link", name="Save to Heeded").get_attribute("href")
    page.goto(f"/recommendations/{ask.pk}/")  # any page

    page.evaluate(bookmark.removeprefix("javascript:"))
    page.wait_for_url("**/news/save/?url=*")
    expect(page.get_by_label("Address of the article")).to_have_value(
        f"{live_server.url}/recommendations/{ask.pk}/"
    )
    page.get_by_label("It bears on").select_option(str(ask.pk))
    page.get_by_role("button", name="Save it").click()
    expect(page.get_by_text("It waits on the news desk.")).to_be_visible()

    assert Match.objects.get().recommendation == ask


def test_a_reader_suggests_and_a_member_takes_it(ask, page_as):
    reader = page_as(None)
    reader.goto(f"/news/suggest/{ask.pk}/")
    reader.get_by_label("Address of the article").fill("https://paper.example/story")
    reader.get_by_label("What it shows").select_option("setback")
    reader.get_by_role("button", name="Suggest it").click()
    expect(reader.get_by_text("Thank you.")).to_be_visible()

    page = page_as(a.a_person(Role.CONTRIBUTOR, ask.letter.campaign))
    page.goto("/news/suggested/")
    page.get_by_label("Headline").fill("A story")
    page.get_by_role("button", name="Put it on the desk").click()
    expect(page.get_by_text("It waits on the news desk now.")).to_be_visible()
    page.goto("/news/")
    expect(page.get_by_text("Suggested by a reader: a step back.")).to_be_visible()

    assert Article.objects.get().headline == "A story"
