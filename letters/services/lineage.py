"""The same ask in several letters: joined by people, never by itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.errors import LetterError
from letters.models import Recommendation


@transaction.atomic
def join_asks(*, ask: Recommendation, earlier: Recommendation, by: User) -> None:
    """`ask` repeats `earlier`. Each keeps its own answers and its own verdict."""
    locked = Recommendation.objects.select_for_update(of=("self",)).get(pk=ask.pk)
    if locked.earlier_id:
        raise LetterError(_("This recommendation points to an earlier one. Part the two first."))
    if earlier.letter_id == ask.letter_id:
        raise LetterError(_("The two stand in the same letter."))
    if earlier.letter.sent_day > ask.letter.sent_day:
        raise LetterError(_("The letter that asked first comes first. Join it from its own page."))
    if ask.pk in {one.pk for one in askings_before(earlier)}:
        raise LetterError(_("These two are joined already, the other way round."))
    locked.earlier = earlier
    locked.save(update_fields=["earlier"])
    record(locked.letter.campaign, by, Did.JOINED_ASKS, locked)


@transaction.atomic
def part_asks(*, ask: Recommendation, by: User) -> None:
    """Take a joining back."""
    changed = Recommendation.objects.filter(pk=ask.pk, earlier__isnull=False).update(earlier=None)
    if changed:
        record(ask.letter.campaign, by, Did.PARTED_ASKS, ask)


def askings_before(ask: Recommendation) -> list[Recommendation]:
    """The chain that leads to `ask`, latest first; `ask` not among them."""
    chain, seen, one = [], {ask.pk}, ask.earlier
    while one and one.pk not in seen:
        chain.append(one)
        seen.add(one.pk)
        one = one.earlier
    return chain
