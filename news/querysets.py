from datetime import datetime
from typing import TYPE_CHECKING, Self, TypeAlias

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from campaigns.levels import Role
from letters.models import Evidence
from letters.querysets import letter_visible_to, seated

if TYPE_CHECKING:
    from campaigns.models import User
    from news.models import Article

    Viewer: TypeAlias = User | AnonymousUser


class SourceQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(seated(user, "coalition"))

    def due(self, now: datetime) -> Self:
        return self.filter(is_active=True, next_poll_at__lte=now)

    def in_turn(self, now: datetime, per_host: int) -> Self:
        """What is due or being read, of each host no more than `per_host`, and first of all what
        is being read: so the turn of the others comes as soon as it is done."""
        being_read = Q(claimed_until__gt=now)
        place = Window(
            RowNumber(),
            partition_by=[F("host")],
            order_by=[
                Case(When(being_read, then=Value(0)), default=Value(1)),
                F("next_poll_at").asc(),
                F("pk").asc(),
            ],
        )
        near = self.filter(Q(next_poll_at__lte=now) | being_read, is_active=True)
        return near.annotate(turn=place).filter(turn__lte=per_host)


def _asked_for() -> Q:
    if not settings.READ_PAGES:
        return Q()
    return Q(read_at__isnull=False) | Q(read_tries__gt=0)


class ArticleQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Articles are for those who clear the desk: with a match, or from a source, of theirs."""
        if not user.is_authenticated:
            return self.none()
        coalitions = user.seats.values("coalition")
        place = "matches__recommendation__letter__campaign__coalition"
        return self.filter(
            Q(source__coalition__in=coalitions) | Q(**{f"{place}__in": coalitions})
        ).distinct()

    def unmatched(self, before: datetime) -> Self:
        """Not matched yet. An article is matched once its page was asked for."""
        return self.filter(_asked_for(), matched_at=None, found_at__lt=before)

    def unread(self, before: datetime) -> Self:
        return self.filter(read_at=None, read_after__lt=before)

    def ungrouped(self, before: datetime) -> Self:
        return self.filter(_asked_for(), story=None, found_at__lt=before)


class MatchQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        letter = "recommendation__letter__"
        return self.filter(
            letter_visible_to(user, letter) & seated(user, f"{letter}campaign__coalition")
        )

    def waiting(self) -> Self:
        return self.filter(state="suggested")

    def open(self) -> Self:
        """Waiting, and not judged for the same ask in another print of the same story."""
        judged = (
            type(self)(self.model)
            .filter(
                article__story=OuterRef("article__story"), recommendation=OuterRef("recommendation")
            )
            .exclude(state="suggested")
        )
        return self.waiting().filter(~Exists(judged))

    def by_story(self) -> Self:
        """Adds `item`: one number for all prints of a story, and for an article without one."""
        return self.annotate(item=Coalesce(F("article__story"), -F("article_id")))

    def of_story(self, article: "Article") -> Self:
        same = Q(article=article)
        if article.story_id:
            same |= Q(article__story=article.story_id)
        return self.filter(same)


class TipQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Tips are for those who clear the desk."""
        letter = "recommendation__letter__"
        own = seated(user, f"{letter}campaign__coalition", Role.CONTRIBUTOR)
        return self.filter(letter_visible_to(user, letter) & own)

    def held(self) -> Self:
        return self.filter(state="held")


class CaptureQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """Pages as fetched are for those who may clear the desk that met them or filed them."""
        if not user.is_authenticated:
            return self.none()
        own = user.seats.filter(role__gte=Role.CONTRIBUTOR).values("coalition")
        coalition = "recommendation__letter__campaign__coalition__in"
        filed = Evidence.objects.visible_to(user).filter(**{coalition: own})
        met = Q(**{f"article__matches__{coalition}": own})
        return self.filter(
            Q(article__source__coalition__in=own)
            | (met & letter_visible_to(user, "article__matches__recommendation__letter__"))
            | Q(url__in=filed.values("url"))
        ).distinct()

    def never_confirmed(self) -> Self:
        """Pages of nothing that was ever filed as evidence, retracted or not."""
        filed = Evidence.objects.order_by().values("url")
        return (
            self.exclude(url__in=filed)
            .exclude(article__url__in=filed)
            .exclude(article__addresses__url__in=filed)
            .exclude(article__matches__evidence__isnull=False)
        )


class LinkQuerySet(models.QuerySet):
    def due(self, now: datetime) -> Self:
        return self.filter(next_check_at__lte=now)


class ProblemQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        """For those who clear the desk of what the source bears on."""
        letter = "evidence__recommendation__letter__"
        own = seated(user, f"{letter}campaign__coalition", Role.CONTRIBUTOR)
        return self.filter(letter_visible_to(user, letter) & own)

    def held(self) -> Self:
        return self.filter(state="held")
