"""The same report across outlets. One grouping at a time: two workers that meet two copies at
once would otherwise not see each other's."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from news.activity import Did
from news.errors import NewsError
from news.likeness import Runs, is_same, keys, runs
from news.models import Article, Story, StoryWord

LOCK = 5_170_401  # of PostgreSQL's advisory locks: this one is grouping
WINDOW = timedelta(days=45)  # a text printed again later is news of its own
MOST_COMPARED = 12
Compared = dict[int, bool]  # by number of the other article: whether it is the same report


def group(article: Article) -> Story:
    """Put an article into its story, a new one if need be. Safe to run again, as when a longer
    text came; what a person said of two articles stays."""
    mine = runs(words_of(article))
    article.keys, compared = keys(mine), Compared()
    with transaction.atomic():
        _like(article, mine, compared)  # at leisure: the lock is for what came meanwhile
    return _place(article, mine, compared)


def words_of(article: Article) -> str:
    return article.body if len(article.body) > len(article.summary) else article.summary


@transaction.atomic
def _place(article: Article, mine: Runs, compared: Compared) -> Story:
    _one_at_a_time()
    locked = Article.objects.select_for_update().get(pk=article.pk)
    locked.keys = article.keys
    story = locked.story or Story.objects.create()
    locked.story = story
    locked.save(update_fields=["keys", "story"])
    for other in _like(locked, mine, compared):
        if not _are_apart(story, other):
            story = _merge(story, other)
    article.story = story
    return story


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _by_index() -> None:
    """PostgreSQL takes every key for a common one, and would read the whole table instead."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")


def _like(article: Article, mine: Runs, compared: Compared) -> list[Story]:
    """Stories that hold the same report, the nearest first. Texts that were compared before are
    not compared again, nor others of a story that is known to be the same."""
    if not article.keys:
        return []
    _by_index()
    near = (
        Article.objects.filter(keys__overlap=article.keys, story__isnull=False)
        .exclude(story=article.story_id)
        .order_by()
        .only("pk", "keys", "story_id", "published_on", "found_at")
    )
    mine_keys, day = set(article.keys), _day(article)
    ranked = sorted(
        (one for one in near if abs(_day(one) - day) <= WINDOW),
        key=lambda one: (-len(mine_keys & set(one.keys)), -one.pk),
    )[:MOST_COMPARED]
    fresh = [one.pk for one in ranked if one.pk not in compared]
    texts = Article.objects.only("body", "summary").in_bulk(fresh)
    same: dict[int | None, None] = {}
    for one in ranked:
        if one.story_id not in same and one.pk in texts:
            compared[one.pk] = is_same(mine, runs(words_of(texts[one.pk])))
        if compared.get(one.pk):
            same[one.story_id] = None
    stories = Story.objects.in_bulk(list(same))
    return [stories[pk] for pk in same]


def _day(article: Article) -> date:
    return article.published_on or article.found_at.date()


def _are_apart(one: Story, other: Story) -> bool:
    """Whether a person said of an article of one and one of the other that they differ."""
    crossed = Q(first__story=one, second__story=other) | Q(first__story=other, second__story=one)
    return StoryWord.objects.filter(crossed, is_same=False).exists()


def _merge(one: Story, other: Story) -> Story:
    """Into the older one, which others may have named."""
    kept, gone = (one, other) if one.pk < other.pk else (other, one)
    Article.objects.filter(story=gone).update(story=kept)
    gone.delete()
    return kept


@transaction.atomic
def join(*, article: Article, other: Article, by: User) -> Story:
    """Say that two articles tell the same story; their stories become one."""
    if article.pk == other.pk:
        raise NewsError(_("Choose another article: this one is in its own story already."))
    _one_at_a_time()
    one, two = _locked(article.pk, other.pk)
    first, second = one.story or _alone(one), two.story or _alone(two)
    if first != second:
        crossed = Q(first__story=first, second__story=second) | Q(
            first__story=second, second__story=first
        )
        StoryWord.objects.filter(crossed, is_same=False).delete()
        first = _merge(first, second)
    _say(one.pk, [two.pk], by, is_same=True)
    _note(one, by, Did.JOINED_STORY)
    return first


@transaction.atomic
def part(*, article: Article, other: Article, by: User) -> None:
    """Take back that two articles tell the same story: their story falls into what it was."""
    _one_at_a_time()
    one, two = _locked(article.pk, other.pk)
    if not StoryWord.objects.filter(_pair(one, two), is_same=True).delete()[0]:
        raise NewsError(_("Nobody joined these two. Reload the page."))
    left = one.story
    members = list(left.articles.order_by("pk")) if left else []
    Article.objects.filter(story=left).update(story=None)
    if left:
        left.delete()
    for member in members:
        member.story = None
        group(member)
    kept = StoryWord.objects.filter(first__in=members, second__in=members, is_same=True)
    for word in kept.order_by("pk"):
        first, second = _locked(word.first_id, word.second_id)
        if first.story and second.story and first.story != second.story:
            _merge(first.story, second.story)
    _note(one, by, Did.PARTED_STORY)


def _pair(one: Article, other: Article) -> Q:
    return Q(first=min(one.pk, other.pk), second=max(one.pk, other.pk))


@transaction.atomic
def split(*, article: Article, by: User) -> Story:
    """Say that an article tells a story of its own; likeness will not bring it back."""
    _one_at_a_time()
    (locked,) = _locked(article.pk)
    rest = Article.objects.filter(story=locked.story_id).exclude(pk=locked.pk)
    others = list(rest.values_list("pk", flat=True)) if locked.story_id else []
    if not others:
        raise NewsError(_("This article is the only one of its story. There is nothing to split."))
    _say(locked.pk, others, by, is_same=False)
    _note(locked, by, Did.SPLIT_STORY)
    return _alone(locked)


@transaction.atomic
def regroup(article: Article) -> Story:
    """Think again about where an article belongs, unless a person placed it there."""
    _one_at_a_time()
    (locked,) = _locked(article.pk)
    said = StoryWord.objects.filter(Q(first=locked) | Q(second=locked), is_same=True)
    left = locked.story
    if left and not said.exists():
        locked.story = None
        locked.save(update_fields=["story"])
        if not left.articles.exists():
            left.delete()
    return group(locked)


def _locked(*numbers: int) -> list[Article]:
    """In the order asked for, but locked in the order of their numbers."""
    rows = Article.objects.select_for_update(of=("self",)).select_related("story")
    found = {row.pk: row for row in rows.filter(pk__in=numbers).order_by("pk")}
    return [found[number] for number in numbers]


def _alone(article: Article) -> Story:
    article.story = Story.objects.create()
    article.save(update_fields=["story"])
    return article.story


def _say(number: int, others: Iterable[int], by: User, *, is_same: bool) -> None:
    words = [
        StoryWord(first_id=min(number, one), second_id=max(number, one), is_same=is_same, by=by)
        for one in others
    ]
    StoryWord.objects.bulk_create(
        words,
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["is_same", "by", "said_at"],
    )


def _note(article: Article, by: User, verb: Did) -> None:
    matches = article.matches.select_related("recommendation__letter__campaign")
    for letter in {match.recommendation.letter for match in matches}:
        record(letter.campaign, by, verb, article, letter.private_to)
