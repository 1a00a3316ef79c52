"""What each status needs to rest on (docs/domain.md, implementation).

What a government says of itself needs the place where it says so, and no primary source: it is its
word, kept beside the coalition's judgement.
"""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from letters.errors import LetterError
from letters.kinds import Assessor
from letters.models import Assessment, Evidence
from letters.statuses import (
    NEEDS_PRIMARY_SOURCE,
    NEEDS_REASON_CODE,
    NEEDS_SOURCE,
    Implementation,
    may_become,
)


def check_grounds(proposal: Assessment, evidence: Sequence[Evidence]) -> None:
    """Refuse a proposal whose status does not follow, or does not rest on what it needs."""
    check_suggestion(proposal, evidence)
    _check_needed(proposal, evidence)


def check_suggestion(proposal: Assessment, evidence: Sequence[Evidence]) -> None:
    """The same from outside the coalition, where nobody can file the source that is missing."""
    _check_change(proposal)
    _check_dates(proposal)
    _check_cited(proposal, evidence)
    _check_words(proposal)


def _check_change(proposal: Assessment) -> None:
    if proposal.recommendation.uncheckable:
        raise LetterError(
            _("This recommendation was found too vague to be judged. Take that back first.")
        )
    if not may_become(_was(proposal), proposal.implementation):
        raise LetterError(
            _("Only what was in place can be reversed. Choose another status.")
            if proposal.implementation == Implementation.REVERSED
            else _("The status is this already. Choose the one that it should become.")
        )
    if not proposal.because.strip():
        raise LetterError(_("Say why: what was checked and what it shows."))


def _was(proposal: Assessment) -> str:
    """What the status would follow. What is corrected was wrong, so a reversal follows what stood
    before that."""
    one = proposal
    if proposal.implementation == Implementation.REVERSED:
        while one.corrects:
            one = one.corrects
    return one.previous


def _check_dates(proposal: Assessment) -> None:
    sent_on = proposal.recommendation.letter.sent_on
    if sent_on is None:
        raise LetterError(_("This letter has not been sent, so nothing can be judged yet."))
    if proposal.effective_on < sent_on:
        raise LetterError(
            _("It cannot have taken effect before the letter was sent. Check the date.")
        )
    if proposal.considered_until > timezone.localdate():
        raise LetterError(_("Evidence can be considered up to today at most."))
    if proposal.effective_on > proposal.considered_until:
        raise LetterError(
            _("A status cannot take effect after the last evidence considered. Check the dates.")
        )
    if proposal.last_movement_on and proposal.last_movement_on > proposal.considered_until:
        raise LetterError(_("The last movement lies before the last evidence considered."))


def _check_cited(proposal: Assessment, evidence: Sequence[Evidence]) -> None:
    for one in evidence:
        if one.recommendation_id != proposal.recommendation_id or one.retracted_at:
            raise LetterError(_("Choose evidence that is on file for this recommendation."))


def _check_needed(proposal: Assessment, evidence: Sequence[Evidence]) -> None:
    label = proposal.get_implementation_display()
    is_own_word = proposal.assessor == Assessor.GOVERNMENT
    needs_any = NEEDS_SOURCE | NEEDS_PRIMARY_SOURCE if is_own_word else NEEDS_SOURCE
    if proposal.implementation in needs_any and not evidence:
        raise LetterError(
            _("“%(status)s” needs at least one source. Add evidence, then tick it here.")
            % {"status": label}
        )
    needs_primary = proposal.implementation in NEEDS_PRIMARY_SOURCE and not is_own_word
    if needs_primary and not any(one.is_primary for one in evidence):
        raise LetterError(
            _(
                "“%(status)s” needs a primary source: an official document, a law, a parliamentary "
                "record, a court decision or a budget. Add one as evidence, then tick it here."
            )
            % {"status": label}
        )


def _check_words(proposal: Assessment) -> None:
    status = proposal.implementation
    if status in NEEDS_REASON_CODE and not proposal.reason:
        raise LetterError(_("Choose the reason that comes nearest."))
    if status == Implementation.PARTIALLY_IMPLEMENTED and not proposal.missing.strip():
        raise LetterError(_("Write down what is still missing."))
    if status == Implementation.STALLED and not proposal.last_movement_on:
        raise LetterError(_("Say when something last moved."))
    if proposal.successor_id and proposal.successor_id == proposal.recommendation_id:
        raise LetterError(_("A recommendation cannot succeed itself. Choose another one."))
