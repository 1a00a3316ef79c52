"""Changes over many asks, as people make them: previewed first."""

from collections.abc import Sequence
from datetime import date

from campaigns.models import User
from letters.asks import SourceDraft
from letters.kinds import Relation
from letters.models import Batch, Recommendation
from letters.services.assessments import Judgement
from letters.services.many_statuses import StatusChange, preview_status, propose_many
from letters.services.topics import TopicsChange, change_topics, preview_topics
from letters.statuses import Implementation


def a_change(implementation: str = Implementation.NO_ACTION, **more: object) -> StatusChange:
    """One judgement for many asks; with a `source_kind`, on one source."""
    kind, url = more.pop("source_kind", ""), more.pop("url", "https://example.org/shared")
    source = SourceDraft(url=url, title="The act", source_kind=kind) if kind else None
    judgement = Judgement(
        implementation=implementation,
        effective_on=more.pop("effective_on", date(2021, 3, 2)),
        because=more.pop("because", "We looked at the official gazette."),
        **more,
    )
    return StatusChange(judgement, source, Relation.SUPPORTS if source else "")


def a_batch(
    asks: Sequence[Recommendation], change: StatusChange | None = None, *, by: User
) -> Batch:
    """Proposals for many asks; those that cannot change are left out."""
    keys, change = [ask.pk for ask in asks], change or a_change()
    seen = preview_status(keys=keys, change=change, by=by).seen
    return propose_many(keys=keys, change=change, seen=seen, leave_out=True, by=by)


def some_topics(
    asks: Sequence[Recommendation], add: Sequence[str] = ("prisons",), *, by: User, **more: object
) -> Batch:
    keys, change = [ask.pk for ask in asks], TopicsChange(add, **more)
    seen = preview_topics(keys=keys, change=change, by=by).seen
    return change_topics(
        keys=keys, change=change, because="They are about it.", seen=seen, leave_out=True, by=by
    )
