"""The filters of the dashboard: what each finds, and what none of them may find."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from letters.models import Letter, Recommendation, Signature
from letters.selectors.picked import Picked, selection
from letters.selectors.standing import headline_of
from letters.services.assessments import approve
from letters.statuses import Headline, Implementation, Position
from tests import factories as a

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 1)


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


def texts(user=None, **asked):
    today = timezone.localdate()
    found = selection(user or AnonymousUser(), Picked.of(asked, today), today)
    return sorted(found.values_list("text", flat=True))


def test_office_coalition_letter_year_and_language_are_filters(public):
    ours = a.a_letter(public, asks=("Ours.",), sent_on=date(2021, 5, 4))
    Letter.objects.filter(pk=ours.pk).update(language="fr")
    other = a.a_letter(a.a_campaign(is_public=True), asks=("Other.",), country="KR")
    office = ours.addressees.get().known_office_id

    assert texts(office=str(office)) == ["Ours."]
    assert texts(coalition=public.coalition.slug) == ["Ours."]
    assert texts(letter=str(other.pk)) == ["Other."]
    assert texts(year="2021") == ["Ours."]
    assert texts(language="fr") == ["Ours."]
    assert texts(language="fr", year="2020") == []


def test_a_theme_is_a_whole_topic_not_a_part_of_one(public):
    letter = a.a_letter(public, asks=("Prisons.", "Prison food."))
    for ask, topic in zip(letter.recommendations.all(), ("prison", "prison food"), strict=True):
        Recommendation.objects.filter(pk=ask.pk).update(topics=[topic])

    assert texts(theme="prison") == ["Prisons."]


def test_an_organisation_is_found_only_where_its_name_is_told(public):
    letter = a.a_letter(public, asks=("One.",), signatories=("Open", "Quiet", "Later", "Left"))
    of = {one.organisation.name: one for one in letter.signatures.select_related("organisation")}
    Signature.objects.filter(pk=of["Quiet"].pk).update(listing="counted", is_confidential=True)
    later = timezone.localdate() + timedelta(days=3)
    Signature.objects.filter(pk=of["Later"].pk).update(listing="after", listed_from=later)
    Signature.objects.filter(pk=of["Left"].pk).update(withdrawn_at=timezone.now())
    member = a.a_person(Role.COORDINATOR, public)

    for name, one in of.items():
        found = ["One."] if name == "Open" else []
        assert texts(organisation=str(one.organisation_id)) == found
        assert texts(member, organisation=str(one.organisation_id)) == found


@pytest.mark.parametrize("position", [Position.NO_RESPONSE, Position.NOT_ACCEPTED, Position.NOTED])
def test_the_headline_of_the_database_is_that_of_the_rules(public, position):
    late, timely = date(2020, 7, 4), date(2999, 1, 1)
    for implementation, due in product(Implementation.values, (late, timely)):
        ask = a.an_ask(a.a_letter(public, expected_by=due))
        Recommendation.objects.filter(pk=ask.pk).update(
            position=position, implementation=implementation
        )
    today = timezone.localdate()
    everything = selection(AnonymousUser(), Picked(superseded="1"), today)
    expected = {one.pk: headline_of(one).value for one in everything}

    told = {}
    for code in Headline.values:
        rows = selection(AnonymousUser(), Picked(headline=code), today)
        told |= dict.fromkeys(rows.values_list("pk", flat=True), code)
    assert told == expected


def test_what_nothing_can_be_made_of_is_named_and_not_picked():
    asked = {
        "country": "Japan", "office": "9" * 40, "year": "0000", "position": "x", "sort": "1; drop",
        "letter": "-1", "headline": "'", "campaign": "c", "as_of": "2026-02-31",
    }  # fmt: skip
    picked = Picked.of(asked, TODAY)

    assert picked == Picked(campaign="c")
    assert set(picked.ignored(asked, TODAY)) == set(asked) - {"campaign"}
    assert Picked.of({"as_of": "2026-01-01"}, TODAY).ignored({"as_of": "2026-01-01"}, TODAY) == []


@pytest.mark.parametrize(
    "nonsense",
    [
        "'; DROP TABLE letters_letter; --", "{{ 7|add:7 }}{% debug %}", "\x00", "%00", "٣٣٣",
        "<script>alert(1)</script>", "9" * 30, "1e9", "-1", "\ud83d", "x" * 200_000,
    ],
)  # fmt: skip
def test_no_value_of_any_filter_is_an_error(client, public, nonsense):
    a.a_letter(public)

    for name in (*Picked.__slots__, "page", "other"):
        value = nonsense.encode("utf-8", "surrogatepass")
        answer = client.get(reverse("letters:board"), {name: value})
        assert answer.status_code in {200, 400}, name
        assert b"<script>alert" not in answer.content


def test_superseded_ones_show_under_their_own_headline(public):
    letter = a.a_letter(public, asks=("Old.", "New."))
    old, new = letter.recommendations.order_by("number")
    proposal = a.a_proposal(old, "superseded", successor=new)
    approve(assessment=proposal, by=a.a_person(Role.REVIEWER, public))

    assert texts() == ["New."]
    assert texts(headline="superseded") == ["Old."]
    assert texts(headline="accepted_awaiting_action") == []
