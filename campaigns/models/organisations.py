from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from campaigns.querysets import CoalitionQuerySet


class Organisation(models.Model):
    name = models.CharField(_("name"), max_length=250, unique=True)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("ISO code."))
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


SHORTEST, LONGEST = 1, 120  # months


class Coalition(models.Model):
    name = models.CharField(_("name"), max_length=250, unique=True)
    slug = models.SlugField(unique=True)
    needs_second_factor = models.BooleanField(
        _("reviewers and coordinators sign in with a second factor"),
        default=False,
        db_default=False,
    )
    keep_signing_months = models.PositiveSmallIntegerField(
        _("months that signing data is kept"),
        default=24,
        db_default=24,
        help_text=_("Names and addresses of those who signed for others, after the letter went."),
    )
    members = models.ManyToManyField(Organisation, through="Membership", related_name="coalitions")

    objects = CoalitionQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(keep_signing_months__range=(SHORTEST, LONGEST)),
                name="signing_data_is_kept_for_a_while",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """An organisation in a coalition, from a day to a day. Ended, never deleted."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    coalition = models.ForeignKey(Coalition, models.PROTECT, related_name="memberships")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "coalition"],
                condition=Q(left_on=None),
                name="one_current_membership",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="membership_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.coalition}"
