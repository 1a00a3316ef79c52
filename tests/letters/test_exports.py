"""What leaves the building: the same rows as the page, and nothing that the page would hide."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from openpyxl import load_workbook
from pypdf import PdfReader

from campaigns.levels import Role
from letters.exports.columns import COLUMNS
from letters.exports.formats import FORMATS
from letters.exports.making import make
from letters.models import Export
from letters.services.assessments import approve
from letters.statuses import Position
from tests import factories as a
from tests.helpers import assert_flat

pytestmark = pytest.mark.django_db
NAMES = [column.name for column in COLUMNS]


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


@pytest.fixture
def mixed(public):
    """Two public letters, and one of the coalition alone."""
    tokyo = a.a_letter(public, asks=("Admit refugees.", "Press China."), country="JP")
    a.a_letter(public, asks=("=1+1 must not be sold as a law.",), country="KR")
    a.a_letter(public, asks=("A coalition's ask.",), visibility="coalition")
    a.a_response(tokyo, Position.ACCEPTED, number=1)
    return tokyo


def taken(client, code, **asked):
    answer = client.get(reverse("letters:export_board", args=[code]), asked)
    assert answer.status_code == 200, answer
    return b"".join(answer.streaming_content)


def rows_of_csv(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def text_of(code, content):
    """All words of a file, whatever its format."""
    if code in {"xlsx", "edit"}:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return " ".join(book.read(name).decode() for name in book.namelist())
    if code == "pdf":
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return content.decode()


@pytest.mark.parametrize(
    "asked",
    [{}, {"country": "JP"}, {"position": "accepted"}, {"text": "refugees"}, {"country": "FR"}],
)
def test_a_file_has_as_many_rows_as_the_page_counts(client, mixed, asked):
    page = client.get(reverse("letters:board"), asked).context["board"]

    assert len(rows_of_csv(taken(client, "csv", **asked))) == page.total
    assert len(json.loads(taken(client, "json", **asked))["items"]) == page.total
    sheet = load_workbook(io.BytesIO(taken(client, "xlsx", **asked))).worksheets[0]
    assert sheet.max_row - 1 == page.total


def test_each_row_has_its_permanent_address(client, mixed, settings):
    settings.SITE_URL = "https://heeded.example"

    rows = rows_of_csv(taken(client, "csv"))

    assert list(rows[0]) == NAMES
    for row in rows:
        assert row["url"] == f"https://heeded.example/recommendations/{row['id']}/"
        assert client.get(row["url"].removeprefix("https://heeded.example")).status_code == 200


@pytest.mark.parametrize("code", FORMATS)
def test_no_format_tells_what_its_reader_may_not_see(client, client_as, public, mixed, code):
    assert "coalition's ask" not in text_of(code, taken(client, code)).replace("’", "'")

    insider = client_as(a.a_person(Role.OBSERVER, public))

    assert "ask." in text_of(code, taken(insider, code))
    if code in {"csv", "json"}:
        assert "coalition's ask" in text_of(code, taken(insider, code))


def test_what_a_spreadsheet_would_calculate_is_defused(client, mixed):
    row = next(r for r in rows_of_csv(taken(client, "csv")) if "sold" in r["text"])
    book = load_workbook(io.BytesIO(taken(client, "xlsx")))
    cells = [cell for line in book.worksheets[0].iter_rows() for cell in line]

    assert row["text"] == "'=1+1 must not be sold as a law."
    assert all(cell.data_type != "f" for cell in cells)


def test_days_are_days_in_a_workbook(client, mixed):
    sheet = load_workbook(io.BytesIO(taken(client, "xlsx"))).worksheets[0]
    sent = sheet.cell(row=2, column=NAMES.index("sent_on") + 1)

    assert sent.is_date
    assert sent.value.date() == mixed.sent_on or sent.value.year > 1900


def test_addresses_of_a_workbook_can_be_clicked(client, mixed):
    sheet = load_workbook(io.BytesIO(taken(client, "xlsx"))).worksheets[0]
    cells = {name: sheet.cell(row=2, column=NAMES.index(name) + 1) for name in NAMES}

    assert cells["url"].hyperlink.target == cells["url"].value
    assert cells["letter_url"].hyperlink.target.endswith(
        "/letters/" + cells["letter_url"].value.split("/")[-2] + "/"
    )
    assert cells["text"].alignment.wrap_text


def test_a_file_tells_what_each_of_its_codes_means(client, mixed):
    codes = json.loads(taken(client, "json"))["definitions"]["codes"]

    assert set(codes) == {"position", "implementation", "headline", "flags"}
    assert [word["code"] for words in codes.values() for word in words if not word["meaning"]] == []


def test_what_is_too_vague_to_be_judged_is_told_with_its_reason(client, public):
    ask = a.a_letter(public, asks=("Do better.",)).recommendations.get()
    ask.uncheckable = "Nobody can say what better is."
    ask.save()

    assert rows_of_csv(taken(client, "csv"))[0]["too_vague"] == ask.uncheckable
    [told] = client.get("/api/v1/recommendations").json()["items"]
    assert told["too_vague"] == ask.uncheckable
    assert "too vague to be judged" in text_of("pdf", taken(client, "pdf"))


def test_a_past_day_is_kept_in_the_file(client, public):
    letter = a.a_letter(public, asks=("Free the poets.",), sent_on=date(2020, 1, 1))
    ask = letter.recommendations.get()
    a.a_response(letter, Position.ACCEPTED, dated=date(2021, 1, 1))

    then = json.loads(taken(client, "json", as_of="2020-06-01"))
    now = json.loads(taken(client, "json"))

    assert then["as_of"] == "2020-06-01"
    assert then["items"][0]["id"] == ask.pk
    assert then["items"][0]["position"] == "no_response"
    assert now["items"][0]["position"] == "accepted"
    assert now["definitions"]["columns"]["position"]


def test_queries_do_not_grow_with_the_rows_of_a_chunk(client, public):
    a.a_letter(public, asks=("One.",))

    def grow():
        for number in range(12):
            a.a_letter(public, asks=(f"Ask {number}.", "Another."))

    assert_flat(visit=lambda: taken(client, "csv"), grow=grow)


@pytest.fixture
def narrow(monkeypatch):
    """As if a handful of rows were too many to wait for."""
    form = FORMATS["xlsx"]
    monkeypatch.setitem(
        FORMATS, "xlsx", type(form)(form.code, form.label, form.kind, form.write, 1, 3)
    )


def test_a_long_file_is_written_by_a_worker_for_who_asked_alone(client, client_as, mixed, narrow):
    address = reverse("letters:export_board", args=["xlsx"])
    asked = client.get(address)
    assert "A page will show how far it is" in asked.content.decode()

    export = Export.objects.get(pk=client.post(address)["Location"].strip("/").split("/")[-1])
    assert "about to be written" in client.get(export.get_absolute_url()).content.decode()
    make(export.pk)

    page = client.get(export.get_absolute_url()).content.decode()
    assert "The file is ready: 3 recommendations." in page
    file = client.get(reverse("letters:export_file", args=[export.pk]))
    sheet = load_workbook(io.BytesIO(b"".join(file.streaming_content))).worksheets[0]
    assert sheet.max_row == 4
    assert client_as(None).get(export.get_absolute_url()).status_code == 404


def test_a_file_of_what_was_hidden_since_is_not_handed_over(client, mixed, narrow):
    address = reverse("letters:export_board", args=["xlsx"])
    export = Export.objects.get(pk=client.post(address)["Location"].strip("/").split("/")[-1])
    make(export.pk)
    mixed.visibility = "coalition"
    mixed.save()

    assert client.get(reverse("letters:export_file", args=[export.pk])).status_code == 302


def test_too_many_rows_for_a_format_are_refused_in_words(client, public, narrow):
    a.a_letter(public, asks=tuple(f"Ask {number}." for number in range(5)))

    answer = client.get(reverse("letters:export_board", args=["xlsx"]))

    assert answer.status_code == 422
    assert "take a CSV file" in answer.content.decode()


def test_a_feed_without_entries_was_not_changed_just_now(client, public):
    first = client.get(reverse("letters:feed_changes"))

    assert f"<updated>{timezone.localdate().isoformat()}" not in first.content.decode()
    again = client.get(reverse("letters:feed_changes"), HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304


def test_a_corrected_status_is_told_by_the_feed_and_the_hidden_is_not(client, public):
    open_ask = a.a_letter(public, asks=("Free the poets.",)).recommendations.get()
    shut = a.a_letter(public, asks=("Secret.",), visibility="coalition").recommendations.get()
    for ask in (open_ask, shut):
        approve(assessment=a.a_proposal(ask), by=a.a_person(Role.REVIEWER, public))

    answer = client.get(reverse("letters:feed_changes"))
    told = answer.content.decode()

    assert "Free the poets." in told
    assert f"Letter: {open_ask.letter}, {date_format(open_ask.letter.sent_on, 'j F Y')}." in told
    assert "Before: Not assessed yet. Now:" in told
    assert "Secret." not in told
    again = client.get(reverse("letters:feed_changes"), HTTP_IF_NONE_MATCH=answer["ETag"])
    assert again.status_code == 304
    one = reverse("letters:feed_ask", args=[open_ask.pk])
    assert f"recommendation/{open_ask.pk}" in client.get(one).content.decode()


def test_a_long_file_says_of_what_it_is_and_leads_back(client, mixed, narrow):
    address = reverse("letters:export_board", args=["xlsx"])
    asked = client.get(address, {"campaign": mixed.campaign.slug}).text
    page = client.post(f"{address}?campaign={mixed.campaign.slug}")["Location"]
    make(int(page.strip("/").split("/")[-1]))
    shown = client.get(page).text

    for text in (asked, shown):
        assert f"campaign: {mixed.campaign.name}" in text
        assert f'href="/?campaign={mixed.campaign.slug}"' in text
    file = client.get(reverse("letters:export_file", args=[page.strip("/").split("/")[-1]]))
    assert 'filename="heeded-recommendations-' in file["Content-Disposition"]


def test_a_file_that_is_gone_says_so(client):
    answer = client.get(reverse("letters:export", args=[4711]))

    assert answer.status_code == 404
    assert "Files that take a while go after a day" in answer.text


def test_a_format_that_takes_no_more_leads_to_one_that_does(client, public, narrow):
    a.a_letter(public, asks=tuple(f"Ask {number}." for number in range(5)))

    page = client.get(reverse("letters:export_board", args=["xlsx"]), {"country": "JP"}).text

    assert 'href="/export/csv/?country=JP"' in page


@pytest.mark.parametrize("asked", [{"position": "acepted"}, {"as_of": "31.12.2020"}])
def test_a_file_by_a_filter_that_cannot_be_read_is_refused(client, mixed, asked):
    answer = client.get(reverse("letters:export_board", args=["csv"]), asked | {"country": "JP"})

    assert answer.status_code == 422
    assert "These filters cannot be read:" in answer.text
    assert 'href="/?country=JP"' in answer.text
