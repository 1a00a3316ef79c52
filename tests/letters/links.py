"""Following personal links as signatories do."""

import re

from django.core import mail
from django.test import Client

from letters.models import Signature
from letters.services.mailing import invitation_link, send_waiting
from tests import factories as a

PATH = re.compile(r"https?://[^/]+(/\S+)")


def path_in(link: str) -> str:
    return PATH.search(link)[1]


def without_seals(answer) -> str:
    """A page without the token that differs with every request."""
    return re.sub(r'"X-CSRFToken": "\w+"', "", answer.content.decode())


def typed(letter, **changed):
    return {
        "name": "Bond", "authorised_by": "Jo Doe", "authorised_role": "Director",
        "authorised_email": "jo@bond.example", "listing": "named",
        "seen": letter.versions.last().fingerprint,
    } | changed  # fmt: skip


def posted_mail() -> list:
    """The mails that went out just now."""
    before = len(mail.outbox)
    send_waiting()
    return mail.outbox[before:]


def signed(letter, invitation=None, **changed) -> tuple[Signature, str]:
    """A confirmed signature and the path of its own link."""
    invitation = invitation or a.an_invitation(letter)
    posted_mail()
    visitor = Client()
    visitor.post(path_in(invitation_link(invitation)), typed(letter, **changed))
    asking = posted_mail()[-1]
    visitor.post(path_in(asking.body))
    receipt = posted_mail()[-1]
    return Signature.objects.filter(confirmed_at__isnull=False).latest("pk"), path_in(receipt.body)
