"""A sheet taken away, edited, brought back and agreed to, in a real browser on a phone."""

import csv
import io

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from campaigns.levels import Role
from letters.models import Recommendation, SheetImport
from tests import factories as a
from tests.e2e.reading import PHONE, wrong_here
from tests.letters.sheets.sent import edited, to_the_end

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]  # noqa: E501  # fmt: skip


@pytest.fixture
def by_hand(monkeypatch):
    """No worker goes on with a sheet here: the test does."""
    monkeypatch.setattr("letters.tasks.go_on_with_sheet.delay", lambda _key: None)


def spoilt(row):
    row["topics"] = "prisons, a theme with quite a long name"
    if row["number"] == "2":
        row["subject_countries"] = "Atlantis"


def test_a_sheet_goes_and_comes_back(page_as, by_hand):
    campaign = a.a_campaign(is_public=True)
    a.a_letter(campaign, asks=("Free them.", "Pay them.", "Hear them."))
    page = page_as(a.a_person(Role.CONTRIBUTOR, campaign, "Ana"), viewport=PHONE)

    page.goto("/")
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as taken:
        page.locator(f"a[href^='{reverse('letters:export_board', args=['edit-csv'])}']").click()
    content = edited(taken.value.path().read_bytes(), spoilt)
    page.get_by_role("link", name="Bring a sheet back").click()
    assert wrong_here(page) == []
    page.get_by_role("button", name="Compare it").click()
    page.set_input_files("input[type=file]", {"name": "x.csv", "mimeType": "text/csv",
                                              "buffer": b"name,age"})  # fmt: skip
    page.get_by_role("button", name="Compare it").click()
    expect(page.get_by_role("alert")).to_contain_text("first row")
    assert wrong_here(page) == []

    page.set_input_files("input[type=file]", {"name": "mine.csv", "mimeType": "text/csv",
                                              "buffer": content})  # fmt: skip
    page.get_by_role("button", name="Compare it").click()
    expect(page.get_by_text("0 of 3 rows are compared.")).to_be_visible()
    to_the_end(SheetImport.objects.get())
    expect(page.get_by_text("2 rows would change. 1 cannot be taken.")).to_be_visible()
    assert wrong_here(page) == []
    with page.expect_download() as faults:
        page.get_by_role("link", name="CSV").click()
    [row] = csv.DictReader(io.StringIO(faults.value.path().read_text("utf-8-sig")))
    assert "Atlantis" in row["problem"]

    page.get_by_label("Why").fill("The yearly tidying.")
    page.get_by_label("All or nothing").check()
    page.get_by_role("button", name="Do it").click()
    expect(page.get_by_role("alert")).to_contain_text("Some rows cannot be taken")
    assert page.get_by_label("Why").input_value() == "The yearly tidying."
    assert wrong_here(page) == []
    page.get_by_label("Row by row").check()
    page.get_by_role("button", name="Do it").click()
    expect(page.get_by_text("0 of 2 rows are done.")).to_be_visible()
    to_the_end(SheetImport.objects.get())
    expect(page.get_by_text("Done: 2 rows were changed.")).to_be_visible()
    assert wrong_here(page) == []
    assert Recommendation.objects.filter(topics__contains=["prisons"]).count() == 2
