"""People of coalitions, as their coordinators and they themselves see them."""

from dataclasses import dataclass

from django.utils import timezone

from campaigns.levels import Role
from campaigns.models import Campaign, Coalition, OperatorVisit, Seat, SeatInvitation, User
from campaigns.policies import Action, can
from campaigns.seals import opened


@dataclass(frozen=True, slots=True)
class PersonLine:
    seat: Seat
    is_you: bool
    may_change: bool


@dataclass(frozen=True, slots=True)
class InvitationLine:
    invitation: SeatInvitation
    is_expired: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """All that templates/campaigns/people.html may ask for."""

    coalition: Coalition
    people: list[PersonLine]
    invitations: list[InvitationLine]
    visits: list[OperatorVisit]


def people_page(*, coalition: Coalition, user: User) -> PeoplePage:
    seats = list(
        Seat.objects.filter(coalition=coalition)
        .select_related("user__organisation")
        .order_by("-role", "user__name", "pk")
    )
    coordinators = [one for one in seats if one.role == Role.COORDINATOR and not one.until]
    now = timezone.now()
    return PeoplePage(
        coalition=coalition,
        people=[
            PersonLine(
                seat=one,
                is_you=one.user_id == user.pk,
                may_change=not one.until and coordinators != [one],
            )
            for one in seats
        ],
        invitations=[
            InvitationLine(one, not one.is_good_at(now))
            for one in coalition.seat_invitations.open().select_related("organisation")
        ],
        visits=list(coalition.visits.select_related("operator")[:10]),
    )


@dataclass(frozen=True, slots=True)
class OwnCoalition:
    seat: Seat
    campaigns: list[Campaign]
    may_keep_people: bool


def own_coalitions(user: User) -> list[OwnCoalition]:
    """Where `user` belongs, with the campaigns there that `user` sees."""
    seats = user.seats.select_related("coalition").order_by("coalition__name")
    by_coalition: dict[int, list[Campaign]] = {}
    for campaign in Campaign.objects.visible_to(user):
        by_coalition.setdefault(campaign.coalition_id, []).append(campaign)
    return [
        OwnCoalition(
            seat=seat,
            campaigns=by_coalition.get(seat.coalition_id, []),
            may_keep_people=can(user, Action.KEEP_PEOPLE, seat.coalition),
        )
        for seat in seats
    ]


def invitation_of(token: str) -> SeatInvitation | None:
    """What a personal link leads to, if the link is whole; it may be over."""
    rows = SeatInvitation.objects.select_related("coalition", "organisation", "invited_by")
    return opened("join", token, rows)


def visits_of(operator: User) -> list[OperatorVisit]:
    return list(OperatorVisit.objects.visible_to(operator).select_related("coalition")[:50])
