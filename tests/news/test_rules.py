"""Rules of people for an ask or a source."""

import pytest

from campaigns.levels import Role
from news.matching import Text
from news.matching.rules import Rule
from news.models import Match, MatchRule
from news.services.rules import set_rule
from news.services.suggest import suggest
from tests import factories as a
from tests.news.desk import a_japan_letter, a_source, an_article

TEXT = Text("Japan deports North Korean refugees", "A court in Tokyo agreed.", language="en")


@pytest.mark.parametrize(
    ("rule", "refusal"),
    [
        (Rule(), ""),
        (Rule(include=("refugees",)), ""),
        (Rule(include=("refugee",)), "include"),
        (Rule(include=("REFUGEE*",)), ""),
        (Rule(include=("north korean  refugees",)), ""),
        (Rule(include=("football", "court")), ""),
        (Rule(exclude=("Tokyo",)), "exclude: Tokyo"),
        (Rule(exclude=("okyo",)), ""),
        (Rule(languages=("fr",)), "language: en"),
        (Rule(countries=("FR",)), "country"),
        (Rule(countries=("FR", "JP")), ""),
        (Rule(include=(" ",)), "include"),
    ],
)
def test_a_rule_says_why_it_refuses(rule, refusal):
    assert rule.refuses(TEXT) == refusal


def test_words_of_scripts_without_spaces_are_found_inside():
    assert Rule(exclude=("難民",)).refuses(Text("日本の難民認定")) == "exclude: 難民"


@pytest.fixture
def letter(db):
    campaign = a.a_campaign()
    return a_japan_letter(by=a.a_person(Role.CONTRIBUTOR, campaign), campaign=campaign)


def test_an_ask_gets_only_what_its_rule_lets_pass(letter):
    ask = letter.recommendations.first()
    set_rule(place=ask, exclude=["turns back"], by=letter.logged_by)

    suggest(an_article())

    assert not Match.objects.filter(recommendation=ask).exists()


def test_a_source_gives_only_what_its_rule_lets_pass(letter):
    source = a_source(letter.campaign.coalition)
    set_rule(place=source, include=["asylum"], by=letter.logged_by)

    assert suggest(an_article(source=source)) == 0
    assert suggest(an_article("https://example.org/two")) > 0


def test_trying_shows_what_would_happen_and_keeps_nothing(letter, client):
    source = a_source(letter.campaign.coalition)
    an_article(source=source)
    client.force_login(letter.logged_by)
    address = f"/news/sources/{source.pk}/rule/"

    page = client.post(address, {"exclude": "refugees", "try": "1"}).content.decode()

    assert "0 of 1 article" in page
    assert "Has “refugees”." in page
    assert not MatchRule.objects.exists()


def test_a_kept_rule_is_shown_again_and_an_empty_one_is_none(letter, client):
    ask = letter.recommendations.first()
    client.force_login(letter.logged_by)
    address = f"/news/asks/{ask.pk}/rule/"

    client.post(address, {"include": "asylum\ndeport*", "languages": "EN", "countries": "jp"})
    rule = MatchRule.objects.get()
    assert (rule.include, rule.languages, rule.countries) == (["asylum", "deport*"], ["en"], ["JP"])
    assert "deport*" in client.get(address).content.decode()

    client.post(address, {})
    assert not MatchRule.objects.exists()


def test_a_country_that_is_none_is_refused_in_words(letter, client):
    ask = letter.recommendations.first()
    client.force_login(letter.logged_by)

    answer = client.post(f"/news/asks/{ask.pk}/rule/", {"countries": "QQ"})

    assert answer.status_code == 422
    assert "“QQ” is no country." in answer.content.decode()
