from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from campaigns.models import User
from letters.models import Evidence, Recommendation
from news.kinds import LinkState
from news.models import Capture, Link
from news.warc import Kept


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A source with how its link fares; `link` is None until it was looked at."""

    evidence: Evidence
    link: Link | None
    captures: list[Capture]

    @property
    def is_in_trouble(self) -> bool:
        return self.link is not None and self.link.state in (LinkState.CHANGED, LinkState.DEAD)


@dataclass(frozen=True, slots=True)
class Links:
    """All that templates/news/links.html may ask for."""

    ask: Recommendation
    lines: list[LinkLine]

    @property
    def troubles(self) -> list[LinkLine]:
        return [line for line in self.lines if line.is_in_trouble]

    @property
    def archived(self) -> list[LinkLine]:
        return [line for line in self.lines if line.link and line.link.archive_url]

    @property
    def kept(self) -> list[LinkLine]:
        return [line for line in self.lines if line.captures]


def links_of(ask: Recommendation, *, user: User | AnonymousUser) -> Links:
    """Three queries, whatever there is. Copies that we keep are listed for staff alone."""
    shown = list(Evidence.objects.visible_to(user).standing().filter(recommendation=ask))
    urls = {one.url for one in shown}
    links = {one.url: one for one in Link.objects.filter(url__in=urls)}
    captures = defaultdict(list)
    for one in Capture.objects.visible_to(user).filter(url__in=urls):
        captures[one.url].append(one)
    return Links(ask, [LinkLine(one, links.get(one.url), captures[one.url]) for one in shown])


def captures_to_export(*, campaign: str = "", article: int = 0) -> Iterable[Capture]:
    """Pages that were kept: all, those filed as evidence in a campaign, or those of an article."""
    found = Capture.objects.all()
    if article:
        found = found.filter(article=article)
    if campaign:
        filed = Evidence.objects.filter(recommendation__letter__campaign__slug=campaign)
        confirmed = Q(article__matches__evidence__in=filed)
        found = found.filter(Q(url__in=filed.values("url")) | confirmed).distinct()
    return found.iterator(chunk_size=100)


def for_warc(captures: Iterable[Capture]) -> Iterator[Kept]:
    for one in captures:
        yield one.fetched_from, one.fetched_at, one.content_type, one.sha256, one.content()
