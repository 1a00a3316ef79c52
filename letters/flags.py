"""Flags: computed from dates and rows, never typed in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Flag(TextChoices):
    OVERDUE = "overdue", _("answer overdue")
    STALE = "stale", _("not checked lately")
    DISPUTED = "disputed", _("disputed")
    THIN = "thin_evidence", _("thin evidence")
    UNDERMINED = "evidence_retracted", _("evidence retracted")


EXPLAINED = {
    Flag.OVERDUE: _(
        "The day an answer was due, with all time granted since, has passed without an answer of "
        "substance."
    ),
    Flag.STALE: _("Nobody has looked at it for more than a year."),
    Flag.DISPUTED: _("A partner, the government or an independent reviewer judges otherwise."),
    Flag.THIN: _("The status rests on a single source, and not on a primary one."),
    Flag.UNDERMINED: _("A source on which the status rests has been retracted since."),
}
