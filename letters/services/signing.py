"""What signatories do by their own links: sign, confirm, correct, decline, withdraw."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Organisation
from campaigns.record import record
from letters.activity import Did
from letters.asks import Consent
from letters.errors import LetterError
from letters.kinds import UNSENT, Listing, Mail, Signing
from letters.models import Invitation, Letter, Mailing, Signature
from letters.services.mailing import queue

MOST_TRIES = 10
TELL_AGAIN_AFTER = timedelta(hours=12)


class TextChanged(LetterError):
    """The text was replaced while somebody read it."""


def closed_since(letter: Letter) -> str:
    """Why one cannot sign, as a sentence; "" while one can."""
    if letter.signing_on(timezone.localdate()) != Signing.OVER:
        return ""
    return _(
        "This letter takes no more signatures. If you want to support it, write to the coalition."
    )


@transaction.atomic
def sign(*, invitation: Invitation, seen: str, consent: Consent) -> Signature | None:
    """Store a signature that waits for its confirmation by mail.

    Nothing that comes back tells whether the organisation has signed before: then None, and the
    one who authorised that signature is told by mail.
    """
    letter = Letter.objects.select_for_update().get(pk=invitation.letter_id)
    if closed := closed_since(letter):
        raise LetterError(closed)
    version = letter.versions.last()
    if version is None or version.fingerprint != seen:
        raise TextChanged(
            _("The text changed while you were reading. Read it again; nothing you typed is lost.")
        )
    standing = _standing_alike(letter, invitation, consent)
    if standing:
        _tell_first(standing, invitation)
        return None
    if invitation.signatures.filter(confirmed_at=None).count() >= MOST_TRIES:
        raise LetterError(
            _("This link was used often and never confirmed. Ask the coalition for a new one.")
        )
    signature = Signature.objects.create(
        letter=letter, version=version, invitation=invitation, **_fields(consent)
    )
    queue(invitation, Mail.CONFIRM, version=version.number, signature=signature)
    return signature


def _fields(consent: Consent) -> dict[str, object]:
    return {
        "name": consent.name,
        "is_person": consent.is_person,
        "authorised_by": consent.authorised_by,
        "authorised_role": consent.authorised_role,
        "authorised_email": consent.authorised_email,
    } | _shown(consent)


def _shown(consent: Consent) -> dict[str, object]:
    return {
        "listing": consent.listing,
        "listed_from": consent.listed_from if consent.listing == Listing.AFTER else None,
        "is_confidential": consent.listing == Listing.COUNTED,
        "reservations": [
            {"number": number, "words": words} for number, words in consent.reservations
        ],
    }


def _standing_alike(
    letter: Letter, invitation: Invitation, consent: Consent | Signature
) -> Signature | None:
    """A signature that counts already and comes from the same link, organisation or person."""
    if consent.is_person:
        same = Q(is_person=True, authorised_email__iexact=consent.authorised_email)
    else:
        same = Q(organisation__name__iexact=consent.name)
    alike = letter.signatures.standing().filter(same | Q(invitation=invitation))
    return alike.select_related("invitation").first()


def _tell_first(standing: Signature, invitation: Invitation) -> None:
    lately = timezone.now() - TELL_AGAIN_AFTER
    told = standing.mailings.filter(kind=Mail.ALREADY, queued_at__gte=lately).exists()
    if standing.authorised_email and not told:
        queue(standing.invitation or invitation, Mail.ALREADY, signature=standing)


@transaction.atomic
def confirm(*, signature: Signature) -> Signature:
    """From here on it counts. Doing it twice changes nothing."""
    letter = Letter.objects.select_for_update().get(pk=signature.letter_id)
    found = Signature.objects.select_for_update(of=("self",)).get(pk=signature.pk)
    if found.confirmed_at or found.lapsed_at:
        return found
    if closed := closed_since(letter):
        raise LetterError(closed)
    if found.version != letter.versions.last():
        raise LetterError(
            _("The text has changed since. Open the link of your invitation to read and sign it.")
        )
    invitation = found.invitation
    if invitation and invitation.revoked_at:
        raise LetterError(
            _("The invitation behind this link was taken back. Ask the coalition for a new one.")
        )
    first = _standing_alike(letter, invitation, found) if invitation else None
    if first and invitation:
        found.lapsed_at = timezone.now()
        found.save(update_fields=["lapsed_at"])
        _tell_first(first, invitation)
        queue(invitation, Mail.HELD, signature=found)
        return found
    if not found.is_person:
        found.organisation = _organisation(found.name)
    found.confirmed_at = timezone.now()
    found.is_late = letter.signing_on(timezone.localdate()) == Signing.LATE
    found.save()
    if invitation:
        Invitation.objects.filter(pk=invitation.pk).update(declined_at=None)
        queue(invitation, Mail.RECEIPT, signature=found)
    record(letter.campaign, None, Did.SIGNED, letter)
    return found


def _organisation(name: str) -> Organisation:
    known = Organisation.objects.filter(name__iexact=name).first()
    return known or Organisation.objects.get_or_create(name=name)[0]


@transaction.atomic
def correct(*, signature: Signature, consent: Consent) -> Signature:
    """Mend what was declared. Once the letter is sent, only how one is listed can change."""
    letter = Letter.objects.select_for_update().get(pk=signature.letter_id)
    found = Signature.objects.select_for_update(of=("self",)).get(pk=signature.pk)
    if not found.stands():
        raise LetterError(_("This signature is not under the letter any more."))
    changed = _shown(consent)
    if letter.state in UNSENT:
        changed |= {
            "authorised_by": consent.authorised_by,
            "authorised_role": consent.authorised_role,
        }
    else:
        changed["reservations"] = found.reservations
    for name, value in changed.items():
        setattr(found, name, value)
    found.save()
    return found


@transaction.atomic
def withdraw_signature(*, signature: Signature) -> Signature:
    """Off the list at once before the letter is sent; afterwards the record says "withdrew on"."""
    letter = Letter.objects.select_for_update().get(pk=signature.letter_id)
    found = Signature.objects.select_for_update(of=("self",)).get(pk=signature.pk)
    if not found.stands():
        return found
    found.withdrawn_at = timezone.now()
    if letter.state in UNSENT:
        found.lapsed_at = found.withdrawn_at
    found.save(update_fields=["withdrawn_at", "lapsed_at"])
    if found.invitation:
        queue(found.invitation, Mail.WITHDRAWN, signature=found)
    record(letter.campaign, None, Did.WITHDREW_SIGNATURE, letter)
    return found


def note_opened(invitation: Invitation) -> None:
    if invitation.opened_at is None:
        Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=timezone.now())


def decline(*, invitation: Invitation) -> None:
    """No reminders from now on. The link still works, should they change their mind."""
    Invitation.objects.filter(pk=invitation.pk).update(declined_at=timezone.now())


def mail_waiting(signature: Signature) -> Mailing | None:
    return signature.mailings.filter(kind=Mail.CONFIRM).last()
