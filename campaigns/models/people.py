from functools import cached_property

import pgtrigger
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from campaigns.levels import Role
from campaigns.querysets import SeatManager

# The lock makes two who leave at once wait for each other; each then sees what is left.
LAST_ONE = """
IF OLD.role <> 40 OR OLD.until IS NOT NULL THEN RETURN NULL; END IF;
PERFORM 1 FROM campaigns_coalition WHERE id = OLD.coalition_id FOR NO KEY UPDATE;
IF FOUND AND NOT EXISTS (
    SELECT 1 FROM campaigns_seat
    WHERE coalition_id = OLD.coalition_id AND role = 40 AND until IS NULL
) THEN
    RAISE EXCEPTION 'A coalition keeps a coordinator.'
    USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN NULL;
"""


FORMER = _("A former member")


def called(person: str) -> Case:
    """What `str` tells of a person, in a query; `person` is the path there."""
    return Case(
        When(~Q(**{f"{person}__name": ""}), then=F(f"{person}__name")),
        When(~Q(**{f"{person}__erased_at": None}), then=Value(str(FORMER))),
        default=F(f"{person}__username"),
    )


class User(AbstractUser):
    """A person with an account. What they may do comes from their seats, never from flags."""

    name = models.CharField(_("name"), max_length=150)
    organisation = models.ForeignKey(
        "campaigns.Organisation", models.PROTECT, null=True, blank=True, related_name="people"
    )
    erased_at = models.DateTimeField(null=True, editable=False)

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
        return self.name or (str(FORMER) if self.erased_at else self.username)

    @cached_property
    def _held(self) -> list[tuple[int, int, bool]]:
        """Coalition, role, and whether that coalition asks for a second factor; read once for each
        request."""
        rows = self.seats.values_list("coalition_id", "role", "coalition__needs_second_factor")
        return list(rows)

    @property
    def roles(self) -> dict[int, int]:
        """Role by coalition id."""
        return {coalition: role for coalition, role, _needs in self._held}

    @property
    def second_factor_for(self) -> list[int]:
        """Coalitions whose work asks for a second factor, by their keys."""
        return [
            coalition for coalition, role, needs in self._held if needs and role >= Role.REVIEWER
        ]

    @property
    def is_contributor(self) -> bool:
        return any(role >= Role.CONTRIBUTOR for role in self.roles.values())

    @property
    def is_reviewer(self) -> bool:
        return any(role >= Role.REVIEWER for role in self.roles.values())


class Seat(models.Model):
    """The role of a person in a coalition.

    Until a moment where an operator opened it for a while (`OperatorVisit`): over, it is nothing.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="seats")
    coalition = models.ForeignKey("campaigns.Coalition", models.CASCADE, related_name="seats")
    role = models.PositiveSmallIntegerField(choices=Role.choices, default=Role.OBSERVER)
    until = models.DateTimeField(null=True, editable=False)

    objects = SeatManager()
    on_file = models.Manager()  # noqa: DJ012

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "coalition"], name="one_seat_per_person_and_coalition"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="seat_has_known_role"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="the_last_coordinator_stays",
                when=pgtrigger.After,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=LAST_ONE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.coalition}"

    @property
    def place(self) -> models.Model:
        return self.coalition
