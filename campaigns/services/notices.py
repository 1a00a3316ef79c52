"""Mails to people with accounts. Behind each stands a row, so that an outage loses none."""

import logging
from collections.abc import Iterable
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Notice, User

logger = logging.getLogger(__name__)
AT_ONCE = 100


def notify(*, people: Iterable[User], about: str, subject: str, text: str) -> None:
    """Store a mail to each. Who was told about this before is left out."""
    Notice.objects.bulk_create(
        [Notice(to=one, about=about, subject=subject, text=text) for one in people if one.email],
        ignore_conflicts=True,
    )


def send_notices() -> int:
    """Send what waits, oldest first. Stops at an outage; what is left waits for the next round."""
    waiting = Notice.objects.filter(sent_at=None, failed="").order_by("pk")
    sent = 0
    for key in waiting.values_list("pk", flat=True)[:AT_ONCE]:
        try:
            sent += _send(key)
        except (OSError, SMTPException) as error:
            logger.warning("Mail is not going out: %s", type(error).__name__)
            break
    return sent


@transaction.atomic
def _send(key: int) -> int:
    notice = (
        Notice.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("to")
        .filter(pk=key, sent_at=None, failed="")
        .first()
    )
    if notice is None:
        return 0
    try:
        EmailMessage(notice.subject, notice.text, to=[notice.to.email]).send()
    except SMTPRecipientsRefused:
        notice.failed = _("The address was refused by its mail server.")
        notice.save(update_fields=["failed"])
        return 0
    notice.sent_at = timezone.now()
    notice.save(update_fields=["sent_at"])
    return 1
