"""Where asks stood at the end of each period; the last one is what the dashboard shows."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from letters.asof import AsOf
from letters.models import Recommendation
from letters.selectors.over_time import over_time
from letters.selectors.picked import Picked
from letters.selectors.standing import standing_on
from tests import factories as a
from tests.letters.judging import judged

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 30)
NOBODY = AnonymousUser()


def years(figures, axis):
    labels = [span.label for span in figures.periods]
    return {
        code: dict(zip(labels, counts, strict=True))
        for code, counts in getattr(figures, axis).items()
    }


def test_a_judgement_holds_until_a_later_decided_one_took_effect(case):
    done = years(over_time(NOBODY, Picked(), TODAY), "done")

    assert list(done["not_assessed"].values()) == [3, 2, 1, 2, 2, 2, 2]
    assert list(done["in_progress"].values()) == [0, 1, 1, 0, 0, 0, 0]
    assert list(done["no_action"].values()) == [0, 0, 0, 1, 1, 1, 1]
    assert "implemented" not in done or not any(done["implemented"].values())
    assert list(done["announced"].values()) == [0, 0, 1, 1, 1, 1, 1]


def test_a_position_holds_until_the_next_answer_and_confidence_moves_nothing(case):
    said = years(over_time(NOBODY, Picked(), TODAY), "said")

    assert list(said["no_response"].values()) == [2, 2, 2, 3, 3, 3, 3]
    assert list(said["noted"].values()) == [1, 1, 0, 0, 0, 0, 0]
    assert list(said["accepted"].values()) == [0, 0, 1, 1, 1, 1, 1]


@pytest.mark.parametrize("filed", ["", "1"])
def test_each_period_ends_as_the_dashboard_tells_of_that_day(case, filed):
    picked = Picked(as_of="2024-06-29", filed=filed)
    figures = over_time(NOBODY, picked, TODAY)
    for at, span in enumerate(figures.periods):
        if filed and span.last < date(2024, 6, 29):
            continue  # what was on file then is another question
        day = AsOf(span.last, TODAY, as_filed=bool(filed))
        stood = standing_on(Recommendation.objects.all(), day)
        told = Counter(stood.values_list("stood_position", flat=True))
        seen = {code: counts[at] for code, counts in figures.said.items() if counts[at]}
        assert seen == told
        told = Counter(stood.values_list("stood_implementation", flat=True))
        seen = {code: counts[at] for code, counts in figures.done.items() if counts[at]}
        assert seen == told


def test_what_is_hidden_is_counted_nowhere(case, django_assert_num_queries):
    public, _letter, ravi = case
    before = over_time(NOBODY, Picked(), TODAY)
    quiet = a.a_letter(public, asks=("Five.",), visibility="coalition", sent_on=date(2018, 3, 1))
    judged(quiet.recommendations.get(), ravi, "announced", effective_on=date(2019, 5, 1))

    with django_assert_num_queries(1):
        assert over_time(NOBODY, Picked(), TODAY) == before
    assert sum(counts[-1] for counts in over_time(ravi, Picked(), TODAY).done.values()) == 5


def test_filters_hold(case):
    figures = over_time(NOBODY, Picked(country="KR"), TODAY)

    assert figures.periods[0].label == "Q3 2021"
    assert {code: counts[-1] for code, counts in figures.done.items()} == {"not_assessed": 1}
    assert over_time(NOBODY, Picked(country="XX"), TODAY).periods == []


def test_what_was_superseded_counts_where_it_is_asked_for(case):
    _public, letter, ravi = case
    new = a.an_ask(letter)
    old = letter.recommendations.get(number=3)
    judged(old, ravi, "superseded", successor=new, effective_on=date(2023, 1, 1), evidence=())

    plain = over_time(NOBODY, Picked(), TODAY)
    asked = over_time(NOBODY, replace(Picked(), superseded="1"), TODAY)

    assert "superseded" not in plain.done
    assert asked.done["superseded"][-1] == 1
    assert plain.done["not_assessed"] == asked.done["not_assessed"]
