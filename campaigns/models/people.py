from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.levels import Role


class User(AbstractUser):
    """A person with an account. What they may do comes from their seats, never from flags."""

    name = models.CharField(_("name"), max_length=150)
    organisation = models.ForeignKey(
        "campaigns.Organisation", models.PROTECT, null=True, blank=True, related_name="people"
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("email"),
                condition=~Q(email=""),
                name="one_account_per_address",
                violation_error_message=_("Another account already uses this address."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    @cached_property
    def roles(self) -> dict[int, int]:
        """Role by coalition id, read once for each request."""
        return dict(self.seats.values_list("coalition_id", "role"))

    @property
    def is_contributor(self) -> bool:
        return any(role >= Role.CONTRIBUTOR for role in self.roles.values())

    @property
    def is_reviewer(self) -> bool:
        return any(role >= Role.REVIEWER for role in self.roles.values())


class Seat(models.Model):
    """The role of a person in a coalition."""

    user = models.ForeignKey(User, models.CASCADE, related_name="seats")
    coalition = models.ForeignKey("campaigns.Coalition", models.CASCADE, related_name="seats")
    role = models.PositiveSmallIntegerField(choices=Role.choices, default=Role.OBSERVER)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "coalition"], name="one_seat_per_person_and_coalition"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="seat_has_known_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.coalition}"
