"""The shared desk: one story, one verdict, one person at a time."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from letters.models import Evidence
from news.errors import NewsError, TooLate
from news.models import Article, Assignment, Claim, Match, Story
from news.selectors.plan import day_plan
from news.selectors.queue import desk_matches, queue, waiting_count
from news.services.claims import assign, take
from news.services.triage import confirm, dismiss, undo
from tests import factories as a
from tests.helpers import assert_flat
from tests.news.desk import a_japan_letter, a_match, a_print, a_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    letter = a_japan_letter()
    ana = a.a_person(Role.CONTRIBUTOR, letter.campaign, "Ana")
    ravi = a.a_person(Role.REVIEWER, letter.campaign, "Ravi")
    return letter, ana, ravi


def a_story(ask, outlets=("Courier", "Herald", "Tribune")) -> list[Match]:
    story = Story.objects.create()
    return [a_match(ask, a_print(outlet, story)) for outlet in outlets]


def choices(match: Match, relation: str = "supports") -> dict:
    return {"choices": [(match.recommendation, relation)], "source_kind": "news_report"}


def headlines(user, **asked) -> list[str]:
    return [item.article.headline for item in queue(user=user, asked=asked).items]


def test_wire_copy_waits_once_with_its_outlets_and_is_judged_once(case, client_as):
    letter, ana, _ravi = case
    matches = a_story(letter.recommendations.get(number=1))

    shown = queue(user=ana, asked={})
    (item,) = shown.items
    assert (shown.total, waiting_count(ana)) == (1, 1)
    assert sorted([item.article.outlet, *item.outlets]) == ["Courier", "Herald", "Tribune"]
    page = client_as(ana).get(reverse("news:queue")).content.decode()
    assert "also in Herald, Tribune" in page

    confirm(article=matches[0].article, by=ana, **choices(matches[0]))

    assert waiting_count(ana) == 0
    assert Evidence.objects.count() == 1
    with pytest.raises(TooLate):
        confirm(article=matches[1].article, by=ana, **choices(matches[1]))
    undo(article=matches[2].article, matches=matches, by=ana)
    assert waiting_count(ana) == 1


def test_a_copy_that_comes_after_the_verdict_does_not_wait_again(case):
    letter, ana, _ravi = case
    ask = letter.recommendations.get(number=1)
    first = a_story(ask, ("Courier",))[0]
    dismiss(article=first.article, matches=[first], because="too_old", by=ana)

    late = a_match(ask, a_print("Herald", first.article.story))
    assert waiting_count(ana) == 0

    other = a_match(letter.recommendations.get(number=2), late.article)
    assert [one.guesses[0].match for one in queue(user=ana, asked={}).items] == [other]


def test_undo_takes_back_the_last_gesture_and_not_an_earlier_one(case):
    letter, ana, _ravi = case
    first, second = letter.recommendations.order_by("number")
    one = a_match(first)
    confirm(article=one.article, by=ana, **choices(one))
    other = a_match(second, one.article)
    dismiss(article=one.article, matches=[other], because="other", by=ana)

    undo(article=one.article, matches=[one, other], by=ana)

    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, other.state) == ("confirmed", "suggested")


def test_a_story_can_be_split_on_the_desk(case, client_as):
    letter, ana, _ravi = case
    first, _second, third = a_story(letter.recommendations.get(number=1))

    client_as(ana).post(reverse("news:split", args=[third.article_id]))

    assert waiting_count(ana) == 2
    first.article.refresh_from_db()
    assert first.article.story.articles.count() == 2


def test_who_is_on_a_story_keeps_the_others_off_it(case, client_as):
    letter, ana, ravi = case
    first, second, _third = a_story(letter.recommendations.get(number=1))
    htmx = {"HX-Request": "true"}

    assert client_as(ana).post(reverse("news:take", args=[first.article_id])).status_code == 302

    page = client_as(ravi).get(reverse("news:queue")).content.decode()
    assert "Ana is on this one until" in page
    refused = client_as(ravi).post(reverse("news:take", args=[second.article_id]), headers=htmx)
    assert refused.status_code == 409
    assert "Ana is on this one until" in refused.content.decode()
    late = client_as(ravi).post(
        reverse("news:dismiss", args=[second.article_id]), {"because": "other"}, headers=htmx
    )
    assert late.status_code == 409
    assert "Ana is on this one until" in late.content.decode()
    assert "Ana is on" not in client_as(ana).get(reverse("news:queue")).content.decode()


def test_a_claim_ends_when_it_is_left_judged_or_old(case, client_as):
    letter, ana, ravi = case
    match = a_match(letter.recommendations.get(number=1))
    coalition = letter.campaign.coalition_id
    on_it = {"article": match.article, "coalitions": [coalition]}

    take(**on_it, by=ana)
    client_as(ana).post(reverse("news:release", args=[match.article_id]))
    take(**on_it, by=ravi)
    Claim.objects.update(until=timezone.now() - timedelta(seconds=1))
    take(**on_it, by=ana)
    with pytest.raises(TooLate):
        take(**on_it, by=ravi)
    confirm(article=match.article, by=ana, **choices(match))

    assert not Claim.objects.exists()


def test_a_claim_holds_up_no_other_coalition(case):
    letter, ana, _ravi = case
    theirs = a_japan_letter()
    cleo = a.a_person(Role.CONTRIBUTOR, theirs.campaign)
    match = a_match(letter.recommendations.get(number=1))
    other = a_match(theirs.recommendations.get(number=1), match.article)
    take(article=match.article, coalitions=[letter.campaign.coalition_id], by=ana)

    assert queue(user=cleo, asked={}).items[0].on_it is None
    confirm(article=match.article, by=cleo, **choices(other))

    assert Claim.objects.get().by == ana


def test_a_story_is_assigned_to_somebody_who_finds_it_by_a_filter(case, client_as):
    letter, ana, ravi = case
    match = a_match(letter.recommendations.get(number=1))
    a_match(letter.recommendations.get(number=2), a_print("Herald", headline="Other"))
    where = reverse("news:assign", args=[match.article_id])

    client_as(ana).post(where, {"to": ravi.pk})

    assert headlines(ravi, mine="1") == [match.article.headline]
    assert headlines(ana, mine="1") == []
    assert "for Ravi" in client_as(ana).get(reverse("news:queue")).content.decode()
    client_as(ravi).post(where, {"to": ""})
    assert not Assignment.objects.exists()


def test_nobody_is_assigned_who_does_not_clear_the_desk(case, client_as):
    letter, ana, _ravi = case
    match = a_match(letter.recommendations.get(number=1))
    watcher = a.a_person(Role.OBSERVER, letter.campaign)

    answer = client_as(ana).post(
        reverse("news:assign", args=[match.article_id]),
        {"to": watcher.pk},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 422
    where = {"article": match.article, "coalitions": [letter.campaign.coalition_id]}
    with pytest.raises(NewsError, match="does not clear this desk"):
        assign(**where, to=watcher, by=ana)


def test_filters_narrow_the_desk_by_what_their_names_say(case):
    letter, ana, _ravi = case
    there = a.a_letter(a.a_campaign(coalition=letter.campaign.coalition), country="FR")
    source = a_source(letter.campaign.coalition)
    a_match(letter.recommendations.get(number=1), a_print("A", headline="One", language="en"))
    weak = a_match(
        there.recommendations.get(), a_print("B", headline="Two", language="fr", source=source)
    )
    Match.objects.filter(pk=weak.pk).update(score=0.2)

    assert headlines(ana, campaign=there.campaign.slug) == ["Two"]
    assert headlines(ana, country="JP") == ["One"]
    assert headlines(ana, language="fr") == ["Two"]
    assert headlines(ana, source=str(source.pk)) == ["Two"]
    assert headlines(ana, score="strong") == ["One"]


def test_going_on_shows_every_story_once_in_order_of_publication(case):
    letter, ana, _ravi = case
    ask = letter.recommendations.get(number=1)
    days = [None, None, *(date(2021, 3, 1 + n // 2) for n in range(48))]
    for number, day in enumerate(days):
        a_match(ask, a_print("P", headline=f"{number}", published_on=day))

    seen, after = [], ""
    while True:
        shown = queue(user=ana, asked={"after": after})
        seen += [item.article for item in shown.items]
        after = shown.after
        if not after:
            break

    assert len(seen) == len({one.pk for one in seen}) == 50
    told = [one.published_on for one in seen]
    assert told == [*sorted(filter(None, days), reverse=True), None, None]
    assert queue(user=ana, asked={"after": "nonsense_x"}).total == 50


def test_the_plan_tells_what_is_left_and_at_what_pace(case):
    letter, ana, ravi = case
    ask = letter.recommendations.get(number=1)
    for number in range(5):
        match = a_match(ask, a_print("P", headline=f"{number}"))
        if number < 2:
            dismiss(article=match.article, matches=[match], because="other", by=ana)
    Article.objects.filter(headline="4").update(found_at=timezone.now() - timedelta(days=9))

    plan = day_plan(desk_matches(ravi), user=ravi)

    assert (plan.waiting, plan.today, plan.pace, plan.days) == (3, 2, 2, 2)
    assert plan.oldest == timezone.localdate() - timedelta(days=9)


def test_words_of_the_ask_are_marked_in_the_article_and_nothing_is_run(case, client_as):
    letter, ana, _ravi = case
    text = (
        "<script>x</script> Nothing here.\nRefugees wait in Seoul.\n"
        + "Filler words, and more of them.\n" * 150
    )
    a_match(letter.recommendations.get(number=1), a_print("P", body=text + "A refugee is sent."))

    page = client_as(ana).get(reverse("news:queue")).content.decode()

    assert "<mark>Refugees</mark> wait in Seoul." in page
    assert "A <mark>refugee</mark> is sent." in page
    assert "[…]" in page
    assert "<script>x" not in page


def test_the_desk_costs_the_same_however_many_are_on_it(case, client_as):
    letter, ana, ravi = case
    client = client_as(ana)
    ask = letter.recommendations.get(number=1)
    coalition = [letter.campaign.coalition_id]

    def grow():
        for number in range(6):
            article = a_print("P", Story.objects.create(), headline=f"{number}")
            a_match(ask, article)
            a_match(ask, a_print("Q", article.story, headline=f"{number}"))
            take(article=article, coalitions=coalition, by=ravi)
            assign(article=article, coalitions=coalition, to=ravi, by=ana)

    a_match(ask, a_print("P", Story.objects.create()))
    assert_flat(visit=lambda: client.get(reverse("news:queue")), grow=grow)
