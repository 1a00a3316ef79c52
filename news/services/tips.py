"""What readers without an account suggest: counted, held, and on the desk only once reviewed."""

import ipaddress

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.models import Recommendation
from news.activity import Did
from news.errors import NewsError
from news.links import canonical
from news.models import Tip, TipCount
from news.services.saving import on_file, put_on_desk

MOST_A_DAY = 10  # from one place
MOST_HELD = 50  # for one recommendation


@transaction.atomic
def send_tip(
    *, recommendation: Recommendation, url: str, shows: str, sender: str, note: str = ""
) -> None:
    """Hold a reader's suggestion for review. One that is known already is taken as well, in
    silence: what is on file is nobody else's business."""
    try:
        address = canonical(url)
    except ValueError as error:
        raise NewsError(str(error)) from None
    if len(address) > 2_000:
        raise NewsError(_("This address is too long to be kept."))
    _count(sender)
    if Tip.objects.held().filter(recommendation=recommendation).count() >= MOST_HELD:
        raise NewsError(
            _("Many suggestions wait for review here already. Please come back in a few days.")
        )
    Tip.objects.get_or_create(
        recommendation=recommendation, url=address, defaults={"shows": shows, "note": note}
    )


def _count(sender: str) -> None:
    today = timezone.localdate()
    forget_counts()
    key = salted_hmac(f"news.tips.{today}", _network(sender), algorithm="sha256").hexdigest()
    TipCount.objects.get_or_create(day=today, key=key)
    line = TipCount.objects.select_for_update().get(day=today, key=key)
    if line.count >= MOST_A_DAY:
        raise NewsError(_("You have suggested much today, thank you. Please go on tomorrow."))
    line.count += 1
    line.save(update_fields=["count"])


def forget_counts() -> None:
    """What was counted on a day that is over says nothing any more."""
    TipCount.objects.filter(day__lt=timezone.localdate()).delete()


def _network(sender: str) -> str:
    """One household has many addresses of the newer kind, all with the same beginning."""
    try:
        given = ipaddress.ip_address(sender)
    except ValueError:
        return "unknown"
    width = 64 if given.version == 6 else 32
    return str(ipaddress.ip_network((given, width), strict=False))


@transaction.atomic
def take_tip(*, tip: Tip, headline: str, by: User) -> Tip:
    """Put what a reader suggested on the desk, for somebody to judge like any other article."""
    locked = _held(tip)
    article, _is_new = on_file(locked.url, headline)
    reason = _("Suggested by a reader: %(what)s.") % {"what": locked.get_shows_display().lower()}
    put_on_desk(article, locked.recommendation, reason)
    _close(locked, Tip.State.TAKEN, by)
    letter = locked.recommendation.letter
    record(letter.campaign, by, Did.TOOK_TIP, article, letter.private_to)
    return locked


@transaction.atomic
def refuse_tip(*, tip: Tip, because: str, by: User) -> Tip:
    locked = _held(tip)
    _close(locked, Tip.State.REFUSED, by, because)
    letter = locked.recommendation.letter
    record(letter.campaign, by, Did.REFUSED_TIP, locked, letter.private_to, because=because)
    return locked


def _held(tip: Tip) -> Tip:
    rows = Tip.objects.select_for_update(of=("self",)).select_related("recommendation__letter")
    locked = rows.get(pk=tip.pk)
    if locked.state != Tip.State.HELD:
        raise NewsError(_("Someone has reviewed this suggestion already. Reload the page."))
    return locked


def _close(tip: Tip, state: str, by: User, because: str = "") -> None:
    tip.state, tip.because = state, because
    tip.decided_by, tip.decided_at = by, timezone.now()
    tip.save()
