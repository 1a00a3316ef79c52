from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.announce import announce
from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.asks import SourceDraft
from letters.errors import LetterError
from letters.models import Evidence, Recommendation
from letters.services.standing import copy_assessment
from letters.signals import evidence_retracted


@transaction.atomic
def add_evidence(
    *, recommendation: Recommendation, source: SourceDraft, relation: str, by: User
) -> Evidence:
    """File a source for an ask. The same address is filed once; filing it again is refused."""
    check_source(source)
    Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if recommendation.evidence.standing().filter(url=source.url).exists():
        raise LetterError(
            _("This source is on file for recommendation %(number)s already.")
            % {"number": recommendation.number}
        )
    evidence = drawn_up(recommendation=recommendation, source=source, relation=relation, by=by)
    evidence.save()
    record(
        recommendation.letter.campaign,
        by,
        Did.ADDED_EVIDENCE,
        recommendation,
        relation=relation,
        source=source.url,
    )
    return evidence


def check_source(source: SourceDraft) -> None:
    if source.published_on and source.published_on > timezone.localdate():
        raise LetterError(_("A source cannot be published in the future. Check its date."))


def drawn_up(
    *, recommendation: Recommendation, source: SourceDraft, relation: str, by: User
) -> Evidence:
    """The row of a source, not saved yet."""
    return Evidence(
        recommendation=recommendation,
        relation=relation,
        source_kind=source.source_kind,
        title=source.title,
        url=source.url,
        outlet=source.outlet,
        published_on=source.published_on,
        note=source.note,
        added_by=by,
    )


@transaction.atomic
def retract_evidence(*, evidence: Evidence, because: str, by: User) -> Evidence:
    """Take a source back, in the open. A status that rests on it stays and is flagged; a proposal
    that rests on it can be approved only if it has grounds without it."""
    ask = (
        Recommendation.objects.select_for_update(of=("self",))
        .select_related("letter__campaign")
        .get(pk=evidence.recommendation_id)
    )
    locked = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if locked.retracted_at:
        raise LetterError(_("This source was retracted already."))
    if not because.strip():
        raise LetterError(_("Say why the source is retracted."))
    locked.retracted_at, locked.retracted_by, locked.retraction = timezone.now(), by, because
    locked.save(update_fields=["retracted_at", "retracted_by", "retraction"])
    copy_assessment(ask)
    record(ask.letter.campaign, by, Did.RETRACTED_EVIDENCE, ask, source=locked.url, because=because)
    announce(evidence_retracted, evidence_id=locked.pk)
    return locked
