from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from campaigns.models import User
from news.models import Article


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


def _line(members: list[Article]) -> StoryLine:
    ordered = sorted(members, key=_first_printed)
    return StoryLine(ordered[0], ordered[1:])


def _first_printed(article: Article) -> tuple[date, int]:
    return article.published_on or article.found_at.date(), article.pk
