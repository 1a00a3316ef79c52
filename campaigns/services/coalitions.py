from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from campaigns.activity import Did
from campaigns.errors import CampaignError
from campaigns.levels import Role
from campaigns.models import Coalition, Membership, Organisation, Seat, User
from campaigns.record import record


@transaction.atomic
def found_coalition(*, name: str, by: User) -> Coalition:
    """A coalition needs somebody to run it: the founder becomes its first coordinator."""
    coalition = Coalition.objects.create(name=name, slug=slugify(name)[:50].strip("-"))
    Seat.objects.create(user=by, coalition=coalition, role=Role.COORDINATOR)
    record(coalition, by, Did.FOUNDED_COALITION, coalition)
    return coalition


@transaction.atomic
def add_member(
    *, coalition: Coalition, organisation: Organisation, joined_on: date, by: User
) -> Membership:
    if Membership.objects.filter(
        coalition=coalition, organisation=organisation, left_on=None
    ).exists():
        raise CampaignError(_("This organisation is a member already."))
    membership = Membership.objects.create(
        coalition=coalition, organisation=organisation, joined_on=joined_on
    )
    record(coalition, by, Did.ADDED_MEMBER, organisation)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, left_on: date, by: User) -> Membership:
    """Close a membership. It stays on file, so that past letters keep their coalition."""
    locked = Membership.objects.select_for_update().get(pk=membership.pk)
    if locked.left_on:
        raise CampaignError(_("This membership has ended already."))
    if left_on < locked.joined_on:
        raise CampaignError(_("A membership cannot end before it began. Check the date."))
    locked.left_on = left_on
    locked.save(update_fields=["left_on"])
    record(locked.coalition, by, Did.ENDED_MEMBERSHIP, locked.organisation)
    return locked


@transaction.atomic
def set_rules(
    *, coalition: Coalition, needs_second_factor: bool, keep_signing_months: int, by: User
) -> Coalition:
    locked = Coalition.objects.select_for_update(no_key=True).get(pk=coalition.pk)
    locked.needs_second_factor = needs_second_factor
    locked.keep_signing_months = keep_signing_months
    locked.save(update_fields=["needs_second_factor", "keep_signing_months"])
    record(
        locked,
        by,
        Did.SET_RULES,
        locked,
        second_factor=int(needs_second_factor),
        months=keep_signing_months,
    )
    return locked
