from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.activity import Did
from campaigns.errors import CampaignError
from campaigns.levels import Role
from campaigns.models import Coalition, Seat, User
from campaigns.record import record


@transaction.atomic
def give_seat(*, coalition: Coalition, user: User, role: Role, by: User | None) -> Seat:
    """Give or change a role. The last coordinator keeps theirs."""
    seats = {seat.user_id: seat for seat in coalition.seats.select_for_update()}
    coordinators = [seat for seat in seats.values() if seat.role == Role.COORDINATOR]
    if [seat.user_id for seat in coordinators] == [user.pk] and role < Role.COORDINATOR:
        raise CampaignError(
            _("A coalition needs a coordinator. Make someone else coordinator first.")
        )
    seat, _created = Seat.objects.update_or_create(
        coalition=coalition, user=user, defaults={"role": role}
    )
    record(coalition, by, Did.GAVE_SEAT, user, role=role.name.lower())
    return seat
