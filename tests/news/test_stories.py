"""One report in many papers is one story."""

import threading
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection

from campaigns.levels import Role
from campaigns.models import Activity
from news.errors import NewsError
from news.models import Article, Story, StoryWord
from news.selectors.stories import in_stories, whole_stories
from news.services.stories import group, join, split
from tests import factories as a
from tests.news.desk import a_match, a_source, an_article
from tests.news.pages import WIRE, words

pytestmark = pytest.mark.django_db


def a_report(name: str, body: str = WIRE, **more) -> Article:
    told = {"outlet": name.title(), "body": body, "published_on": date(2021, 3, 2)}
    return an_article(f"https://{name}.example.org/port", **(told | more))


def stories_of(*articles: Article) -> list[int]:
    found = dict(Article.objects.values_list("pk", "story"))
    return [found[one.pk] for one in articles]


def test_wire_copy_in_three_papers_is_one_story_with_its_outlets():
    first, second, third = (
        a_report("courier", published_on=date(2021, 3, 3)),
        a_report("herald", f"By our own reporter in the harbour this Tuesday morning.\n{WIRE}"),
        a_report("tribune", "\n".join(WIRE.splitlines()[:6]), headline="Quite another headline"),
    )
    for one in (first, second, third):
        group(one)

    (line,) = in_stories(Article.objects.all())
    assert line.lead == second
    assert line.outlets == ["Herald", "Tribune", "Courier"]
    assert Story.objects.count() == 1


def test_two_stories_under_one_headline_stay_two():
    one = a_report("courier", words("court"), headline="What we know so far")
    other = a_report("herald", words("harvest"), headline="What we know so far")
    for article in (one, other):
        group(article)

    assert len(set(stories_of(one, other))) == 2


def test_short_notes_of_a_feed_are_the_same_only_where_they_say_the_same():
    note = " ".join(WIRE.splitlines()[:2])
    same = [a_report(name, "", summary=note) for name in ("courier", "herald")]
    other = a_report("tribune", "", summary=" ".join(WIRE.splitlines()[1:3]))
    for article in (*same, other):
        group(article)

    assert stories_of(*same)[0] == stories_of(*same)[1] != stories_of(other)[0]


def test_a_text_printed_again_a_year_later_is_a_story_of_its_own():
    then, now = a_report("courier"), a_report("herald", published_on=date(2022, 3, 2))
    for article in (then, now):
        group(article)

    assert len(set(stories_of(then, now))) == 2


def test_a_longer_text_joins_two_halves_that_came_before():
    long = words(count=24).splitlines()
    first, second = (
        a_report("courier", "\n".join(long[:13])),
        a_report("herald", "\n".join(long[11:])),
    )
    for article in (first, second):
        group(article)
    assert len(set(stories_of(first, second))) == 2

    whole = a_report("tribune", "\n".join(long))
    group(whole)

    assert len(set(stories_of(first, second, whole))) == 1
    assert Story.objects.count() == 1


def test_grouping_again_changes_nothing():
    reports = [a_report(name) for name in ("courier", "herald")]
    for article in reports * 2:
        group(article)
    before = stories_of(*reports)

    call_command("regroup")

    assert stories_of(*reports) == before
    assert Story.objects.count() == 1


def test_an_article_whose_text_came_late_finds_its_story():
    first, late = a_report("courier"), a_report("herald", "")
    for article in (first, late):
        group(article)
    assert len(set(stories_of(first, late))) == 2

    late.body = WIRE
    late.save()
    group(late)

    assert len(set(stories_of(first, late))) == 1


def test_what_a_person_split_stays_split():
    by = a.a_user()
    first, second = a_report("courier"), a_report("herald")
    for article in (first, second):
        group(article)

    split(article=second, by=by)
    group(Article.objects.get(pk=second.pk))
    call_command("regroup")

    assert len(set(stories_of(first, second))) == 2
    assert StoryWord.objects.get().by == by


def test_a_third_copy_does_not_bring_together_what_a_person_split():
    first, second = a_report("courier"), a_report("herald")
    for article in (first, second):
        group(article)
    split(article=second, by=a.a_user())

    third = a_report("tribune")
    group(third)

    found = stories_of(first, second, third)
    assert found[0] != found[1]
    assert found[2] in found[:2]


def test_what_a_person_joined_stays_joined():
    one, other = a_report("courier", words("court")), a_report("herald", words("harvest"))
    for article in (one, other):
        group(article)

    join(article=one, other=other, by=a.a_user())
    call_command("regroup")

    assert len(set(stories_of(one, other))) == 1


def test_the_last_word_of_a_person_counts():
    first, second = a_report("courier"), a_report("herald")
    for article in (first, second):
        group(article)
    split(article=second, by=a.a_user())

    join(article=first, other=second, by=a.a_user())

    assert len(set(stories_of(first, second))) == 1
    assert StoryWord.objects.get().is_same


def test_who_split_and_who_joined_is_in_the_record():
    letter = a.a_letter()
    first, second = a_report("courier"), a_report("herald")
    for article in (first, second):
        group(article)
    a_match(letter.recommendations.get(), second)

    split(article=second, by=a.a_user())
    join(article=second, other=first, by=a.a_user())

    verbs = set(Activity.objects.values_list("verb", flat=True))
    assert {"story.split", "story.joined"} <= verbs


def test_a_lone_article_cannot_be_split_nor_joined_to_itself():
    lone = a_report("courier")
    group(lone)

    with pytest.raises(NewsError):
        split(article=lone, by=a.a_user())
    with pytest.raises(NewsError):
        join(article=lone, other=lone, by=a.a_user())


def test_a_story_shows_what_its_reader_may_see(django_assert_num_queries):
    campaign = a.a_campaign()
    reader = a.a_person(Role.CONTRIBUTOR, campaign)
    ours = a_report("courier", source=a_source(campaign.coalition))
    theirs = a_report("herald", source=a_source(a.a_coalition()))
    for article in (ours, theirs):
        group(article)
    ours.refresh_from_db()

    with django_assert_num_queries(1):
        line = whole_stories([ours], user=reader)[ours.pk]

    assert line.articles == [ours]


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_meet_two_copies_at_once_make_one_story():
    reports = [a_report(f"paper{number}") for number in range(8)]
    start = threading.Barrier(4)

    def work(mine: list[Article]) -> None:
        try:
            start.wait(10)
            for article in mine:
                group(article)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[reports[at::4]]) for at in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)

    assert len(set(stories_of(*reports))) == 1
    assert Story.objects.count() == 1
