"""Topics of many asks at once. They change immediately: nobody judges anything by them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import line, record_all
from letters.activity import Did
from letters.errors import LetterError
from letters.models import Batch, Recommendation, TopicChange
from letters.services.batches import (
    Line,
    Preview,
    agree,
    begin,
    check_number,
    chosen,
    elsewhere,
    home_of,
    undone,
)

LONGEST = 800


@dataclass(frozen=True, slots=True)
class TopicsChange:
    add: Sequence[str] = ()
    remove: Sequence[str] = ()

    def on(self, topics: Sequence[str]) -> list[str]:
        kept = [one for one in topics if one not in self.remove]
        return [*kept, *(one for one in self.add if one not in kept)]


def preview_topics(*, keys: Sequence[int], change: TopicsChange, by: User) -> Preview:
    """What would change. Writes nothing."""
    check_number(keys)
    return _preview(chosen(keys=keys, by=by), change, by)


@transaction.atomic
def change_topics(
    *,
    keys: Sequence[int],
    change: TopicsChange,
    because: str,
    seen: str,
    leave_out: bool,
    by: User,
) -> Batch:
    """Do what a preview showed, on all that it showed as possible or on none."""
    check_number(keys)
    preview = _preview(chosen(keys=keys, by=by, lock=True), change, by)
    home = agree(preview, seen=seen, leave_out=leave_out)
    batch = begin(
        home=home, kind=Batch.Kind.TOPIC, because=because, number=len(preview.possible), by=by
    )
    asks = [one.ask for one in preview.possible]
    put_topics([(ask, change.on(ask.topics)) for ask in asks], batch, by)
    return batch


def restorable(changes: Sequence[TopicChange]) -> list[TopicChange]:
    """Those whose topics are still as this change left them."""
    return [one for one in changes if one.recommendation.topics == one.after]


@transaction.atomic
def restore_topics(*, batch: Batch, by: User) -> Batch:
    """Give back the topics from before a batch, wherever nobody has changed them since."""
    before = {one.recommendation_id: one for one in batch.topic_changes.all()}
    asks = chosen(keys=list(before), by=by, lock=True)
    for ask in asks:
        before[ask.pk].recommendation = ask
    back = restorable([before[ask.pk] for ask in asks])
    if not back:
        raise LetterError(_("Nothing is left to take back: all topics have changed since."))
    undone(batch, by)
    again = begin(
        home=batch.coalition, kind=batch.kind, undoes=batch, number=len(back), by=by,
        because=_("Taken back: %(because)s") % {"because": batch.because},
    )  # fmt: skip
    put_topics([(one.recommendation, one.before) for one in back], again, by)
    return again


def _preview(asks: list[Recommendation], change: TopicsChange, by: User) -> Preview:
    home = home_of(asks, by)
    return Preview(home, [_line(ask, change, elsewhere(ask, home, by)) for ask in asks])


def _line(ask: Recommendation, change: TopicsChange, refusal: str) -> Line:
    after = change.on(ask.topics)
    if not refusal and after == ask.topics:
        refusal = _("Its topics are these already.")
    if not refusal and len(", ".join(after)) > LONGEST:
        refusal = _("It would have too many topics. Remove some.")
    return Line(ask, ", ".join(ask.topics), ", ".join(after), refusal=refusal)


def put_topics(changes: Sequence[tuple[Recommendation, list[str]]], batch: Batch, by: User) -> None:
    """Give these asks these topics, each with its own line. The caller holds the locks."""
    TopicChange.objects.bulk_create(
        TopicChange(recommendation=ask, batch=batch, before=ask.topics, after=after)
        for ask, after in changes
    )
    record_all(
        line(
            ask.letter.campaign, by, Did.CHANGED_TOPICS, ask,
            before=", ".join(ask.topics), after=", ".join(after), batch=batch.pk,
        )
        for ask, after in changes
    )  # fmt: skip
    for ask, after in changes:
        ask.topics, ask.topics_text = after, ", ".join(after)
    Recommendation.objects.bulk_update([ask for ask, _after in changes], ["topics", "topics_text"])
