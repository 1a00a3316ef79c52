"""Operators have no power over what is private to a coalition, but for a while, on the record."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.activity import Did
from campaigns.errors import CampaignError
from campaigns.levels import Role
from campaigns.models import Coalition, OperatorVisit, Seat, User
from campaigns.record import record
from campaigns.services.notices import notify
from campaigns.services.seats import lock

LONGEST = 60  # minutes


@transaction.atomic
def open_visit(
    *, coalition: Coalition, reason: str, role: int, minutes: int, by: User
) -> OperatorVisit:
    """A seat that is over by itself. The coordinators are told at once, with the reason."""
    locked = lock(coalition)
    if not by.is_staff:
        raise CampaignError(_("Only operators of the site do this."))
    if not 0 < minutes <= LONGEST:
        raise CampaignError(_("An hour at most. Choose a shorter time."))
    if Seat.objects.filter(coalition=locked, user=by).exists():
        raise CampaignError(_("You are in this coalition already."))
    now = timezone.now()
    visit = OperatorVisit.objects.create(
        operator=by,
        coalition=locked,
        role=role,
        reason=reason,
        opened_at=now,
        until=now + timedelta(minutes=minutes),
    )
    Seat.on_file.filter(coalition=locked, user=by).delete()
    Seat.objects.create(coalition=locked, user=by, role=role, until=visit.until)
    record(locked, by, Did.OPENED_VISIT, visit, role=Role(role).name.lower(), minutes=minutes)
    _tell_coordinators(visit)
    return visit


@transaction.atomic
def end_visit(*, visit: OperatorVisit) -> None:
    """By a click; without one it is over at its moment."""
    locked = OperatorVisit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if locked.ended_at or locked.until <= timezone.now():
        return
    locked.ended_at = timezone.now()
    locked.save(update_fields=["ended_at"])
    seats = Seat.on_file.filter(coalition=locked.coalition, user=locked.operator)
    seats.filter(until__isnull=False).delete()
    record(locked.coalition, locked.operator, Did.ENDED_VISIT, locked)


def _tell_coordinators(visit: OperatorVisit) -> None:
    seats = Seat.objects.filter(coalition=visit.coalition, role=Role.COORDINATOR, until=None)
    notify(
        people=User.objects.filter(pk__in=seats.values("user")),
        about=f"visit {visit.pk}",
        subject=_("An operator came in to %(coalition)s") % {"coalition": visit.coalition},
        text=_(
            "%(operator)s, who runs this site, may see and do in %(coalition)s what a member with "
            "the role %(role)s may, until %(until)s UTC.\n\nReason given: %(reason)s\n\n"
            "What they do is on your record.\n"
        )
        % {
            "operator": visit.operator,
            "coalition": visit.coalition,
            "role": visit.get_role_display(),
            "until": f"{visit.until:%Y-%m-%d %H:%M}",
            "reason": visit.reason,
        },
    )
