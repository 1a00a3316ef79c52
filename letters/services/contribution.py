"""The claim that a letter helped, which is another claim than that the thing happened."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.errors import AlreadyDecided, LetterError, NotAllowedYet
from letters.kinds import Strength
from letters.models import Contribution, Evidence, Recommendation

GROUNDED = {Strength.ACKNOWLEDGED, Strength.CORROBORATED}


@transaction.atomic
def claim_contribution(
    *,
    recommendation: Recommendation,
    strength: str,
    because: str,
    by: User,
    evidence: Sequence[Evidence] = (),
) -> Contribution:
    """Claim that the letter helped, or that no sign of it was found. A second person agrees."""
    ask = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if ask.contributions.standing().exists():
        raise LetterError(_("A claim is on file already. Retract it before you make another."))
    if not because.strip():
        raise LetterError(_("Say what shows that the letter helped, or what you looked at."))
    _check_grounds(strength, evidence)
    if any(one.recommendation_id != ask.pk or one.retracted_at for one in evidence):
        raise LetterError(_("Choose evidence that is on file for this recommendation."))
    claim = Contribution.objects.create(
        recommendation=ask, strength=strength, because=because, by=by
    )
    claim.evidence.set(evidence)
    record(ask.letter.campaign, by, Did.CLAIMED_CONTRIBUTION, ask, strength=strength)
    return claim


@transaction.atomic
def agree_contribution(*, claim: Contribution, by: User) -> Contribution:
    """Let everybody see the claim. Never by the person who made it."""
    locked = _lock(claim)
    if locked.agreed_by_id:
        raise AlreadyDecided(_("Somebody has agreed to this claim already."))
    if locked.by_id == by.pk:
        raise NotAllowedYet(_("A second person has to agree to your claim. You can retract it."))
    _check_grounds(locked.strength, list(locked.evidence.standing()))
    locked.agreed_by, locked.agreed_at = by, timezone.now()
    locked.save(update_fields=["agreed_by", "agreed_at"])
    ask = locked.recommendation
    record(ask.letter.campaign, by, Did.AGREED_CONTRIBUTION, ask, strength=locked.strength)
    return locked


@transaction.atomic
def retract_contribution(*, claim: Contribution, because: str, by: User) -> Contribution:
    locked = _lock(claim)
    if not because.strip():
        raise LetterError(_("Say why the claim is retracted."))
    locked.retracted_at, locked.retracted_by, locked.retraction = timezone.now(), by, because
    locked.save(update_fields=["retracted_at", "retracted_by", "retraction"])
    ask = locked.recommendation
    record(ask.letter.campaign, by, Did.RETRACTED_CONTRIBUTION, ask, because=because)
    return locked


def _check_grounds(strength: str, evidence: Sequence[Evidence]) -> None:
    if strength in GROUNDED and not evidence:
        raise LetterError(
            _("This strength needs a source that stands. Add it as evidence, then claim with it.")
        )


def _lock(claim: Contribution) -> Contribution:
    """The ask first: who retracts a source holds it."""
    Recommendation.objects.select_for_update().get(pk=claim.recommendation_id)
    locked = (
        Contribution.objects.select_for_update(of=("self",))
        .select_related("recommendation__letter__campaign")
        .get(pk=claim.pk)
    )
    if locked.retracted_at:
        raise AlreadyDecided(_("This claim was retracted already."))
    return locked
