"""Asking people into a coalition by mail, and their coming in."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.activity import Did
from campaigns.errors import CampaignError
from campaigns.levels import Role
from campaigns.models import Coalition, Notice, Organisation, Seat, SeatInvitation, User
from campaigns.record import record
from campaigns.seals import new_nonce
from campaigns.services.accounts import open_account
from campaigns.services.notices import notify, store_invitation
from campaigns.services.seats import lock

LASTS = timedelta(days=14)


@transaction.atomic
def invite(
    *,
    coalition: Coalition,
    email: str,
    role: int,
    organisation: Organisation | None = None,
    by: User | None,
) -> SeatInvitation:
    locked = lock(coalition)
    if locked.seats.filter(user__email__iexact=email).exists():
        raise CampaignError(_("Whoever has this address belongs to the coalition already."))
    if locked.seat_invitations.open().filter(email__iexact=email).exists():
        raise CampaignError(_("This address was invited already. Renew that invitation instead."))
    invitation = SeatInvitation.objects.create(
        coalition=locked,
        email=email,
        role=role,
        organisation=organisation,
        invited_by=by,
        expires_at=timezone.now() + LASTS,
    )
    record(locked, by, Did.INVITED_PERSON, invitation)
    _mail(invitation)
    return invitation


@transaction.atomic
def renew(*, invitation: SeatInvitation, by: User) -> None:
    """A new link by mail, for another fortnight; the links before it end."""
    locked = _locked(invitation)
    if locked.accepted_at or locked.revoked_at:
        raise CampaignError(_("This invitation is over. Invite the person again."))
    locked.nonce, locked.expires_at = new_nonce(), timezone.now() + LASTS
    locked.save(update_fields=["nonce", "expires_at"])
    record(locked.coalition, by, Did.RENEWED_PERSON, locked)
    _mail(locked)


@transaction.atomic
def revoke(*, invitation: SeatInvitation, by: User) -> None:
    locked = _locked(invitation)
    if locked.accepted_at:
        raise CampaignError(_("It was accepted already. Remove the person instead."))
    if locked.revoked_at is None:
        locked.nonce, locked.revoked_at = new_nonce(), timezone.now()
        locked.save(update_fields=["nonce", "revoked_at"])
        record(locked.coalition, by, Did.REVOKED_PERSON, locked)


@transaction.atomic
def accept(*, invitation: SeatInvitation, by: User) -> Seat:
    """Whoever holds the link comes in, by whatever account. A higher role is never taken away."""
    lock(invitation.coalition)
    locked = _locked(invitation)
    if not locked.is_good:
        raise CampaignError(
            _("This invitation is over. Ask whoever invited you to send another one.")
        )
    seat, _is_new = Seat.on_file.get_or_create(
        coalition=locked.coalition, user=by, defaults={"role": locked.role}
    )
    if seat.role < locked.role or seat.until:
        seat.role, seat.until = locked.role, None
        seat.save(update_fields=["role", "until"])
    locked.accepted_at, locked.accepted_by = timezone.now(), by
    locked.save(update_fields=["accepted_at", "accepted_by"])
    if locked.organisation and not by.organisation:
        _join_organisation(by, locked)
    record(locked.coalition, by, Did.JOINED, locked, role=Role(locked.role).name.lower())
    return seat


def _join_organisation(person: User, invitation: SeatInvitation) -> None:
    """Things are private to an organisation: its people are told who is let in to them."""
    organisation, coalition = invitation.organisation, invitation.coalition
    colleagues = User.objects.filter(organisation=organisation, is_active=True)
    notify(
        people=colleagues,
        about=f"joined {invitation.pk}",
        subject=_("Somebody joined for %(organisation)s") % {"organisation": organisation},
        text=_(
            "%(person)s has joined %(coalition)s for %(organisation)s, and sees what is private to "
            "it there. If that is wrong, tell a coordinator.\n"
        )
        % {"person": person, "coalition": coalition, "organisation": organisation},
    )
    person.organisation = organisation
    person.save(update_fields=["organisation"])


@transaction.atomic
def accept_with_new_account(*, invitation: SeatInvitation, name: str, password: str) -> User:
    """The address is proved by the link, which came by mail."""
    locked = _locked(invitation)
    person = open_account(email=locked.email, name=name, password=password)
    accept(invitation=locked, by=person)
    return person


def _locked(invitation: SeatInvitation) -> SeatInvitation:
    return SeatInvitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)


def _mail(invitation: SeatInvitation) -> None:
    coalition, by = invitation.coalition, invitation.invited_by
    store_invitation(
        Notice(
            invitation=invitation,
            about=f"until {invitation.expires_at.isoformat()}",
            subject=_("Invitation to %(coalition)s") % {"coalition": coalition},
            text=_(
                "%(by)s invites you to %(coalition)s as %(role)s.\n\n"
                "To accept, open this link within 14 days. It is meant for you alone."
            )
            % {
                "by": by or "Heeded",
                "coalition": coalition,
                "role": invitation.get_role_display(),
            },
        )
    )
