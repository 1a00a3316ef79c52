"""What verdicts teach, and who may read it."""

import pytest

from campaigns.levels import Role
from news.matching import Guess, Text
from news.matching.learning import FEWEST, NOTHING, Verdict, learn, traits_of
from news.models import Learning, Match
from news.services import triage
from news.services.learning import coalitions_to_teach, taught_by, teach
from news.services.suggest import suggest
from news.tasks import learn_from_verdicts, teach_coalition
from tests import factories as a
from tests.news.desk import a_japan_letter, an_article


def verdicts(count):
    for at in range(count):
        is_right = at % 2 == 0
        word = "word:refugees" if is_right else "word:football"
        yield Verdict(frozenset({word, "language:en"}), 0.5, is_right)


def test_what_was_confirmed_with_a_word_is_raised_and_what_was_dismissed_lowered():
    taught = learn(list(verdicts(40)))

    assert taught.score(0.5, {"word:refugees"}) > 0.5 > taught.score(0.5, {"word:football"})
    assert "language:en" not in taught.weights  # what all share tells nothing


def test_nothing_is_learnt_from_few_verdicts_or_of_one_kind():
    assert learn(list(verdicts(FEWEST - 1))) == NOTHING
    assert learn([Verdict(frozenset({"word:x"}), 0.5, is_right=True)] * 30) == NOTHING
    assert NOTHING.score(0.3, {"word:x"}) == 0.3


def test_traits_are_what_a_person_can_read():
    found = traits_of(Text("A", outlet="The Post", language="en"), Guess("7", 0.5, words=("Law",)))

    assert found == {"word:law", "ask:7", "outlet:The Post", "language:en"}


def judged(letter, by, count, begin=0):
    """So many articles, half of one outlet confirmed, half of another dismissed."""
    ask = letter.recommendations.first()
    for at in range(begin, begin + count):
        outlet = "Good Post" if at % 2 == 0 else "Noise Daily"
        article = an_article(f"https://example.org/{at}", outlet=outlet)
        match = Match.objects.create(article=article, recommendation=ask, score=0.5)
        if at % 2 == 0:
            triage.confirm(
                article=article, choices=[(ask, "context")], source_kind="news_report", by=by
            )
        else:
            triage.dismiss(article=article, matches=[match], because="not_about_it", by=by)


@pytest.fixture
def desk(db):
    campaign = a.a_campaign()
    by = a.a_person(Role.CONTRIBUTOR, campaign)
    letter = a_japan_letter(by=by, campaign=campaign)
    judged(letter, by, 20)
    return letter, by


def test_verdicts_move_the_score_of_the_next_suggestion(desk):
    letter, _by = desk
    coalition = letter.campaign.coalition
    assert coalitions_to_teach() == [coalition.pk]

    first = teach(coalition=coalition)

    assert coalitions_to_teach() == []
    assert (first.version, first.confirmed, first.dismissed) == (1, 10, 10)
    scores = {}
    for outlet in ("Good Post", "Noise Daily"):
        article = an_article(f"https://example.org/new/{outlet[0]}", outlet=outlet)
        assert suggest(article)
        scores[outlet] = article.matches.order_by("-score").first().score
    assert scores["Good Post"] > scores["Noise Daily"]


def test_ten_fresh_verdicts_are_learnt_from_soon_and_fewer_by_the_hour(desk, monkeypatch):
    letter, by = desk
    taught = []
    monkeypatch.setattr(teach_coalition, "delay", taught.append)
    coalition = letter.campaign.coalition
    assert learn_from_verdicts(fewest=10) == 1
    teach(coalition=coalition)
    judged(letter, by, 9, begin=20)

    assert learn_from_verdicts(fewest=10) == 0
    assert learn_from_verdicts() == 1
    judged(letter, by, 1, begin=29)
    assert learn_from_verdicts(fewest=10) == 1
    assert taught == [coalition.pk] * 3


def test_each_learning_is_a_version_and_old_ones_go(desk):
    coalition = desk[0].campaign.coalition
    for _time in range(7):
        teach(coalition=coalition)

    assert [one.version for one in Learning.objects.all()] == [7, 6, 5, 4, 3]
    assert taught_by([coalition.pk])[coalition.pk].verdicts == 20


def test_a_dismissal_as_a_duplicate_teaches_nothing(desk):
    letter, by = desk
    article = an_article("https://example.org/again")
    match = Match.objects.create(article=article, recommendation=letter.recommendations.first())
    triage.dismiss(article=article, matches=[match], because="duplicate", by=by)

    assert teach(coalition=letter.campaign.coalition).dismissed == 10


def test_the_page_tells_what_was_learnt_in_words_and_numbers(desk, client):
    letter, by = desk
    teach(coalition=letter.campaign.coalition)
    client.force_login(by)

    page = client.get("/news/learned/").content.decode()

    assert "Version 1" in page
    assert "Articles of Good Post." in page
    assert "10 confirmed and 10 dismissed" in page


def test_no_word_of_a_letter_that_the_reader_may_not_see_is_told(desk, client):
    letter, by = desk
    Learning.objects.create(
        coalition=letter.campaign.coalition, version=1,
        weights={"word:secret": 1.0, "word:refugees": 0.9, "ask:999999": 1.0}, confirmed=9,
    )  # fmt: skip
    client.force_login(by)

    page = client.get("/news/learned/").content.decode()

    assert "refugees" in page
    assert "secret" not in page
    assert "999999" not in page
