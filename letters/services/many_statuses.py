"""A status proposed for many asks at once, each with a proposal of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import line, record_all
from letters.activity import Did
from letters.asks import SourceDraft
from letters.errors import LetterError
from letters.kinds import Assessor
from letters.models import Assessment, Batch, Citation, Evidence, Recommendation
from letters.services.assessments import Judgement, drafted
from letters.services.batches import (
    Line,
    Preview,
    agree,
    begin,
    check_number,
    chosen,
    elsewhere,
    home_of,
)
from letters.services.evidence import check_source, drawn_up
from letters.services.evidence_rules import check_grounds


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One judgement for all, and the one source that it rests on, filed where it is not yet."""

    judgement: Judgement
    source: SourceDraft | None = None
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Prospect:
    """A proposal that is not made yet, with its sources, and why it cannot be made."""

    proposal: Assessment
    sources: Sequence[Evidence] = ()
    refusal: str = ""

    @property
    def line(self) -> Line:
        one = self.proposal
        return Line(
            one.recommendation, one.previous, one.implementation,
            one.get_previous_display(), one.get_implementation_display(), self.refusal,
        )  # fmt: skip


def preview_status(*, keys: Sequence[int], change: StatusChange, by: User) -> Preview:
    """What would be proposed. Writes nothing."""
    check_number(keys)
    asks = chosen(keys=keys, by=by)
    return _preview(asks, _prospects(asks, change, by), by)


@transaction.atomic
def propose_many(
    *, keys: Sequence[int], change: StatusChange, seen: str, leave_out: bool, by: User
) -> Batch:
    """Make the proposals of a preview, all that it showed as possible or none."""
    check_number(keys)
    asks = chosen(keys=keys, by=by, lock=True)
    prospects = _prospects(asks, change, by)
    home = agree(_preview(asks, prospects, by), seen=seen, leave_out=leave_out)
    possible = [one for one in prospects if not one.refusal]
    batch = begin(
        home=home, kind=Batch.Kind.ASSESSMENT, because=change.judgement.because,
        number=len(possible), by=by,
    )  # fmt: skip
    put_forward(possible, batch, by)
    return batch


def _preview(asks: list[Recommendation], prospects: list[Prospect], by: User) -> Preview:
    return Preview(home_of(asks, by), [one.line for one in prospects])


def _prospects(asks: list[Recommendation], change: StatusChange, by: User) -> list[Prospect]:
    if change.source:
        check_source(change.source)
    home, last, busy = home_of(asks, by), last_views(asks), waiting(asks)
    filed = _filed(asks, change.source)
    found = []
    for ask in asks:
        source = filed.get(ask.pk) or _new(ask, change, by)
        sources = [source] if source else []
        proposal = drafted(ask=ask, judgement=change.judgement, by=by, last=last.get(ask.pk))
        no = elsewhere(ask, home, by) or why_not(proposal, sources, busy)
        found.append(Prospect(proposal, sources, no))
    return found


def _new(ask: Recommendation, change: StatusChange, by: User) -> Evidence | None:
    if change.source is None:
        return None
    return drawn_up(recommendation=ask, source=change.source, relation=change.relation, by=by)


def _filed(asks: list[Recommendation], source: SourceDraft | None) -> dict[int, Evidence]:
    if source is None:
        return {}
    on_file = Evidence.objects.standing().filter(recommendation__in=asks, url=source.url)
    return {one.recommendation_id: one for one in on_file}


def why_not(proposal: Assessment, sources: Sequence[Evidence], busy: set[int]) -> str:
    """Why this cannot be proposed now; "" if it can."""
    if proposal.recommendation_id in busy:
        return _("A proposal waits already. It has to be decided or withdrawn first.")
    try:
        check_grounds(proposal, sources)
    except LetterError as error:
        return str(error)
    return ""


def waiting(asks: Sequence[Recommendation]) -> set[int]:
    """The asks for which the coalition has an open proposal."""
    open_now = Assessment.objects.waiting().filter(
        recommendation__in=asks, assessor=Assessor.COALITION, is_from_outside=False
    )
    return set(open_now.values_list("recommendation_id", flat=True))


def last_views(asks: Sequence[Recommendation]) -> dict[int, Assessment]:
    """By ask, the coalition's approved judgement that counts now."""
    rows = Assessment.objects.agreed().filter(recommendation__in=asks)
    latest = rows.order_by("recommendation_id", "-decided_at", "-pk").distinct("recommendation_id")
    return {one.recommendation_id: one for one in latest}


def put_forward(prospects: Sequence[Prospect], batch: Batch | None, by: User) -> None:
    """Make these proposals, each with its own line in the record. The caller holds the locks.

    Without a batch each is decided by itself."""
    fresh = [source for one in prospects for source in one.sources if source.pk is None]
    proposals = [one.proposal for one in prospects]
    for proposal in proposals:
        proposal.batch = batch
    Evidence.objects.bulk_create(fresh)
    Assessment.objects.bulk_create(proposals)
    Citation.objects.bulk_create(
        Citation(assessment=one.proposal, evidence=source)
        for one in prospects
        for source in one.sources
    )
    record_all(
        line(
            source.recommendation.letter.campaign, by, Did.ADDED_EVIDENCE, source.recommendation,
            relation=source.relation, source=source.url,
        )
        for source in fresh
    )  # fmt: skip
    record_all(
        line(
            one.recommendation.letter.campaign, by, Did.PROPOSED_STATUS, one.recommendation,
            to=one.implementation, batch=batch.pk if batch else None,
        )
        for one in proposals
    )  # fmt: skip
