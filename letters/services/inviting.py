"""Asking organisations to sign, each by a personal link."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from campaigns.seals import new_nonce
from letters.activity import Did
from letters.asks import Invitee
from letters.errors import LetterError
from letters.kinds import Mail, Signing
from letters.models import Invitation, Letter, Mailing
from letters.services.mailing import queue, queue_all


@dataclass(frozen=True, slots=True)
class Invited:
    """How many were asked now, and the addresses of those who had been asked before."""

    fresh: int
    known: list[str]


@transaction.atomic
def invite(*, letter: Letter, invitees: Sequence[Invitee], by: User) -> Invited:
    """Ask each address once. Sends nothing itself: the mails are stored and go out in turn."""
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.signing_on(timezone.localdate()) == Signing.OVER:
        raise LetterError(_("Signing is over. Open it again before you invite anybody."))
    wanted = {one.email.lower(): one for one in invitees}
    known = set(
        locked.invitations.annotate(folded=Lower("email"))
        .filter(folded__in=wanted)
        .values_list("folded", flat=True)
    )
    fresh = Invitation.objects.bulk_create(
        Invitation(letter=locked, name=one.name, email=one.email, invited_by=by)
        for folded, one in wanted.items()
        if folded not in known
    )
    number = _latest(locked)
    queue_all([Mailing(invitation=one, kind=Mail.INVITATION, version=number) for one in fresh])
    if fresh:
        record(locked.campaign, by, Did.INVITED, locked, invited=len(fresh))
    return Invited(len(fresh), sorted(known))


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: User) -> None:
    """Its links end. A signature that was given stays: only its signatory takes that back."""
    invitation.revoked_at = timezone.now()
    invitation.nonce = new_nonce()
    invitation.save(update_fields=["revoked_at", "nonce"])
    record(invitation.letter.campaign, by, Did.REVOKED_INVITATION, invitation.letter)


@transaction.atomic
def renew_invitation(*, invitation: Invitation, by: User) -> None:
    """A new link by mail; the links before it end."""
    if invitation.letter.signing_on(timezone.localdate()) == Signing.OVER:
        raise LetterError(_("Signing is over. Open it again before you invite anybody."))
    invitation.revoked_at = None
    invitation.nonce = new_nonce()
    invitation.save(update_fields=["revoked_at", "nonce"])
    queue(invitation, Mail.RENEWED, version=_latest(invitation.letter))


def _latest(letter: Letter) -> int:
    last = letter.versions.last()
    return last.number if last else 1
