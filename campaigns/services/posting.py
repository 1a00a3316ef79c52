"""Handing mails to the mail server, and what it says to each."""

import logging
from collections.abc import Callable
from enum import Enum, auto
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Model, QuerySet
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)
AT_ONCE = 100
GONE = range(500, 600)  # SMTP answers that say "never", not "later"


class Posted(Enum):
    SENT = auto()
    LATER = auto()  # this mailbox does not take it now
    NEVER = auto()


def send_each(waiting: QuerySet, send: Callable[[int], int], most: int = AT_ONCE) -> int:
    """One round over rows that wait, in their order; `send` takes a key and says whether it went.

    How many went out. Stops at an outage; what is left waits for the next round. A mail that
    one mailbox does not take now waits, too, and holds up no other."""
    sent = 0
    for key in waiting.values_list("pk", flat=True)[:most]:
        try:
            sent += send(key)
        except (OSError, SMTPException) as error:
            logger.warning("Mail is not going out: %s", type(error).__name__)
            break
    return sent


def number_of(row: Model) -> dict[str, str]:
    """The same whenever a mail goes out. Where a mail server had taken one and we died before that
    was noted, mailboxes know the second by it and show one."""
    told = f"{settings.SITE_URL} {row._meta.label} {row.pk}"
    number = salted_hmac("mail", told).hexdigest()
    return {"Message-ID": f"<{number}@{urlsplit(settings.SITE_URL).hostname}>"}


def post(mail: EmailMessage) -> Posted:
    """An outage, which holds up every mail, is raised: OSError or SMTPException."""
    try:
        mail.send()
    except (SMTPRecipientsRefused, SMTPDataError, ValueError) as error:
        return Posted.NEVER if _is_for_good(error) else Posted.LATER
    return Posted.SENT


def _is_for_good(error: SMTPRecipientsRefused | SMTPDataError | ValueError) -> bool:
    """Of this one mail. What is wrong with our own account or server is an outage instead."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code in GONE for code, _words in error.recipients.values())
    return not isinstance(error, SMTPDataError) or error.smtp_code in GONE
