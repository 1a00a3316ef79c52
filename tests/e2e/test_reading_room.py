"""The reading room in a real browser."""

import pytest

from letters.models import Office, Recommendation
from tests import factories as a
from tests.e2e.reading import PHONE, unreadable

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]  # noqa: E501  # fmt: skip


@pytest.fixture
def campaign():
    campaign = a.a_campaign(is_public=True)
    letter = a.a_letter(campaign, signatories=("A group",), asks=("Release them.", "Pay them."))
    Recommendation.objects.update(topics=["prisons"])
    a.a_response(letter)
    a.some_evidence(letter.recommendations.first())
    return campaign


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_its_pages_can_be_read_by_everybody_and_fit_a_phone(campaign, page_as, theme):
    letter = campaign.letters.get()
    group = letter.signatories.get()
    page = page_as(None, color_scheme=theme, viewport=PHONE)

    assert unreadable(page, (
        "/browse/", "/browse/themes/", "/governments/JP/", "/governments/IS/",
        "/governments/JP/?show=letters", "/governments/JP/?show=answers", "/themes/prisons/",
        f"/organisations/{group.pk}/", f"/coalitions/{campaign.coalition.slug}/",
        Office.objects.get().get_absolute_url(), campaign.get_absolute_url(), "/how-we-judge/",
        f"/figures/?campaign={campaign.slug}",
    )) == {}  # fmt: skip


def test_from_a_number_to_the_rows_and_its_definition(campaign, page_as):
    page = page_as(None)
    page.goto("/")
    page.get_by_role("link", name="Reading room").click()
    page.get_by_role("link", name="Japan").click()
    page.get_by_role("link", name="over 1 letter of 1").click()

    assert page.get_by_role("heading", name="One letter with a reply of substance").is_visible()
    assert page.get_by_role("cell", name="58", exact=True).is_visible()

    page.get_by_role("link", name="Back to the figures").click()
    page.get_by_role("link", name="Median days to a reply").click()
    assert page.locator("#figure-days + dd").is_visible()
