"""The pages that came last can be read by everybody, and no page breaks its own content policy."""

import pytest

from campaigns.levels import Role
from letters.statuses import Position
from tests import factories as a
from tests.e2e.reading import PHONE, unreadable

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def case():
    campaign = a.a_campaign(is_public=True)
    carla = a.a_person(Role.COORDINATOR, campaign)
    letter = a.a_letter(campaign, asks=("Admit refugees.",), by=carla)
    a.a_response(letter, Position.ACCEPTED)
    a.some_evidence(letter.recommendations.get(), by=carla)
    return campaign, carla, letter


def visited(campaign, letter):
    return (
        "/", "/?country=JP&position=accepted&sort=moved", "/?country=KR", "/search/",
        "/charts/", "/charts/?country=XX", "/evidence/", "/evidence/?until=2000-01-01",
        "/search/?q=refugees", "/search/?q=zebra", "/api/v1/docs/", "/tokens/",
        "/views/?country=JP",
        "/snapshots/", "/snapshots/new/?country=JP", "/calendar/", "/accounts/2fa/",
        f"/letters/{letter.pk}/visibility/", f"/letters/{letter.pk}/release/",
        f"/campaigns/{campaign.slug}/visibility/", f"/campaigns/{campaign.slug}/release/",
        f"/letters/{letter.pk}/", f"/recommendations/{letter.recommendations.get().pk}/",
        "/news/coverage/", "/offices/", "/corrections/",
    )  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_new_pages_can_be_read_by_everybody_and_fit_a_phone(case, page_as, theme):
    campaign, carla, letter = case
    page = page_as(carla, color_scheme=theme, viewport=PHONE)

    assert unreadable(page, visited(campaign, letter)) == {}


def test_no_page_breaks_the_content_policy_or_asks_another_host(case, page_as):
    campaign, carla, letter = case
    page = page_as(carla)
    told, hosts = [], set()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))

    for address in (*visited(campaign, letter), "/news/", "/review/", "/log/", "/record/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
    page.goto("/")
    page.get_by_label("Government").select_option("JP")
    page.wait_for_load_state("networkidle")

    assert [one for one in told if "favicon" not in one] == []
    assert len(hosts) == 1


def test_the_filters_keep_the_focus_and_tell_how_many(case, page_as):
    page = page_as(None)
    page.goto("/")
    page.get_by_label("Government").focus()
    page.get_by_label("Government").select_option("JP")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("document.activeElement.id") == "f-country"
    assert "One recommendation." in page.locator("#told").inner_text()
    assert "country=JP" in page.url
