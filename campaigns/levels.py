"""How far something may be seen, and who ranks above whom: plain choices."""

from django.db.models import IntegerChoices, TextChoices
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
