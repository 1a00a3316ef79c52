"""Past letters from a coalition's own sheet: logged whole, once, and by the rules of their page."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from campaigns.levels import Role, Visibility
from letters.errors import LetterError
from letters.models import Letter, Recommendation
from letters.services.sheet_receiving import receive_sheet
from letters.sheets import CannotReadSheet
from letters.sheets.columns import NEW
from letters.sheets.writing import write_csv
from tests import factories as a
from tests.letters.sheets.sent import brought, done, faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    campaign = a.a_campaign(is_public=True)
    return campaign, a.a_person(Role.CONTRIBUTOR, campaign)


def a_row(place, **more):
    return {
        "campaign": place.slug, "letter": "On the lighthouse", "sent_on": "19 November 2009",
        "governments": "Norway, Sweden", "office": "Ministry of Ports",
        "recommendation": "Light it.", "signatories": "Sailors, United; Divers", **more,
    }  # fmt: skip


def sheet_of(*rows):
    return write_csv(NEW, rows)


def test_rows_of_one_letter_are_logged_as_one_and_only_once(place):
    campaign, ana = place
    content = sheet_of(a_row(campaign), a_row(campaign, recommendation="Man it.", topics="Coast"))
    sheet = brought(content, by=ana)
    assert not Letter.objects.exists()
    done(sheet, "whole")

    letter = Letter.objects.get()
    assert (letter.sent_on, letter.visibility) == (date(2009, 11, 19), Visibility.COALITION)
    assert list(letter.recommendations.values_list("number", "text", "topics")) == [
        (1, "Light it.", []), (2, "Man it.", ["coast"]),
    ]  # fmt: skip
    assert {one.country for one in letter.addressees.all()} == {"NO", "SE"}
    assert {one.name for one in letter.signatories.all()} == {"Sailors, United", "Divers"}
    assert {line.key for line in sheet.lines.all()} == {letter.pk}
    assert not brought(content, by=ana).lines.exists()


def test_a_letter_with_a_fault_in_one_row_stays_out_whole(place):
    campaign, ana = place
    sheet = brought(
        sheet_of(
            a_row(campaign),
            a_row(campaign, recommendation=""),
            a_row(campaign, letter="On the quay"),
        ),
        by=ana,
    )
    assert faults(sheet) == [(2, ""), (3, "recommendation")]
    done(sheet)
    assert Letter.objects.get().subject == "On the quay"


def test_what_stands_in_one_row_of_a_letter_holds_for_all_of_it(place):
    campaign, ana = place
    sheet = brought(
        sheet_of(
            a_row(campaign, signatories=""),
            a_row(campaign, recommendation="Man it.", letter_address="https://example.org/l"),
        ),
        by=ana,
    )
    assert faults(sheet) == []
    done(sheet, "whole")

    letter = Letter.objects.get()
    assert letter.url == "https://example.org/l"
    assert {one.name for one in letter.signatories.all()} == {"Sailors, United", "Divers"}
    assert letter.recommendations.count() == 2


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"sent_on": "03/04/2025"}, ["sent_on"]),
        ({"sent_on": "2090-01-01"}, ["sent_on"]),
        ({"governments": "Atlantis"}, ["governments"]),
        ({"office": ""}, ["office"]),
        ({"campaign": "Nobody's"}, ["campaign"]),
        ({"letter_address": "javascript:1"}, ["letter_address"]),
    ],
)
def test_faults_are_told_of_by_row_and_column(place, cells, columns):
    campaign, ana = place
    other = a_row(campaign, letter="On the quay")
    sheet = brought(sheet_of(other, a_row(campaign, **cells)), by=ana)

    assert [column for _number, column in faults(sheet)] == columns


def test_rows_that_differ_about_their_letter_are_told_of(place):
    campaign, ana = place
    sheet = brought(sheet_of(a_row(campaign), a_row(campaign, office="Ministry of Sea")), by=ana)
    assert faults(sheet) == [(2, "office"), (3, "office")]


def test_a_further_thing_of_a_letter_on_file_is_not_added_to_it(place):
    campaign, ana = place
    done(brought(sheet_of(a_row(campaign)), by=ana))
    sheet = brought(sheet_of(a_row(campaign), a_row(campaign, recommendation="Man it.")), by=ana)

    assert faults(sheet) == [(3, "letter")]
    assert Recommendation.objects.count() == 1


def test_campaigns_of_others_are_as_unknown_and_sheets_have_an_end(place):
    campaign, ana = place
    theirs = a.a_campaign(is_public=True)
    with pytest.raises(LetterError, match="campaign of yours"):
        receive_sheet(name="x.csv", content=sheet_of(a_row(theirs)), by=ana)
    with pytest.raises(CannotReadSheet, match="2000 rows"):
        receive_sheet(name="x.csv", content=sheet_of(*[a_row(campaign)] * 2001), by=ana)


def test_an_empty_sheet_is_at_the_campaign_and_what_came_is_shown(place, client_as):
    campaign, ana = place
    client = client_as(ana)
    address = reverse("letters:letters_sheet", args=[campaign.slug, "new"])
    assert address in client.get(campaign.get_absolute_url()).content.decode()
    book = load_workbook(io.BytesIO(client.get(address).content))
    assert book.worksheets[0]["A1"].value == "campaign"

    sheet = brought(sheet_of(a_row(campaign)), by=ana)
    assert "<ins>Light it.</ins>" in client.get(sheet.get_absolute_url()).content.decode()
    done(sheet)
    letter = Letter.objects.get()
    assert letter.get_absolute_url() in client.get(sheet.get_absolute_url()).content.decode()
