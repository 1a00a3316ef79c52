"""Mails to signatories: stored with what they are about, then sent, each once."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.announce import announce
from campaigns.seals import sealed
from campaigns.services.posting import Posted, number_of, post, send_each
from letters.kinds import Mail
from letters.models import Invitation, Letter, Mailing, Signature
from letters.signals import mail_queued


def queue(
    invitation: Invitation, kind: Mail, *, version: int = 1, signature: Signature | None = None
) -> None:
    queue_all([Mailing(invitation=invitation, kind=kind, version=version, signature=signature)])


def queue_all(mailings: Sequence[Mailing]) -> None:
    """Store mails to send. One that was stored for the same stage and version is left out."""
    if mailings:
        Mailing.objects.bulk_create(mailings, ignore_conflicts=True)
        announce(mail_queued, letter_id=mailings[0].invitation.letter_id)


def send_waiting() -> int:
    """Send what waits, oldest first."""
    return send_each(Mailing.objects.waiting(), _send)


@transaction.atomic
def _send(key: int) -> int:
    mailing = (
        Mailing.objects.waiting()
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("invitation__letter__campaign__coalition", "signature__organisation")
        .filter(pk=key)
        .first()
    )
    if mailing is None:
        return 0
    if mailing.is_pointless():
        mailing.failed = _("No longer needed.")
        mailing.save(update_fields=["failed"])
        return 0
    told = post(mail_of(mailing))
    if told is Posted.NEVER:
        mailing.failed = _("The address was refused by its mail server.")
        mailing.save(update_fields=["failed"])
    if told is not Posted.SENT:
        return 0
    mailing.sent_at = timezone.now()
    mailing.save(update_fields=["sent_at"])
    return 1


def mail_of(mailing: Mailing) -> EmailMessage:
    """The mail as it goes out: the template's first line is the subject."""
    letter = mailing.invitation.letter
    context = {
        "mailing": mailing,
        "invitation": mailing.invitation,
        "signature": mailing.signature,
        "letter": letter,
        "coalition": letter.campaign.coalition,
        "link": link_of(mailing),
        "asks": _asks_of(letter),
    }
    words = render_to_string(f"letters/mail/{mailing.kind}.txt", context).strip()
    subject, _sep, body = words.partition("\n")
    return EmailMessage(
        subject.strip(), body.strip() + "\n", to=[mailing.to], headers=number_of(mailing)
    )


def _asks_of(letter: Letter) -> list[str]:
    last = letter.versions.last()
    return [ask["text"] for ask in last.asks] if last else []


def link_of(mailing: Mailing) -> str:
    if mailing.signature and mailing.kind != Mail.NEW_VERSION:
        page = "confirm" if mailing.kind == Mail.CONFIRM else "own"
        return signature_link(page, mailing.signature)
    return invitation_link(mailing.invitation)


def invitation_link(invitation: Invitation) -> str:
    return settings.SITE_URL + reverse("letters:sign", args=[sealed("sign", invitation)])


def signature_link(page: str, signature: Signature) -> str:
    """`page` is "confirm" or "own"."""
    return settings.SITE_URL + reverse(f"letters:{page}", args=[sealed(page, signature)])
