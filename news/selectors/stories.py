from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q
from django.utils import timezone

from campaigns.models import User
from news.models import Article, StoryWord

LATELY = timedelta(days=30)
MOST_OFFERED = 40


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story as the desk tells it: its first report, and who else printed it."""

    lead: Article
    others: list[Article]

    @property
    def articles(self) -> list[Article]:
        return [self.lead, *self.others]

    @property
    def outlets(self) -> list[str]:
        """Each outlet once, the first to print it first."""
        return list(dict.fromkeys(one.outlet for one in self.articles if one.outlet))


def in_stories(articles: Iterable[Article]) -> list[StoryLine]:
    """These articles by story, in the order in which their stories come up. No query."""
    found: dict[object, list[Article]] = defaultdict(list)
    for article in articles:
        found[article.story_id or f"alone-{article.pk}"].append(article)
    return [_line(members) for members in found.values()]


def whole_stories(articles: Iterable[Article], *, user: User) -> dict[int, StoryLine]:
    """For each article its whole story, as far as `user` may see it. One query."""
    given = list(articles)
    stories = {one.story_id for one in given if one.story_id}
    seen = Article.objects.visible_to(user).filter(story__in=stories).defer("body", "keys")
    lines = {line.lead.story_id: line for line in in_stories(seen)}
    return {one.pk: lines.get(one.story_id) or StoryLine(one, []) for one in given}


@dataclass(frozen=True, slots=True)
class Joining:
    """All that templates/news/join.html may ask for."""

    article: Article
    story: StoryLine
    joined: list[Article]  # by hand, to this very article
    offered: list[StoryLine]
    words: str


def joining(article: Article, *, user: User, words: str = "") -> Joining:
    """Other stories of the last days: those with these words in a headline, or else those whose
    headline is most like this one. Four queries."""
    words = " ".join(words.replace("\x00", "").split())[:100]
    story = whole_stories([article], user=user)[article.pk]
    seen = Article.objects.visible_to(user)
    lately = seen.filter(found_at__gte=timezone.now() - LATELY).exclude(pk=article.pk)
    if article.story_id:
        lately = lately.exclude(story=article.story_id)
    if words:
        lately = lately.filter(headline__icontains=words).order_by("-found_at", "-pk")
    else:
        likeness = TrigramSimilarity("headline", article.headline)
        lately = lately.annotate(likeness=likeness).order_by("-likeness", "-pk")
    offered = in_stories(lately.defer("body", "keys")[:MOST_OFFERED])
    said = StoryWord.objects.filter(Q(first=article) | Q(second=article), is_same=True)
    hands = {number for pair in said.values_list("first", "second") for number in pair}
    joined = [one for one in story.articles if one.pk in hands and one.pk != article.pk]
    return Joining(article, story, joined, offered, words)


def _line(members: list[Article]) -> StoryLine:
    ordered = sorted(members, key=_first_printed)
    return StoryLine(ordered[0], ordered[1:])


def _first_printed(article: Article) -> tuple[date, int]:
    return article.published_on or article.found_at.date(), article.pk
