"""What the press reported, for everybody, and what readers say is wrong with it."""

from datetime import date

import pytest
from django.urls import reverse

from campaigns.levels import Role, Visibility
from letters.kinds import SourceKind
from letters.models import Evidence
from letters.services.evidence import retract_evidence
from news.models import Problem, Story, TipCount
from tests import factories as a
from tests.helpers import assert_flat
from tests.news.desk import a_source, an_article

pytestmark = pytest.mark.django_db
COVERAGE = reverse("news:coverage")


@pytest.fixture
def ask():
    return a.a_letter(a.a_campaign(is_public=True)).recommendations.get()


def a_report(ask, title, day, **more):
    return Evidence.objects.create(
        recommendation=ask, title=title, published_on=day,
        url=f"https://example.org/{title}", added_by=a.a_user(),
        **{"source_kind": "news_report", "relation": "supports"} | more,
    )  # fmt: skip


def page_of(client, **asked):
    return client.get(COVERAGE, asked).content.decode()


def test_the_newest_comes_first_and_unknown_days_last(client, ask):
    a_report(ask, "Old", date(2020, 6, 1))
    a_report(ask, "Undated", None)
    a_report(ask, "New", date(2024, 6, 1))
    a_report(ask, "A law", date(2025, 1, 1), source_kind=SourceKind.LEGISLATION)

    page = page_of(client)

    assert page.index("New<") < page.index("Old<") < page.index("Undated<")
    assert "A law" not in page
    assert "3 reports that bear" in page


class TestStories:
    def test_a_report_is_told_once_with_every_ask_it_bears_on(self, client):
        asks = a.a_letter(
            a.a_campaign(is_public=True), asks=("Open the door.", "Close the camp.")
        ).recommendations.order_by("number")
        for ask in asks:
            a_report(ask, "Both", date(2020, 6, 1))

        page = page_of(client)

        assert "1 report that bears" in page
        assert page.count(">Both</a>") == 1
        assert page.count("report a problem") == 2
        assert "Open the door." in page
        assert "Close the camp." in page

    def test_prints_of_one_story_stand_together_with_their_outlets(self, client, ask):
        story = Story.objects.create()
        coalition = ask.letter.campaign.coalition
        for outlet, day in (("Wire", 1), ("Courier", 3)):
            row = a_report(ask, outlet, date(2020, 6, day), outlet=outlet)
            an_article(row.url, outlet=outlet, story=story)
        an_article("https://example.org/m", outlet="Mirror", story=story,
                   source=a_source(coalition))  # fmt: skip
        an_article("https://example.org/s", outlet="Of others", story=story,
                   source=a_source(a.a_coalition("Other"), "https://example.org/f"))  # fmt: skip
        a_report(ask, "Between", date(2020, 6, 2))

        page = page_of(client)

        assert "2 reports that bear" in page
        assert page.index(">Between</a>") < page.index(">Wire</a>")
        assert page.index(">Wire</a>") < page.index(">Courier</a>")
        assert "Mirror" in page
        assert "Of others" not in page

    def test_reports_that_support_are_told_alone(self, client, ask):
        a_report(ask, "For", date(2020, 6, 1))
        a_report(ask, "Against", date(2020, 6, 1), relation="contradicts")

        page = page_of(client, relation="contradicts")

        assert ">Against</a>" in page
        assert ">For</a>" not in page

    def test_reports_on_one_theme_are_told_alone(self, client, ask):
        other = a.a_letter(ask.letter.campaign).recommendations.get()
        type(ask).objects.filter(pk=ask.pk).update(topics=["Asylum"])
        a_report(ask, "On asylum", date(2020, 6, 1))
        a_report(other, "On ships", date(2020, 6, 1))

        page = page_of(client, theme="Asylum")

        assert "On asylum" in page
        assert "On ships" not in page


def test_what_is_hidden_or_retracted_is_not_told_nor_counted(client, ask):
    hidden = a.a_letter(ask.letter.campaign, visibility=Visibility.COALITION)
    a_report(hidden.recommendations.get(), "Secret", date(2020, 6, 1))
    source = a_report(ask, "Taken back", date(2020, 6, 1))
    retract_evidence(evidence=source, because="Wrong.", by=source.added_by)

    page = page_of(client)

    assert "Secret" not in page
    assert "Taken back" not in page
    assert "0 reports" in page


@pytest.mark.parametrize("name", ["ask", "letter", "office", "campaign", "country"])
def test_it_is_told_of_one_thing_alone(client, ask, name):
    other = a.a_letter(a.a_campaign(is_public=True), country="KR").recommendations.get()
    a_report(ask, "Ours", date(2020, 6, 1))
    a_report(other, "Theirs", date(2020, 6, 1))
    values = {
        "ask": ask.pk,
        "letter": ask.letter_id,
        "office": ask.letter.addressees.get().known_office_id,
        "campaign": ask.letter.campaign.slug,
        "country": "JP",
    }

    page = page_of(client, **{name: values[name]})

    assert "Ours" in page
    assert "Theirs" not in page


@pytest.mark.parametrize("asked", [{"ask": "x"}, {"letter": "9" * 40}, {"page": "-1"}])
def test_nonsense_in_the_address_is_no_error(client, ask, asked):
    assert client.get(COVERAGE, asked).status_code == 200


def test_pages_of_letters_and_campaigns_lead_to_it(client, ask):
    a_report(ask, "Ours", date(2020, 6, 1))
    letter = client.get(ask.letter.get_absolute_url()).content.decode()

    assert f"{COVERAGE}?letter={ask.letter_id}" in letter
    part = client.get(
        COVERAGE, {"letter": ask.letter_id}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "Ours" in part
    assert "<html" not in part


def test_it_costs_the_same_however_much_there_is(client, ask):
    a_report(ask, "One", date(2020, 6, 1))

    def grow():
        for number in range(10):
            a_report(ask, f"More {number}", date(2020, 6, 1))

    assert_flat(visit=lambda: client.get(COVERAGE), grow=grow)


class TestProblems:
    @pytest.fixture
    def source(self, ask):
        return a_report(ask, "Ours", date(2020, 6, 1))

    def test_a_reader_reports_and_staff_retract_in_the_open(self, client, client_as, ask, source):
        there = reverse("news:problem", args=[source.pk])
        client.post(there, {"reason": "misread", "words": "It says the opposite."})
        client.post(there, {"reason": "misread", "words": "It says the opposite."})
        problem = Problem.objects.get()
        ana = client_as(a.a_person(Role.CONTRIBUTOR, ask.letter.campaign))
        assert "It says the opposite." in ana.get(reverse("news:problems")).content.decode()

        ana.post(
            reverse("news:settle_problem", args=[problem.pk]),
            {"verdict": "retract", "because": "The reader is right."},
        )

        source.refresh_from_db()
        assert source.retraction == "The reader is right."
        page = client.get(ask.get_absolute_url()).content.decode()
        assert "The reader is right." in page
        assert "It says the opposite." not in page

    def test_a_source_may_stay_with_a_reason(self, client_as, ask, source):
        problem = source.problems.create(reason="dead_link")
        ana = client_as(a.a_person(Role.CONTRIBUTOR, ask.letter.campaign))
        there = reverse("news:settle_problem", args=[problem.pk])

        told = ana.post(there, {"verdict": "keep", "because": ""}, follow=True)
        assert "Say why" in told.content.decode()
        ana.post(there, {"verdict": "keep", "because": "It works for us."})

        problem.refresh_from_db()
        source.refresh_from_db()
        assert (problem.state, source.retracted_at) == ("dismissed", None)

    def test_something_else_needs_words_and_keeps_them(self, client, source):
        there = reverse("news:problem", args=[source.pk])

        answer = client.post(there, {"reason": "other", "words": ""})

        assert answer.status_code == 422
        assert "Say in a few words what is wrong." in answer.content.decode()
        assert not Problem.objects.exists()

    def test_programs_are_thanked_and_not_heard(self, client, source):
        there = reverse("news:problem", args=[source.pk])

        client.post(there, {"reason": "dead_link", "website": "https://spam.example"})

        assert not Problem.objects.exists()

    def test_much_from_one_place_is_refused(self, client, source):
        there = reverse("news:problem", args=[source.pk])
        for number in range(10):
            client.post(there, {"reason": "other", "words": f"Reason {number}."})

        answer = client.post(there, {"reason": "other", "words": "Once more."})

        assert answer.status_code == 422
        assert "Once more." in answer.content.decode()
        assert TipCount.objects.get().count == 10
