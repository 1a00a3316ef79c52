"""Mails about signing in: stored first, sent afterwards, then forgotten.

Whoever asks for one waits for no mail server, learns nothing from how long it took, and loses
nothing while mail is down.
"""

import json
import logging
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction

from campaigns.announce import announce
from campaigns.locked import lock, unlock
from campaigns.models import AccountMail
from campaigns.services.posting import Posted, number_of, post, send_each
from campaigns.signals import notice_stored

logger = logging.getLogger(__name__)
LASTS = timedelta(days=3)  # as long as a link for a new password


def store(*, address: str, subject: str, text: str) -> None:
    AccountMail.objects.create(address=address, locked=lock(json.dumps([subject, text])))
    announce(notice_stored)


def send_account_mails() -> int:
    """Send what waits, oldest first."""
    return send_each(AccountMail.objects.order_by("pk"), _send)


@transaction.atomic
def _send(key: int) -> int:
    row = AccountMail.objects.select_for_update(skip_locked=True).filter(pk=key).first()
    if row is None:
        return 0
    words = unlock(row.locked)
    if words is None:
        logger.warning("A mail was locked with another SECRET_KEY and is dropped.")
        row.delete()
        return 0
    subject, text = json.loads(words)
    told = post(EmailMessage(subject, text, to=[row.address], headers=number_of(row)))
    if told is not Posted.LATER:
        row.delete()
    return int(told is Posted.SENT)


def drop_old(now: datetime) -> None:
    AccountMail.objects.filter(stored_at__lt=now - LASTS).delete()
