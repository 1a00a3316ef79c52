"""What readers without an account suggest: counted, held, and on the desk only once reviewed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.models import Recommendation
from news.activity import Did
from news.errors import NewsError
from news.models import Tip
from news.services.counting import Sender, count_sender
from news.services.saving import address_of, on_file, put_on_desk

MOST_HELD = 50  # for one recommendation


@transaction.atomic
def send_tip(
    *, recommendation: Recommendation, url: str, shows: str, sender: Sender, note: str = ""
) -> None:
    """Hold a reader's suggestion for review. One that is known already is taken as well, in
    silence: what is on file is nobody else's business."""
    address = address_of(url)
    count_sender(sender)
    if Tip.objects.held().filter(recommendation=recommendation).count() >= MOST_HELD:
        raise NewsError(
            _("Many suggestions wait for review here already. Please come back in a few days.")
        )
    Tip.objects.get_or_create(
        recommendation=recommendation, url=address, defaults={"shows": shows, "note": note}
    )


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
