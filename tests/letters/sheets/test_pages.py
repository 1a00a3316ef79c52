"""Sheets on the pages: taken away, brought back, looked at, agreed to."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from campaigns.levels import Role, Visibility
from letters.models import Letter, Recommendation, SheetImport
from letters.services.sheets import begin_try, go_on
from tests import factories as a
from tests.helpers import assert_flat
from tests.letters.sheets.sent import brought, edited

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client_as):
    """A contributor's client, and a campaign with a letter that asks for two things."""
    campaign = a.a_campaign()
    a.a_letter(campaign, asks=("Free them.", "Pay them."))
    ana = a.a_person(Role.CONTRIBUTOR, campaign)
    return client_as(ana), ana, campaign


def taken(client, code="edit-csv", **asked):
    answer = client.get(reverse("letters:export_board", args=[code]), asked)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def bring(client, content, name="asks.csv"):
    return client.post(reverse("letters:sheets"), {"sheet": SimpleUploadedFile(name, content)})


def worked_on(sheet):
    begin_try(pk=sheet.pk)
    while go_on(pk=sheet.pk):
        pass


def test_from_the_dashboard_to_a_spreadsheet_and_back(desk):
    client, _ana, _campaign = desk
    book = load_workbook(io.BytesIO(taken(client, "edit", text="pay")))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 2
    sheet.cell(row=2, column=heads.index("topics") + 1).value = "wages"
    file = io.BytesIO()
    book.save(file)

    kept = SheetImport.objects.get(
        pk=int(bring(client, file.getvalue(), "a.xlsx").url.split("/")[-2])
    )
    assert "0 of 1 rows" in client.get(kept.get_absolute_url()).content.decode()
    worked_on(kept)
    page = client.get(kept.get_absolute_url()).content.decode()
    assert "1 row would change." in page
    assert "<ins>wages</ins>" in page

    asked = {"mode": "whole", "because": "They are about it."}
    assert client.post(reverse("letters:agree_sheet", args=[kept.pk]), asked).status_code == 302
    worked_on(kept)
    assert Recommendation.objects.get(number=2).topics == ["wages"]
    assert "Done: 1 row was changed." in client.get(kept.get_absolute_url()).content.decode()


def a_book(**cells):
    book = Workbook()
    for place, value in cells.items():
        book.active[place] = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02",
        b"name,age\nAda,36\n",
        b"id,version\n1,nonsense\n",
        b"id,version\n1,A1-12345\n",
        b"id;version\n" + b"1;A1-\n" * 20_001,
        a_book(A1="name", A2="=1+1"),
        a_book(A1="id", B1="version", A2=1.5, B2=True),
        b"PK\x03\x04",
        "ïd,vërsion\n1,2".encode("utf-16"),
    ],
)
def test_a_bad_file_is_refused_in_words_and_nothing_is_kept(desk, content):
    answer = bring(desk[0], content)

    assert answer.status_code == 422
    assert answer.context["form"].errors["sheet"]
    assert not SheetImport.objects.exists()


def test_what_is_wrong_comes_as_a_file_with_what_was_typed(desk):
    client, ana, _campaign = desk
    sheet = brought(
        edited(taken(client), lambda row: row.update(subject_countries="Atlantis")), by=ana
    )
    address = reverse("letters:sheet_problems", args=[sheet.pk, "csv"])
    rows = list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))

    assert [row["subject_countries"] for row in rows] == ["Atlantis", "Atlantis"]
    assert all(row["problem"].startswith("subject_countries: ") for row in rows)
    mended = edited(client.get(address).content, lambda row: row.update(subject_countries="Norway"))
    assert [line.state for line in brought(mended, by=ana).lines.all()] == ["planned", "planned"]
    book = client.get(reverse("letters:sheet_problems", args=[sheet.pk, "xlsx"]))
    assert load_workbook(io.BytesIO(book.content)).worksheets[0].max_row == 3


def test_a_sheet_tells_nothing_of_what_was_hidden_since(desk):
    client, ana, _campaign = desk
    sheet = brought(edited(taken(client), lambda row: row.update(topics="x", number="7")), by=ana)
    others = a.an_organisation()
    Letter.objects.update(visibility=Visibility.ORGANISATION, organisation=others)

    for address in (
        sheet.get_absolute_url(),
        reverse("letters:sheet_problems", args=[sheet.pk, "csv"]),
    ):
        page = client.get(address).content.decode()
        assert "There is no such row." in page
        assert "Put back" not in page
    assert "Free them" not in client.get(sheet.get_absolute_url()).content.decode()


def test_a_refused_agreement_keeps_what_was_typed(desk):
    client, ana, _campaign = desk
    sheet = brought(edited(taken(client), lambda row: row.update(topics="x")), by=ana)
    answer = client.post(reverse("letters:agree_sheet", args=[sheet.pk]), {"because": "Why not."})

    assert answer.status_code == 422
    assert "Why not." in answer.content.decode()


def test_letters_of_a_campaign_leave_as_a_sheet(desk):
    client, _ana, campaign = desk
    answer = client.get(reverse("letters:letters_sheet", args=[campaign.slug, "csv"]))
    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))

    assert (row["recommendations"], row["governments"]) == ("2", "Japan")
    wrong = reverse("letters:letters_sheet", args=[campaign.slug, "doc"])
    assert client.get(wrong).status_code == 404


def test_a_page_of_a_sheet_costs_the_same_however_long(desk):
    client, ana, campaign = desk
    sheet = brought(edited(taken(client), lambda row: row.update(topics="x")), by=ana)

    def grow():
        a.a_letter(campaign, asks=("One.", "Two.", "Three."))
        sheet.lines.all().delete()
        longer = brought(edited(taken(client), lambda row: row.update(topics="y")), by=ana)
        longer.lines.update(sheet=sheet)

    assert_flat(visit=lambda: client.get(sheet.get_absolute_url()), grow=grow)


def test_a_sheet_says_how_many_statuses_become_proposals(desk):
    client, _ana, _campaign = desk
    judged = {
        "status": "No action found", "took_effect_on": "2025-03-04",
        "considered_until": "2025-03-05", "because": "We looked.",
    }  # fmt: skip
    content = edited(taken(client), lambda row: row.update(judged if row["number"] == "1" else {}))
    kept = SheetImport.objects.get(pk=int(bring(client, content).url.split("/")[-2]))
    worked_on(kept)

    page = client.get(kept.get_absolute_url()).text

    assert "One status would become a proposal, which a second person decides." in page


def test_a_sheet_that_changes_nothing_waits_for_nobody(desk):
    client, _ana, _campaign = desk
    worked_on(SheetImport.objects.get(pk=int(bring(client, taken(client)).url.split("/")[-2])))

    page = client.get(reverse("letters:sheets")).text

    assert "nothing to do" in page
    assert "waits for you" not in page
