"""How much comes from one place on one day, without keeping who it was."""

import ipaddress

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from campaigns.models import User
from news.errors import NewsError
from news.models import TipCount

MOST_A_DAY = 10  # from one place
Sender = str | User  # an address of the network; or somebody known, from wherever they send


def count_sender(sender: Sender) -> None:
    """Refuse what comes too often. Callers are in a transaction."""
    today = timezone.localdate()
    forget_counts()
    key = salted_hmac(f"news.tips.{today}", _place(sender), algorithm="sha256").hexdigest()
    TipCount.objects.get_or_create(day=today, key=key)
    line = TipCount.objects.select_for_update().get(day=today, key=key)
    if line.count >= MOST_A_DAY:
        raise NewsError(_("You have sent much today, thank you. Please go on tomorrow."))
    line.count += 1
    line.save(update_fields=["count"])


def forget_counts() -> None:
    """What was counted on a day that is over says nothing any more."""
    TipCount.objects.filter(day__lt=timezone.localdate()).delete()


def _place(sender: Sender) -> str:
    return f"person {sender.pk}" if isinstance(sender, User) else _network(sender)


def _network(sender: str) -> str:
    """One household has many addresses of the newer kind, all with the same beginning."""
    try:
        given = ipaddress.ip_address(sender)
    except ValueError:
        return "unknown"
    width = 64 if given.version == 6 else 32
    return str(ipaddress.ip_network((given, width), strict=False))
