from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.levels import Role
from campaigns.querysets import OperatorVisitQuerySet, SeatInvitationQuerySet
from campaigns.seals import new_nonce

ROLES = Q(role__in=Role.values)


class SeatInvitation(models.Model):
    """Somebody asked by mail to take a role in a coalition. The link is a key and a seal over
    `nonce`; a new nonce ends the links before it.

    `email` is where it went; `accepted_by` is the account that took it, of whatever address.
    """

    coalition = models.ForeignKey(
        "campaigns.Coalition", models.CASCADE, related_name="seat_invitations"
    )
    email = models.EmailField(_("e-mail"), blank=True)
    role = models.PositiveSmallIntegerField(
        _("role"), choices=Role.choices, default=Role.CONTRIBUTOR
    )
    organisation = models.ForeignKey(
        "campaigns.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    invited_by = models.ForeignKey("campaigns.User", models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        "campaigns.User", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SeatInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "coalition",
                Lower("email"),
                condition=Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_an_address",
            ),
            models.CheckConstraint(condition=ROLES, name="invitation_has_known_role"),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        """As the record says it, which names no address."""
        return f"{self.get_role_display()} ({self.pk})"

    @property
    def place(self) -> models.Model:
        return self.coalition

    def is_good_at(self, moment: datetime) -> bool:
        return not (self.revoked_at or self.accepted_at) and moment < self.expires_at

    @property
    def is_good(self) -> bool:
        return self.is_good_at(timezone.now())


class OperatorVisit(models.Model):
    """An operator was let into a coalition for a while, for a reason that its people read."""

    operator = models.ForeignKey("campaigns.User", models.PROTECT, related_name="visits")
    coalition = models.ForeignKey("campaigns.Coalition", models.PROTECT, related_name="visits")
    role = models.PositiveSmallIntegerField(
        _("what you may do there"), choices=Role.choices, default=Role.OBSERVER
    )
    reason = models.CharField(_("reason"), max_length=300)
    opened_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = OperatorVisitQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=ROLES, name="visit_has_known_role"),
            models.CheckConstraint(condition=~Q(reason=""), name="visit_has_a_reason"),
            models.CheckConstraint(
                condition=Q(until__gt=F("opened_at"))
                & Q(until__lte=F("opened_at") + timedelta(hours=1)),
                name="visit_lasts_an_hour_at_most",
            ),
        ]

    def __str__(self) -> str:
        return self.reason

    @property
    def is_open(self) -> bool:
        return self.ended_at is None and timezone.now() < self.until
