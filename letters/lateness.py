"""How late an answer is, and how long ago somebody looked: worked out from dates, never typed."""

from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

SOON = timedelta(days=14)
LONG = timedelta(days=90)
STALE_AFTER = timedelta(days=365)


class Lateness(TextChoices):
    NOT_DUE = "not_due", _("Not due yet")
    DUE_SOON = "due_soon", _("Due soon")
    OVERDUE = "overdue", _("Overdue")
    LONG_OVERDUE = "long_overdue", _("Long overdue")


def lateness(due_on: date | None, day: date) -> Lateness:
    """`due_on` is the expected date after all pauses: promised dates and agreed extensions."""
    if due_on is None or day + SOON < due_on:
        return Lateness.NOT_DUE
    if day <= due_on:
        return Lateness.DUE_SOON
    return Lateness.OVERDUE if day <= due_on + LONG else Lateness.LONG_OVERDUE


def is_stale(checked_until: date | None, day: date) -> bool:
    """Nobody has looked for a year. What nobody has ever looked at is not stale but unassessed."""
    return checked_until is not None and checked_until + STALE_AFTER < day
