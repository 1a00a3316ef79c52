from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from campaigns.models import User
from news.models import Tip

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class TipList:
    """All that templates/news/tips.html may ask for."""

    page: Page
    total: int
    refusals: Sequence[tuple]


def held_tips(user: User | AnonymousUser) -> QuerySet[Tip]:
    """What readers suggested and nobody has reviewed, for those who clear the desk."""
    return Tip.objects.visible_to(user).held().select_related("recommendation__letter__campaign")


def tip_list(*, user: User, page: str | int = 1) -> TipList:
    listed = Paginator(held_tips(user), PER_PAGE).get_page(page)
    return TipList(listed, listed.paginator.count, Tip.Refusal.choices)
