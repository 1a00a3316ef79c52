"""A table of UPR recommendations becomes letters, asks and positions: once, and on two words."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from bench.cases import data_folder
from campaigns.levels import Role
from campaigns.models import Activity, Organisation
from letters.models import AskWords, Imported, KnownWord, Letter, Recommendation, Response
from letters.services import importing
from letters.upr import SESSIONS, read_letters
from tests import factories as a

WHOLE = data_folder() / "upr" / "upr_recommendations.csv.gz"
COLUMNS = ("To", "To-Rgrp", "Text", "From", "Response", "Action", "Issue", "Session")
ROWS = [
    ("DPR Korea", "Asia", "Open a lighthouse.", "St Lucia", "Accepted", "5", "Labour,Justice", "6"),
    ("DPR Korea", "Asia", "Paint the &amp; sign.", "St Lucia", "Noted", "4", "Other", "6"),
    ("DPR Korea", "Asia", "Open a lighthouse.", "St Lucia", "Accepted", "5", "Labour,Justice", "6"),
    ("Macedonia FYR", "EEG", "Count the swans.", "&#40;Unknown&#41;", "Noted", "1", "", "20"),
]


def table(tmp_path, rows=ROWS, columns=COLUMNS):
    path = tmp_path / "upr.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([columns, *rows])
    return path


@pytest.fixture
def place(db):
    campaign = a.a_campaign(is_public=True)
    return campaign, a.a_person(Role.CONTRIBUTOR, campaign), a.a_person(Role.REVIEWER, campaign)


def run(path, place, **more):
    campaign, by, second = place
    told = StringIO()
    options = {"campaign": campaign.slug, "by": by.email, "second": second.email,
               "at_once": 1, **more}  # fmt: skip
    call_command("import_upr", path, stdout=told, stderr=StringIO(), **options)
    return told.getvalue()


def test_each_state_that_told_another_something_in_a_session_becomes_a_letter(tmp_path, place):
    told = run(table(tmp_path), place)

    assert "4 recommendations in 2 letters are new; 0 were on file" in told
    korea, macedonia = Letter.objects.order_by("pk")
    assert korea.subject == "Saint Lucia to North Korea: Universal Periodic Review, session 6"
    assert (korea.sent_on, korea.logged_by) == (date(2009, 11, 30), place[1])
    assert [str(one) for one in korea.signatories.all()] == ["Government of Saint Lucia"]
    assert korea.addressees.get().known_office.country == "KP"
    assert not macedonia.signatories.exists()
    assert macedonia.addressees.get().country == "MK"
    asks = korea.recommendations.values_list("number", "text", "topics", "position")
    assert list(asks) == [
        (1, "Open a lighthouse.", ["labour", "justice"], "accepted"),
        (2, "Paint the & sign.", ["other"], "noted"),
        (3, "Open a lighthouse.", ["labour", "justice"], "accepted"),
    ]


def test_positions_rest_on_an_answer_and_nothing_is_judged(tmp_path, place):
    run(table(tmp_path), place)
    ask = Recommendation.objects.get(text="Paint the & sign.")

    answer = ask.answers.get()
    assert (answer.position, answer.response.dated) == ("noted", ask.position_since)
    assert answer.response.summary.startswith("As UPR Info has it: 2 accepted, 1 noted.")
    assert ask.implementation == "not_assessed"
    assert ask.imported.said["Response"] == "Noted"


def test_a_letter_bears_the_days_of_its_session_and_says_how_far_they_hold(tmp_path):
    rows = [("Ghana", "", "Do it.", "Chad", "Accepted", "1", "", str(n)) for n in (1, 2, 13)]
    first, second, thirteenth = read_letters(table(tmp_path, rows))

    assert (first.sent_on, first.answered_on) == (date(2008, 4, 7), date(2008, 4, 18))
    assert (second.sent_on, second.answered_on) == (date(2008, 5, 5), date(2008, 5, 19))
    assert (thirteenth.sent_on, thirteenth.answered_on) == (date(2012, 5, 21), date(2012, 6, 4))
    assert second.summary.endswith("the state may have answered later.")


def test_the_sessions_follow_each_other_and_each_opens_on_a_monday():
    days = list(SESSIONS.values())

    assert all(opened.weekday() == 0 for opened, _ in days)
    assert all(11 <= (closed - opened).days <= 14 for opened, closed in days)
    assert [*sum(days, ())] == sorted(sum(days, ()))


def test_an_ask_tells_the_row_that_it_was_taken_from(tmp_path, place, client):
    run(table(tmp_path), place)
    taken, own = (
        Recommendation.objects.get(text="Paint the & sign."),
        a.a_letter(place[0]).recommendations.get(),
    )

    page = client.get(taken.get_absolute_url()).text
    assert "The row that this was taken from" in page
    assert "<dt>Action</dt><dd>4</dd>" in page
    assert "taken from" not in client.get(own.get_absolute_url()).text


def test_what_came_in_is_shown_and_found_like_everything_else(tmp_path, place, client):
    run(table(tmp_path), place)

    assert client.get(Letter.objects.first().get_absolute_url()).status_code == 200
    page = client.get(reverse("letters:board"), {"country": "KP", "text": "lighthouses"})
    assert page.context["board"].total == 2
    assert AskWords.objects.count() == 4
    assert KnownWord.objects.filter(word="lighthouse").exists()
    found = client.get(reverse("letters:search"), {"q": "lighthouse"}).content.decode()
    assert "Open a" in found


def test_a_second_run_brings_nothing_and_a_longer_table_what_is_new(tmp_path, place):
    run(table(tmp_path), place)
    assert "0 recommendations in 0 letters are new; 4 were" in run(table(tmp_path), place)
    more = [*ROWS, ("DPR Korea", "Asia", "Feed them.", "St Lucia", "Noted", "5", "Labour", "6")]
    assert "1 recommendations in 1 letters are new; 4 were" in run(table(tmp_path, more), place)

    assert Recommendation.objects.count() == Imported.objects.count() == 5


def test_a_run_that_was_killed_goes_on_where_it_stopped(tmp_path, place, monkeypatch):
    monkeypatch.setattr(importing, "PIECE", 1)
    campaign, by, second = place
    letters = read_letters(table(tmp_path))

    def killed(_taken):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importing.import_upr(campaign=campaign, name="x", sha256="", letters=letters, by=by,
                             second=second, tell=killed)  # fmt: skip
    assert Recommendation.objects.count() == 3
    assert "1 recommendations in 1 letters are new; 3 were" in run(table(tmp_path), place)
    assert Response.objects.count() == 2
    assert Organisation.objects.filter(name="Government of Saint Lucia").count() == 1


@pytest.mark.django_db(transaction=True)
def test_pieces_go_side_by_side(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "PIECE", 1)
    campaign = a.a_campaign(is_public=True)
    people = a.a_person(Role.CONTRIBUTOR, campaign), a.a_person(Role.REVIEWER, campaign)
    run(table(tmp_path), (campaign, *people), at_once=2)

    assert Recommendation.objects.count() == AskWords.objects.count() == 4


def test_two_people_stand_for_it_on_the_record(tmp_path, place):
    campaign, by, second = place
    run(table(tmp_path), place)
    lines = Activity.objects.filter(verb__startswith="import.").order_by("pk")
    assert [(one.verb, one.by) for one in lines] == [
        ("import.made", by), ("import.agreed", second),
    ]  # fmt: skip

    for other in (by, a.a_person(Role.CONTRIBUTOR, campaign), a.a_user()):
        with pytest.raises(CommandError):
            run(table(tmp_path), place, second=other.email)


@pytest.mark.parametrize(
    ("rows", "columns", "words"),
    [
        ([("Atlantis", "", "Sink.", "Chad", "Noted", "1", "", "6")], COLUMNS, "Row 2: no state"),
        ([("Chad", "", "Do it.", "Chad", "Maybe", "1", "", "6")], COLUMNS, "Row 2: “Maybe”"),
        ([("Chad", "", "Do it.", "Chad", "Noted", "1", "", "99")], COLUMNS, "session “99”"),
        ([("Chad", "", "", "Chad", "Noted", "1", "", "6")], COLUMNS, "recommends nothing"),
        ([("Chad",)], COLUMNS, "Row 2"),
        ([], ("name", "age"), "no column “To”"),
    ],
)
def test_a_table_with_a_fault_is_refused_whole_with_its_row(tmp_path, place, rows, columns, words):
    with pytest.raises(CommandError, match=words):
        run(table(tmp_path, [*rows, ROWS[0]], columns), place)
    assert not Letter.objects.exists()


@pytest.mark.parametrize("content", [b"\xff\xfeT\x00", b"\x1f\x8bnot gzip", b""])
def test_a_file_that_is_no_table_is_refused(tmp_path, place, content):
    path = tmp_path / "upr.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError):
        run(path, place)


def test_a_dry_run_counts_and_changes_nothing(tmp_path, place):
    told = run(table(tmp_path), place, dry_run=True)

    assert "4 recommendations (2 accepted, 2 noted) on 3 themes, in 2 letters." in told
    assert "4 recommendations in 2 letters are new; 0 were on file already." in told
    assert not Letter.objects.exists()


def test_a_dry_run_refuses_whom_the_run_would_refuse(tmp_path, place):
    campaign, by, second = place

    with pytest.raises(CommandError, match="Choose another one"):
        run(table(tmp_path), (campaign, second, by), dry_run=True)
    with pytest.raises(CommandError, match="There is no file"):
        run(tmp_path / "none.csv", place)


@pytest.mark.skipif(not WHOLE.exists(), reason="the whole table is not here")
def test_the_whole_table_is_read():
    letters = read_letters(WHOLE)
    rows = [row for one in letters for row in one.rows]

    assert (len(rows), len({row.key for row in rows}), len(letters)) == (41_066, 41_066, 14_569)
    assert sum(row.position == "accepted" for row in rows) == 30_472
    assert len({topic for row in rows for topic in row.topics}) == 54
