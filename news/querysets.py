from datetime import datetime
from typing import TYPE_CHECKING, Self, TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from letters.querysets import letter_visible_to, seated

if TYPE_CHECKING:
    from campaigns.models import User

    Viewer: TypeAlias = User | AnonymousUser


class SourceQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        return self.filter(seated(user, "coalition"))

    def due(self, now: datetime) -> Self:
        return self.filter(is_active=True, next_poll_at__lte=now)


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
        return self.filter(matched_at=None, found_at__lt=before)


class MatchQuerySet(models.QuerySet):
    def visible_to(self, user: "Viewer") -> Self:
        letter = "recommendation__letter__"
        return self.filter(
            letter_visible_to(user, letter) & seated(user, f"{letter}campaign__coalition")
        )

    def waiting(self) -> Self:
        return self.filter(state="suggested")
