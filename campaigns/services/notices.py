"""Mails to people with accounts. Behind each stands a row, so that an outage loses none."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.announce import announce
from campaigns.models import Notice, SeatInvitation, User
from campaigns.seals import sealed
from campaigns.services.posting import Posted, number_of, post, send_each
from campaigns.signals import notice_stored


def notify(*, people: Iterable[User], about: str, subject: str, text: str) -> None:
    """Store a mail to each. Who was told about this before is left out."""
    Notice.objects.bulk_create(
        [Notice(to=one, about=about, subject=subject, text=text) for one in people if one.email],
        ignore_conflicts=True,
    )
    announce(notice_stored)


def store_invitation(notice: Notice) -> None:
    notice.save()
    announce(notice_stored)


def send_notices() -> int:
    """Send what waits, oldest first."""
    waiting = Notice.objects.filter(sent_at=None, failed="").order_by("pk")
    return send_each(waiting, _send)


@transaction.atomic
def _send(key: int) -> int:
    notice = (
        Notice.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("to", "invitation")
        .filter(pk=key, sent_at=None, failed="")
        .first()
    )
    if notice is None:
        return 0
    if notice.invitation and not notice.invitation.is_good:
        notice.failed = _("No longer needed.")
        notice.save(update_fields=["failed"])
        return 0
    mail = EmailMessage(
        notice.subject, _text_of(notice), to=[notice.address], headers=number_of(notice)
    )
    told = post(mail)
    if told is Posted.NEVER:
        notice.failed = _("The address was refused by its mail server.")
        notice.save(update_fields=["failed"])
    if told is not Posted.SENT:
        return 0
    notice.sent_at = timezone.now()
    notice.save(update_fields=["sent_at"])
    return 1


def _text_of(notice: Notice) -> str:
    if notice.invitation is None:
        return notice.text
    return f"{notice.text}\n\n{join_link(notice.invitation)}\n"


def join_link(invitation: SeatInvitation) -> str:
    return settings.SITE_URL + reverse("campaigns:join", args=[sealed("join", invitation)])
