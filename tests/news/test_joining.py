"""Two articles that a person knows to tell one story."""

import pytest
from django.urls import reverse

from campaigns.levels import Role
from news.models import Article, Story
from news.services.stories import group
from tests import factories as a
from tests.helpers import assert_flat
from tests.news.desk import a_japan_letter, a_match, a_print, an_article
from tests.news.pages import WIRE, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client_as):
    """A letter's ask with four articles on the desk: two prints of one report, and two others."""
    letter = a_japan_letter()
    ask = letter.recommendations.get(number=1)
    told = {
        "Courier": ("Harbour closed to refugees", WIRE),
        "Herald": ("Harbour closed to refugees today", WIRE),
        "Tribune": ("Minister shuts the port", words("court")),
        "Gazette": ("Rice harvest is poor", words("harvest")),
    }
    articles = {}
    for outlet, (headline, body) in told.items():
        article = articles[outlet] = a_print(outlet, headline=headline, body=body)
        group(article)
        a_match(ask, article)
    return articles, client_as(a.a_person(Role.CONTRIBUTOR, letter.campaign))


def outlets_together():
    found = {}
    for article in Article.objects.order_by("pk"):
        found.setdefault(article.story_id, []).append(article.outlet)
    return sorted(found.values())


APART = [["Courier", "Herald"], ["Gazette"], ["Tribune"]]


def test_a_story_is_joined_by_its_headline_and_parted_again(case):
    articles, ana = case
    there = reverse("news:join", args=[articles["Courier"].pk])
    assert there in ana.get(reverse("news:item", args=[articles["Courier"].pk])).content.decode()
    offered = ana.get(there, {"q": "shuts THE port"}).content.decode()
    assert "Minister shuts the port" in offered
    assert "Rice harvest" not in offered

    ana.post(there, {"other": articles["Tribune"].pk, "gesture": "join"})
    assert outlets_together() == [["Courier", "Herald", "Tribune"], ["Gazette"]]
    group(articles["Tribune"])
    page = ana.get(there).content.decode()
    assert "Part again" in page

    ana.post(there, {"other": articles["Tribune"].pk, "gesture": "part"})
    assert outlets_together() == APART
    assert Story.objects.count() == 3
    assert "Part again" not in ana.get(there).content.decode()


def test_parting_one_leaves_what_else_was_joined(case):
    articles, ana = case
    there = reverse("news:join", args=[articles["Courier"].pk])
    for outlet in ("Tribune", "Gazette"):
        ana.post(there, {"other": articles[outlet].pk, "gesture": "join"})

    ana.post(there, {"other": articles["Tribune"].pk, "gesture": "part"})

    assert outlets_together() == [["Courier", "Herald", "Gazette"], ["Tribune"]]


def test_the_most_like_headline_is_offered_first_and_its_own_prints_never(case):
    articles, ana = case
    articles["Gazette"].headline = "Harbour closed to all refugees"
    articles["Gazette"].save()

    page = ana.get(reverse("news:join", args=[articles["Courier"].pk])).content.decode()

    assert page.index("Harbour closed to all refugees") < page.index("Minister shuts the port")
    assert f'value="{articles["Herald"].pk}"' not in page


@pytest.mark.parametrize("gesture", ["join", "part", ""])
def test_nobody_joins_what_is_not_theirs(case, gesture):
    articles, ana = case
    hidden = an_article("https://example.org/hidden", headline="Somebody else's")
    there = reverse("news:join", args=[articles["Courier"].pk])

    assert "Somebody else" not in ana.get(there, {"q": "Somebody"}).content.decode()
    answer = ana.post(there, {"other": hidden.pk, "gesture": gesture})

    assert answer.status_code == 422
    assert outlets_together() != []
    hidden.refresh_from_db()
    assert hidden.story_id is None


def test_what_was_never_joined_is_not_parted(case):
    articles, ana = case
    there = reverse("news:join", args=[articles["Courier"].pk])

    answer = ana.post(there, {"other": articles["Herald"].pk, "gesture": "part"})

    assert answer.status_code == 422
    assert "Nobody joined these two." in answer.content.decode()
    assert outlets_together() == APART


def test_it_costs_the_same_however_much_there_is(case):
    articles, ana = case
    ask = articles["Courier"].matches.get().recommendation

    def grow():
        for number in range(8):
            a_match(ask, a_print(f"Paper {number}", headline=f"Harbour {number}"))

    there = reverse("news:join", args=[articles["Courier"].pk])
    assert_flat(visit=lambda: ana.get(there), grow=grow)
