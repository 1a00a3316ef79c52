"""The visibility rule. Everything shown to anybody, on any route, is filtered here."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from campaigns.levels import Role, Visibility

if TYPE_CHECKING:
    from campaigns.models import User


def level_visible_to(user: "User | AnonymousUser", prefix: str, coalition: str) -> Q:
    """Rows whose own level lets `user` see them; `coalition` is the path to their coalition."""
    over = Q(**{f"{prefix}releases_itself": True, f"{prefix}embargo_until__lte": Now()})
    released = Q(**{f"{prefix}embargo_until": None}) | over
    public = Q(**{f"{prefix}visibility": Visibility.PUBLIC}) & released
    if not user.is_authenticated:
        return public
    seated = Q(**{f"{coalition}__in": user.seats.values("coalition")})
    shared = ~Q(**{f"{prefix}visibility": Visibility.ORGANISATION})
    if user.organisation_id:
        shared |= Q(**{f"{prefix}organisation": user.organisation_id})
    return public | (seated & shared)


def seen_alike(user: "User | AnonymousUser") -> tuple:
    """All that the rule reads of a person: who has the same sees the same campaigns and letters."""
    if not user.is_authenticated:
        return ()
    return (user.organisation_id, *sorted(user.roles.items()))


def campaign_visible_to(user: "User | AnonymousUser", prefix: str = "") -> Q:
    return level_visible_to(user, prefix, f"{prefix}coalition")


class CampaignQuerySet(models.QuerySet):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        return self.filter(campaign_visible_to(user))

    def with_seat(self, user: "User | AnonymousUser", role: int) -> Self:
        """Campaigns of the coalitions in which `user` has at least `role`."""
        if not user.is_authenticated:
            return self.none()
        seats = user.seats.filter(role__gte=role)
        return self.filter(coalition__in=seats.values("coalition"))


class CoalitionQuerySet(models.QuerySet):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """A coalition shows once one of its campaigns does, and always to its own people."""
        campaigns = campaign_visible_to(user, "campaigns__")
        if user.is_authenticated:
            campaigns |= Q(pk__in=user.seats.values("coalition"))
        return self.filter(campaigns).distinct()


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """The record is for the coalition's own people; of private things, for their own."""
        if not user.is_authenticated:
            return self.none()
        readable = Q(private_to=None)
        if user.organisation_id:
            readable |= Q(private_to=user.organisation_id)
        return self.filter(readable, coalition__in=user.seats.values("coalition"))


class SeatQuerySet(models.QuerySet):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """The coalition's own people know each other."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(coalition__in=user.seats.values("coalition"))


class SeatManager(models.Manager.from_queryset(SeatQuerySet)):  # type: ignore[misc]
    """Seats that count now: an operator's is over at its moment by itself."""

    def get_queryset(self) -> SeatQuerySet:
        return super().get_queryset().filter(Q(until=None) | Q(until__gt=Now()))


class SeatInvitationQuerySet(models.QuerySet):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """Addresses are for those who keep the list of people."""
        if not user.is_authenticated:
            return self.none()
        seats = user.seats.filter(role__gte=Role.COORDINATOR)
        return self.filter(coalition__in=seats.values("coalition"))

    def open(self) -> Self:
        return self.filter(accepted_at=None, revoked_at=None)


class OperatorVisitQuerySet(models.QuerySet):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """Each operator's own; the coalition's people read of them on their own pages."""
        return self.filter(operator=user) if user.is_authenticated else self.none()


class ApiTokenQuerySet(models.QuerySet):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """Each person's own."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def in_use(self, day: date) -> Self:
        return self.filter(revoked_at=None, expires_on__gte=day)
