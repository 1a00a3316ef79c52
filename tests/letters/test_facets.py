"""The counts beside the filters: each is what one finds on choosing it; none tells the hidden."""

import pytest
from django.urls import reverse

from campaigns.levels import Role
from letters.models import Recommendation, Signature
from letters.services.assessments import approve
from letters.statuses import Position
from tests import factories as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


@pytest.fixture
def mixed(public):
    tokyo = a.a_letter(public, asks=("Admit refugees.", "Press China."), signatories=("Open",))
    a.a_letter(public, asks=("Admit them in Seoul.",), country="KR")
    a.a_letter(a.a_campaign(is_public=True), asks=("Free the poets.",), country="JP")
    a.a_response(tokyo, Position.ACCEPTED, number=1)
    ask = tokyo.recommendations.get(number=2)
    approve(assessment=a.a_proposal(ask), by=a.a_person(Role.REVIEWER, public))
    Recommendation.objects.filter(letter=tokyo).update(topics=["refugees", "asylum"])
    return tokyo


def board(client, **asked):
    return client.get(reverse("letters:board"), asked).context["board"]


@pytest.mark.parametrize("first", [{}, {"country": "JP"}, {"position": "accepted"}])
def test_each_count_is_what_one_finds_on_choosing_it(client, mixed, first):
    page = board(client, **first)
    facets = [*page.facets, *page.more_facets]

    assert len(facets) == 13
    for facet in facets:
        for choice in facet.choices:
            found = board(client, **(first | {facet.name: choice.value})).total
            assert found == choice.times, (facet.name, choice.value)


def test_no_choice_tells_what_is_hidden(client, public):
    letter = a.a_letter(public, signatories=("Open Group", "Quiet Group"))
    Signature.objects.filter(organisation__name="Quiet Group").update(is_confidential=True)
    a.a_letter(public, subject="Kept from view", country="KR", visibility="coalition")
    a.a_letter(a.a_campaign())

    page = client.get(reverse("letters:board")).content.decode()

    assert "Open Group" in page
    for hidden in ("Quiet Group", "Kept from view", 'value="KR"'):
        assert hidden not in page
    assert letter.subject in page


def test_what_nothing_is_known_by_is_said_to_be_left_out(client, mixed):
    page = client.get(reverse("letters:board"), {"position": "perhaps", "year": "x"})

    assert page.context["board"].total == 4
    assert "Left out, because nothing is known by that value: year sent, what was said." in (
        page.content.decode()
    )


@pytest.mark.parametrize("sort", ["moved", "evidence", "headline", "government"])
def test_each_order_lists_the_same_rows(client, mixed, sort):
    a.some_evidence(mixed.recommendations.get(number=1))

    usual, sorted_ = board(client), board(client, sort=sort)

    assert {row.pk for row in usual.rows} == {row.pk for row in sorted_.rows}
    if sort == "evidence":
        assert sorted_.rows[0].sources == max(r.sources for r in usual.rows)
    if sort == "moved":
        days = [row.last_movement for row in sorted_.rows]
        assert days == sorted(days, reverse=True)


def test_the_latest_changes_are_those_of_the_selection(client, mixed):
    assert [one.recommendation.text for one in board(client).latest] == ["Press China."]
    assert board(client, country="KR").latest == []


@pytest.mark.parametrize(
    "asked",
    [{"text": "' OR 1=1 --"}, {"text": "{{ 7|add:7 }}"}, {"page": "9" * 9}, {"theme": "x" * 9999},
     {"office": "-1"}, {"letter": "9" * 30}, {"country": "日本"}, {"year": "0000"}],
)  # fmt: skip
def test_whatever_is_typed_is_answered(client, mixed, asked):
    assert client.get(reverse("letters:board"), asked).status_code == 200
