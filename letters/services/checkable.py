"""Asks that are too vague to be judged: said in the open, and left out of every rate."""

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.errors import LetterError
from letters.models import Recommendation
from letters.statuses import Implementation


def why_judgeable(ask: Recommendation, *, waits: bool) -> str:
    """Why an ask cannot be found too vague; "" if it can. `waits` is for a decision."""
    if ask.implementation != Implementation.NOT_ASSESSED:
        return _("This was judged already, so it can be judged.")
    if waits:
        return _("A proposal waits for a decision. Send it back or withdraw it first.")
    return ""


@transaction.atomic
def find_uncheckable(*, recommendation: Recommendation, because: str, by: User) -> None:
    """Only of an ask that nobody has assessed, so that it stays outside the rates; "" takes the
    finding back."""
    ask = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if because and (words := why_judgeable(ask, waits=ask.assessments.waiting().exists())):
        raise LetterError(words)
    if ask.uncheckable == because:
        return
    ask.uncheckable = because
    ask.save(update_fields=["uncheckable"])
    verb = Did.FOUND_UNCHECKABLE if because else Did.FOUND_CHECKABLE
    record(ask.letter.campaign, by, verb, ask, because=because or None)
