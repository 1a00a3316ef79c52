"""Who has which role. A coalition keeps a coordinator: a trigger holds it as well."""

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.activity import Did
from campaigns.errors import CampaignError
from campaigns.levels import Role
from campaigns.models import Coalition, Seat, User
from campaigns.record import record
from campaigns.services.notices import notify
from campaigns.signals import work_left


@transaction.atomic
def give_seat(*, coalition: Coalition, user: User, role: Role, by: User | None) -> Seat:
    """Give or change a role. The last coordinator keeps theirs."""
    lock(coalition)
    if role < Role.COORDINATOR:
        _check_not_last(coalition, user)
    seat, _created = Seat.on_file.update_or_create(
        coalition=coalition, user=user, defaults={"role": role, "until": None}
    )
    line = record(coalition, by, Did.GAVE_SEAT, user, role=Role(role).name.lower())
    if by and by != user:
        _tell(
            user,
            f"record {line.pk}",
            _("Your role in %(coalition)s") % {"coalition": coalition},
            _("%(by)s has made you %(role)s of %(coalition)s.")
            % {"by": by, "role": Role(role).label, "coalition": coalition},
        )
    return seat


@transaction.atomic
def remove(*, seat: Seat, by: User, heir: User | None = None) -> None:
    """Take somebody's role away. What they did stays; open work goes to `heir`, if given."""
    locked = _end(seat.coalition, seat.user, heir)
    line = record(locked, by, Did.REMOVED_SEAT, seat.user)
    _tell(
        seat.user,
        f"record {line.pk}",
        _("You no longer belong to %(coalition)s") % {"coalition": locked},
        _("%(by)s has ended your role in %(coalition)s. What you did there stays on its record.")
        % {"by": by, "coalition": locked},
    )


@transaction.atomic
def leave(*, coalition: Coalition, by: User, heir: User | None = None) -> None:
    locked = _end(coalition, by, heir)
    record(locked, by, Did.LEFT, locked)


def _end(coalition: Coalition, user: User, heir: User | None) -> Coalition:
    locked = lock(coalition)
    seat = Seat.objects.filter(coalition=locked, user=user).first()
    if seat is None:
        raise CampaignError(_("This person has left already."))
    _check_not_last(locked, user)
    if heir and not can_inherit(locked, heir, user):
        raise CampaignError(_("Choose a colleague who may do that work: a contributor or above."))
    work_left.send(
        sender=None,
        coalition_id=locked.pk,
        user_id=user.pk,
        heir_id=heir.pk if heir else None,
    )
    seat.delete()
    return locked


def can_inherit(coalition: Coalition, heir: User, leaver: User) -> bool:
    if heir == leaver or not heir.is_active:
        return False
    return heir.seats.filter(coalition=coalition, role__gte=Role.CONTRIBUTOR).exists()


def lock(coalition: Coalition) -> Coalition:
    """One at a time changes who belongs to a coalition."""
    return Coalition.objects.select_for_update(no_key=True).get(pk=coalition.pk)


def _check_not_last(coalition: Coalition, user: User) -> None:
    coordinators = Seat.objects.filter(
        coalition=coalition, role=Role.COORDINATOR, until=None
    ).values_list("user_id", flat=True)
    if list(coordinators) == [user.pk]:
        raise CampaignError(
            _("A coalition needs a coordinator. Make someone else coordinator first.")
        )


def _tell(user: User, about: str, subject: str, text: str) -> None:
    notify(people=[user], about=about, subject=subject, text=text + "\n")
