"""How far something may be seen, and who ranks above whom: plain choices."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db.models import IntegerChoices, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Visibility(TextChoices):
    ORGANISATION = "organisation", _("Our organisation")
    COALITION = "coalition", _("The coalition")
    PUBLIC = "public", _("Everyone")


class Role(IntegerChoices):
    """Ordered: a higher role may do whatever a lower one may."""

    OBSERVER = 10, _("Observer")
    CONTRIBUTOR = 20, _("Contributor")
    REVIEWER = 30, _("Reviewer")
    COORDINATOR = 40, _("Coordinator")


class Levelled(Protocol):
    visibility: str
    embargo_until: datetime | None
    releases_itself: bool


@dataclass(frozen=True, slots=True)
class Embargo:
    """Until when something meant for everyone is kept among the coalition."""

    until: datetime
    releases_itself: bool

    @property
    def is_waiting(self) -> bool:
        """The moment has come, and somebody has to release it."""
        return not self.releases_itself and self.until <= timezone.now()


def embargo_of(row: Levelled) -> Embargo | None:
    """The embargo that holds now. One that releases itself is over at its moment."""
    if row.visibility != Visibility.PUBLIC or row.embargo_until is None:
        return None
    if row.releases_itself and row.embargo_until <= timezone.now():
        return None
    return Embargo(row.embargo_until, row.releases_itself)
