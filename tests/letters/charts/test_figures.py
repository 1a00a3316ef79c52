"""Response times, evidence over time and governments asked, against cases made by hand."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from letters import countries
from letters.charts import evidence, governments, response_times
from letters.kinds import Relation
from letters.selectors.evidence_list import evidence_over_time
from letters.selectors.governments_asked import governments_asked
from letters.selectors.picked import Picked
from letters.selectors.response_times import response_times as times_of
from letters.services.evidence import retract_evidence
from letters.statuses import Position
from tests import factories as a

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 30)
NOBODY = AnonymousUser()


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


def a_letter_on(public, day, *, country="JP", asks=("One.", "Two."), **more):
    return a.a_letter(public, sent_on=day, country=country, asks=asks, **more)


def test_days_run_from_the_letter_to_the_first_answer_of_substance(public):
    quick = a_letter_on(public, date(2020, 1, 1))
    a.a_response(quick, Position.ACKNOWLEDGED, dated=date(2020, 1, 3))
    a.a_response(quick, Position.NOTED, number=2, dated=date(2020, 1, 31))
    a.a_response(quick, Position.ACCEPTED, number=1, dated=date(2020, 6, 1))
    slow = a_letter_on(public, date(2020, 1, 1))
    a.a_response(slow, Position.ACCEPTED, dated=date(2020, 12, 31))
    a_letter_on(public, date(2024, 6, 20), asks=("Three.",))
    secret = a_letter_on(public, date(2024, 6, 10), asks=("Four.",))
    a.a_response(secret, Position.ACCEPTED, dated=date(2024, 6, 11), is_confidential=True)
    a_letter_on(public, date(2022, 1, 1), country="KR")

    figures = times_of(NOBODY, Picked(), TODAY)
    japan, korea = figures.offices

    assert japan.name == "Prime Minister, Japan"
    assert (japan.asks, japan.letters, japan.answered) == (6, 4, 2)
    assert (japan.quickest, japan.days, japan.slowest, japan.waits) == (30, 30, 365, 10)
    assert (korea.answered, korea.days, korea.waits) == (0, None, 911)
    assert (figures.letters, figures.answered, figures.days, figures.of) == (5, 2, 30, 2)


def test_an_office_that_had_a_copy_owes_no_answer(public):
    letter = a_letter_on(public, date(2020, 1, 1))
    letter.addressees.update(is_copy=True)

    figures = times_of(NOBODY, Picked(), TODAY)

    assert figures.offices == []
    assert figures.letters == 1


def test_response_times_as_of_a_day_know_nothing_later(public):
    letter = a_letter_on(public, date(2020, 1, 1))
    a.a_response(letter, Position.ACCEPTED, dated=date(2020, 3, 1))

    (office,) = times_of(NOBODY, Picked(as_of="2020-02-01"), TODAY).offices

    assert (office.answered, office.waits) == (0, 31)


def test_a_source_counts_once_in_each_direction_however_many_asks_it_bears_on(public):
    letter = a_letter_on(public, date(2020, 1, 1))
    one, two = letter.recommendations.order_by("number")
    for ask in (one, two):
        a.some_evidence(ask, url="https://example.org/same")
    a.some_evidence(one, url="https://example.org/other", relation=Relation.CONTRADICTS)
    gone = a.some_evidence(two, url="https://example.org/gone")
    retract_evidence(evidence=gone, because="Altered.", by=gone.added_by)

    figures = evidence_over_time(NOBODY, Picked(), TODAY)
    at = [span.label for span in figures.periods].index("Q1 2021")

    assert {code: counts[at] for code, counts in figures.counts.items()} == {
        Relation.SUPPORTS: 1,
        Relation.CONTRADICTS: 1,
    }
    assert sum(map(sum, figures.counts.values())) == 2


def test_governments_are_counted_by_what_they_were_asked(public):
    a_letter_on(public, date(2020, 1, 1))
    a_letter_on(public, date(2021, 1, 1), asks=("Three.",))
    a_letter_on(public, date(2021, 1, 1), country="EU", asks=("Four.",))

    asked = governments_asked(NOBODY, Picked(), TODAY)

    assert [(one.name, one.asks, one.letters) for one in asked] == [
        ("Japan", 3, 2),
        ("European Union", 1, 1),
    ]
    chart = governments.of(asked, Picked())
    assert chart.title == "2 governments and bodies were asked; most was asked of Japan"


def test_every_government_has_its_place_on_the_map():
    nobody_governs = {"AQ", "BV", "UM"}

    lost = {code for code, _name in countries.choices() if governments.place(code) is None}

    assert lost == nobody_governs


@pytest.mark.parametrize("count", [times_of, evidence_over_time, governments_asked])
def test_what_is_hidden_is_counted_nowhere(public, count, django_assert_num_queries):
    a.some_evidence(a_letter_on(public, date(2020, 1, 1)).recommendations.first())
    before = count(NOBODY, Picked(), TODAY)
    quiet = a_letter_on(public, date(2020, 1, 1), visibility="coalition", country="FR")
    a.a_response(quiet, Position.ACCEPTED, dated=date(2020, 2, 2))
    by = a.a_person(20, public)
    a.some_evidence(quiet.recommendations.first(), by=by)

    with django_assert_num_queries(1):
        assert count(NOBODY, Picked(), TODAY) == before
    assert count(by, Picked(), TODAY) != before


@pytest.mark.parametrize(
    ("chart", "says"),
    [
        (response_times, "No letter here went to an office"),
        (evidence, "No source with a date is on file yet"),
        (governments, "Nobody was asked yet"),
    ],
)
def test_too_little_to_draw_is_said_in_words(public, chart, says):
    found = chart.chart(NOBODY, Picked(country="XX"), TODAY)

    assert found.spec == {}
    assert found.nothing.startswith(says)


def test_the_list_of_evidence_names_each_source_with_all_that_it_bears_on(client, public):
    letter = a_letter_on(public, date(2020, 1, 1))
    for ask in letter.recommendations.all():
        a.some_evidence(ask, url="https://example.org/same", title="The same report")
    hidden = a_letter_on(public, date(2020, 1, 1), visibility="coalition")
    a.some_evidence(hidden.recommendations.first(), title="A secret report")

    page = client.get(reverse("letters:evidence"), {"from": "2021-01-01", "until": "2021-12-31"})
    told = page.content.decode()

    assert told.count("The same report") == 1
    assert "One." in told
    assert "Two." in told
    assert "secret" not in told
    for nonsense in ({"from": "2021-02-31"}, {"relation": "x"}, {"page": "10000000000"}):
        assert client.get(reverse("letters:evidence"), nonsense).status_code == 200
    assert (
        "No source fits"
        in client.get(reverse("letters:evidence"), {"until": "1999-01-01"}).content.decode()
    )
