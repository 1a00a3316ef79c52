"""Asks that are too vague to be judged: said in the open, and left out of every rate."""

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.errors import LetterError
from letters.models import Recommendation
from letters.statuses import Implementation


@transaction.atomic
def find_uncheckable(*, recommendation: Recommendation, because: str, by: User) -> None:
    """Only of an ask that nobody has assessed, so that it stays outside the rates; "" takes the
    finding back."""
    ask = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if because and ask.implementation != Implementation.NOT_ASSESSED:
        raise LetterError(_("This was judged already, so it can be judged."))
    if because and ask.assessments.waiting().exists():
        raise LetterError(_("A proposal waits for a decision. Send it back or withdraw it first."))
    if ask.uncheckable == because:
        return
    ask.uncheckable = because
    ask.save(update_fields=["uncheckable"])
    verb = Did.FOUND_UNCHECKABLE if because else Did.FOUND_CHECKABLE
    record(ask.letter.campaign, by, verb, ask, because=because or None)
