"""Topics of many asks: changed at once, taken back in one gesture."""

import pytest
from django.urls import reverse

from campaigns.levels import Role
from campaigns.models import Activity
from letters.models import Recommendation, TopicChange
from letters.services.undoing import undo_batch
from tests import factories as a
from tests.letters.many import some_topics

pytestmark = pytest.mark.django_db
ADDRESS = reverse("letters:bulk")


@pytest.fixture
def case():
    """Three asks, and one who may change them."""
    campaign = a.a_campaign(is_public=True)
    letter = a.a_letter(campaign, asks=("One.", "Two.", "Three."))
    ana = a.a_person(Role.CONTRIBUTOR, campaign, "Ana")
    return list(letter.recommendations.order_by("pk")), ana


def keys(asks):
    return ",".join(str(ask.pk) for ask in asks)


def test_topics_change_at_once_and_are_found_by_words(case, client_as):
    asks, ana = case
    some_topics(asks[:1], ["old"], by=ana)
    typed = {"kind": "topics", "ask": keys(asks), "add": "Prisons, Torture", "remove": ["old"],
             "because": "They are."}  # fmt: skip
    preview = client_as(ana).post(ADDRESS, typed | {"step": "preview"})

    assert TopicChange.objects.count() == 1

    answer = client_as(ana).post(
        ADDRESS, typed | {"step": "apply", "seen": preview.context["preview"].seen}, follow=True
    )

    fresh = Recommendation.objects.get(pk=asks[0].pk)
    assert fresh.topics == ["prisons", "torture"]
    assert Recommendation.objects.mentioning("torture").count() == 3
    assert Activity.objects.filter(verb="ask.topics_changed").count() == 4
    assert 'class="linklike" data-key="u">Undo' in answer.content.decode()


def test_topics_that_would_not_change_are_refused(case, client_as):
    asks, ana = case
    some_topics(asks[:1], by=ana)
    typed = {"kind": "topics", "add": "prisons", "because": "They are.", "step": "preview"}

    told = client_as(ana).post(ADDRESS, typed | {"ask": keys(asks)}).content.decode()
    nothing = client_as(ana).post(ADDRESS, typed | {"ask": keys(asks), "add": ""})

    assert "Its topics are these already." in told
    assert nothing.status_code == 422


def test_undo_gives_back_topics_where_nobody_changed_them_since(case):
    asks, ana = case
    some_topics(asks[:1], ["old"], by=ana)
    batch = some_topics(asks, ["prisons"], remove=["old"], by=ana)
    some_topics(asks[2:], ["newer"], by=ana)

    again = undo_batch(batch=batch, by=ana)

    for ask in asks:
        ask.refresh_from_db()
    assert [ask.topics for ask in asks] == [["old"], [], ["prisons", "newer"]]
    assert [ask.topics_text for ask in asks] == ["old", "", "prisons, newer"]
    assert again.undoes == batch
    undo_batch(batch=again, by=ana)
    asks[0].refresh_from_db()
    assert asks[0].topics == ["prisons"]


def test_the_page_of_a_batch_says_what_an_undo_does(case, client_as):
    asks, ana = case
    batch = some_topics(asks, by=ana)
    some_topics(asks[2:], ["newer"], by=ana)

    page = client_as(ana).get(batch.get_absolute_url()).content.decode()

    assert "Their topics become what they were (2)." in page
    assert "Left as it is: 1, changed since." in page
    assert "Now: prisons, newer" in page
