from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from campaigns.levels import Role
from letters.services.assessments import approve
from letters.statuses import Position
from tests import factories as a
from tests.helpers import assert_flat, counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


def page_of(client, **asked):
    return client.get(reverse("letters:board"), asked).content.decode()


def test_a_stranger_sees_only_what_is_public(client, public):
    a.a_letter(public, asks=("Free the poets.",))
    a.a_letter(asks=("A secret ask.",))
    a.a_letter(public, asks=("A coalition's ask.",), visibility="coalition")

    page = page_of(client)

    assert "Free the poets." in page
    assert "secret ask" not in page
    assert "coalition&#x27;s ask" not in page
    assert "the one recommendation" in page


def test_the_page_is_headed_by_what_it_found_and_says_apart_what_is_not_known(client, public):
    letter = a.a_letter(public, asks=("Admit refugees.", "Press China.", "Free the poets."))
    a.a_response(letter, Position.ACCEPTED, number=1)

    page = page_of(client)

    assert "<h1>Governments accepted 1 of 3 recommendations in some form; none is known" in page
    assert "2 are unanswered. 3 have not been assessed yet" in page
    narrow = page_of(client, position="no_response")
    assert "<h1>Governments answered none of 2 recommendations; none is known" in narrow


def test_bars_charts_and_the_table_run_from_yes_to_no_and_what_is_unknown_comes_last(
    client, public
):
    asks = ("Admit refugees.", "Press China.", "Free the poets.")
    letter = a.a_letter(public, asks=asks)
    a.a_response(letter, Position.NOT_ACCEPTED, number=1)
    a.a_response(letter, Position.ACCEPTED_IN_PART, number=2)

    shown = client.get(reverse("letters:board")).context["board"]

    order = ["accepted_in_part", "not_accepted", "no_response"]
    assert [one.code for one in shown.cross] == order
    said = shown.bars[0]
    assert [one.code for one in said.segments if one.count] == order[:2]
    assert said.outside.code == order[2]
    assert [row.cells[0].depth for row in shown.cross] == [5, 5, 5]


def test_filters_combine(client, public):
    tokyo = a.a_letter(public, asks=("Admit refugees.", "Press China."), country="JP")
    a.a_letter(public, asks=("Admit refugees in Seoul.",), country="KR")
    a.a_response(tokyo, Position.ACCEPTED, number=1)

    page = page_of(client, country="JP", position="accepted", text="refug", campaign=public.slug)

    assert "Admit refugees." in page
    assert "Press China." not in page
    assert "in Seoul" not in page


@pytest.mark.parametrize("asked", [{"country": "XX"}, {"text": "zebra"}, {"campaign": "none"}])
def test_a_selection_without_rows_says_so(client, public, asked):
    a.a_letter(public)

    assert "Nothing fits these filters" in page_of(client, **asked)


@pytest.mark.parametrize("asked", [{"position": "x"}, {"page": "x"}, {"page": "9"}])
def test_nonsense_in_the_address_is_no_error(client, public, asked):
    a.a_letter(public)

    assert client.get(reverse("letters:board"), asked).status_code == 200


def test_not_assessed_is_counted_beside_the_bar_and_in_no_rate(client, public):
    letter = a.a_letter(public, asks=("One.", "Two.", "Three."))
    ask = letter.recommendations.get(number=1)
    approve(assessment=a.a_proposal(ask), by=a.a_person(Role.REVIEWER, public))

    page = page_of(client)

    assert "1 of 3 recommendations" in page
    assert "Not assessed yet 2 in no share" in " ".join(strip_tags(page.replace("<", " <")).split())
    assert "2 have not been assessed yet, which says nothing either way." in page


def test_a_row_leads_to_the_governments_that_were_asked(client, public):
    a.a_letter(public, asks=("One.",))

    assert '<a href="/governments/JP/">Japan</a> · ' in page_of(client)


def test_every_number_leads_to_the_rows_that_it_counts(client, public):
    letter = a.a_letter(public, asks=("One.", "Two.", "Three."))
    a.a_response(letter, Position.NOT_ACCEPTED, number=2)

    page = page_of(client)
    assert "/?position=not_accepted&amp;implementation=not_assessed" in page

    rows = page_of(client, position="not_accepted", implementation="not_assessed")
    assert "Two." in rows
    assert "One." not in rows


def test_what_was_superseded_is_left_out_until_asked_for(client, public):
    letter = a.a_letter(public, asks=("Old ask.", "New ask."))
    old, new = letter.recommendations.order_by("number")
    proposal = a.a_proposal(old, "superseded", successor=new)
    approve(assessment=proposal, by=a.a_person(Role.REVIEWER, public))

    assert "Old ask." not in page_of(client)
    assert "Old ask." in page_of(client, superseded="1")


def test_lateness_is_computed_from_the_date(client, public):
    a.a_letter(public, expected_by=date(2020, 7, 4))

    assert "No response, overdue" in page_of(client)


def test_htmx_is_answered_with_the_results_alone(client, public):
    a.a_letter(public, asks=("Free the poets.",))

    part = client.get(reverse("letters:board"), headers={"HX-Request": "true"}).content.decode()

    assert "Free the poets." in part
    assert "<html" not in part


def test_the_board_and_an_ask_cost_the_same_however_much_there_is(client, public):
    letter = a.a_letter(public, asks=("One.",))
    ask = letter.recommendations.get()

    def grow():
        for number in range(12):
            more = a.a_letter(public, asks=("Again.",) * 3, country=("JP", "KR")[number % 2])
            a.a_response(more, Position.NOTED)
            a.some_evidence(ask)
            a.a_response(letter, Position.NOTED)

    board = reverse("letters:board")
    assert_flat(visit=lambda: client.get(board), grow=grow)
    assert_flat(visit=lambda: client.get(ask.get_absolute_url()), grow=grow)
    assert_flat(visit=lambda: client.get(letter.get_absolute_url()), grow=grow)
    assert counted(lambda: client.get(board)) <= 8
    assert counted(lambda: client.get(ask.get_absolute_url())) <= 10


def test_members_pay_little_more(client_as, public):
    letter = a.a_letter(public)
    client = client_as(a.a_person(Role.REVIEWER, public))

    client.get("/")
    assert counted(lambda: client.get("/")) <= 9
    ask = letter.recommendations.get()
    assert counted(lambda: client.get(ask.get_absolute_url())) <= 14


def test_the_board_of_an_earlier_day_counts_what_stood_then(client, public):
    letter = a.a_letter(public, asks=("One.", "Two."), sent_on=date(2020, 5, 4))
    a.a_letter(public, asks=("Later.",), sent_on=date(2024, 5, 4))
    a.a_response(letter, Position.ACCEPTED, dated=date(2021, 1, 1))

    before = page_of(client, as_of="2020-12-31")
    after = page_of(client, as_of="2021-01-01")

    assert "Governments answered none of 2 recommendations;" in before
    assert "Governments accepted 1 of 2 recommendations in some form;" in after
    assert "As of 31 December 2020." in before
    assert "Later." not in before
    assert "/?position=accepted&amp;as_of=2021-01-01" in after


@pytest.mark.parametrize("day", ["yesterday", "2021-02-31", "2999-01-01", ""])
def test_what_is_no_past_day_is_today(client, public, day):
    a.a_letter(public)

    assert "How things stood" not in page_of(client, as_of=day)


def test_flags_are_filters_and_say_why(client, public):
    late = a.a_letter(public, asks=("Answer us.",), expected_by=date(2020, 7, 4))
    a.a_response(late, Position.ACKNOWLEDGED)
    a.a_letter(public, asks=("No date set.",))

    page = page_of(client, flag="overdue")

    assert "Answer us." in page
    assert "has passed without an answer of substance" in page
    assert "No date set." not in page


def test_a_promise_in_the_open_gives_more_time_and_one_in_confidence_does_not(client, public):
    for is_confidential, says in ((True, "Nothing is told."), (False, "More time.")):
        letter = a.a_letter(public, asks=(says,), expected_by=date(2020, 7, 4))
        a.a_response(
            letter, Position.ACKNOWLEDGED, is_confidential=is_confidential,
            promised_by=date(2999, 1, 1),
        )  # fmt: skip

    page = page_of(client, flag="overdue")

    assert "Nothing is told." in page
    assert "More time." not in page


def test_the_address_to_copy_names_only_the_filters_in_use(client, public):
    a.a_letter(public)
    asked = "/?text=&country=JP&campaign=&theme=&as_of="

    assert client.get(asked, headers={"HX-Request": "true"})["HX-Push-Url"] == "/?country=JP"


@pytest.mark.parametrize("address", ["/", "/governments/JP/"])
def test_what_the_headline_says_is_not_said_twice(client, public, address):
    a.a_letter(public, asks=("One.",), expected_by=date(2020, 6, 1))

    page = client.get(address).text

    assert "No response, overdue" in page
    assert 'class="flag" href="/how-we-judge/#overdue"' not in page


def test_asks_run_in_the_direction_of_their_words(client, public):
    letter = a.a_letter(public, asks=("أفرجوا عن السجناء.",))
    letter.language = "ar"
    letter.save()
    ask = letter.recommendations.get()

    assert '<h1 lang="ar" dir="rtl">' in client.get(ask.get_absolute_url()).text
    assert 'lang="ar" dir="rtl" href="' in page_of(client)


def test_filters_in_use_are_told_by_name_where_nothing_fits_as_well(client, public):
    letter = a.a_letter(public, asks=("Free the poets.",))
    office = letter.addressees.get().known_office
    picked = {"office": office.pk, "campaign": public.slug, "flag": "disputed"}

    page = client.get(reverse("letters:board"), picked)
    chips = [chip.label for chip in page.context["board"].chips]
    assert page.context["board"].total == 0
    assert chips == [str(office), public.name, "disputed"]
    assert f">{office} (0)</option>" in page.text
    assert f"office: {office} ·" in strip_tags(client.get(reverse("letters:figures"), picked).text)


def test_a_chip_does_not_say_the_same_twice(client, public):
    page = client.get(reverse("letters:board"), {"superseded": "1", "as_of": "2020-01-02"}).text

    told = " ".join(strip_tags(page).split())
    assert "with superseded ones ×" in told
    assert "superseded ones: with" not in told
    assert "as of: as of" not in told


def test_every_headline_is_explained(client):
    told = client.get(reverse("letters:how")).text.replace("<", " <")
    page = " ".join(strip_tags(told).split())

    assert "Answered, no commitment It answered without agreeing or refusing" in page
    assert "No response, overdue Nothing came back by the day" in page
