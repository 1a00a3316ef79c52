"""What is chosen for one change, and what became of such a change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.policies import Action, can
from letters.errors import LetterError
from letters.models import Assessment, Batch, Evidence, Recommendation, TopicChange
from letters.selectors.picked import Picked, selection
from letters.services.batches import check_number, chosen, elsewhere, home_of
from letters.services.many_statuses import waiting
from letters.services.topics import restorable
from letters.services.undoing import Undoing, undoing
from letters.services.verdicts import Proposed, proposals_of, seen_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """An ask, why it cannot change here, and what to know of it."""

    ask: Recommendation
    refusal: str
    waits: bool


@dataclass(frozen=True, slots=True)
class BulkPage:
    """All that templates/letters/bulk.html may ask for."""

    rows: list[Chosen]
    refusal: str = ""

    @property
    def asks(self) -> list[Recommendation]:
        return [row.ask for row in self.rows]

    @property
    def keys(self) -> list[int]:
        return [row.ask.pk for row in self.rows]

    @property
    def able(self) -> int:
        return sum(not row.refusal for row in self.rows)


def keys_of(*, user: User, asked: QueryDict) -> list[int]:
    """Which asks: all of a selection by its filters, all of a page, or the ticked ones."""
    if asked.get("all"):
        today = timezone.localdate()
        picked = replace(Picked.of(asked, today), as_of="", filed="")
        return list(selection(user, picked, today).order_by("pk").values_list("pk", flat=True))
    on_page = asked.getlist("on_page") if asked.get("whole_page") else []
    return _numbers([*asked.getlist("ask"), *on_page])


def _numbers(asked: Sequence[str]) -> list[int]:
    """From tick boxes, or from one field with commas; nonsense is left out."""
    typed = [one.strip() for given in asked for one in given.split(",")]
    numbers = [int(one) for one in typed if one.isascii() and one.isdigit() and len(one) < 19]
    return list(dict.fromkeys(numbers))


def bulk_page(*, user: User, keys: Sequence[int]) -> BulkPage:
    try:
        check_number(keys)
        asks = chosen(keys=keys, by=user)
        check_number([ask.pk for ask in asks])
    except LetterError as error:
        return BulkPage([], str(error))
    home, busy = home_of(asks, user), waiting(asks)
    return BulkPage([Chosen(ask, elsewhere(ask, home, user), ask.pk in busy) for ask in asks])


@dataclass(frozen=True, slots=True)
class Sorted:
    """The topics of one ask before and after a change, and whether they are still so."""

    change: TopicChange
    is_still: bool


@dataclass(frozen=True, slots=True)
class BatchPage:
    """All that templates/letters/batch.html may ask for."""

    batch: Batch
    proposals: list[Proposed]
    sorted_in: list[Sorted]
    judged: Assessment | None
    sources: list[Evidence]
    seen: str
    may_review: bool
    is_mine: bool
    may_undo: bool
    undo_says: list[str]
    later: list[Batch]

    @property
    def open(self) -> list[Proposed]:
        return [one for one in self.proposals if one.is_open]

    @property
    def refused(self) -> list[Proposed]:
        return [one for one in self.open if one.refusal]


def batch_page(*, batch: Batch, user: User) -> BatchPage:
    proposals = proposals_of(batch=batch, user=user)
    changes = _sorted_in(batch, user)
    first = proposals[0].assessment if proposals and not batch.undoes_id else None
    may_change = can(user, Action.PROPOSE_STATUS, batch.coalition) and batch.undone_at is None
    says = _undo_says(batch, changes, user) if may_change else []
    is_mine = batch.by_id == user.pk
    may_review = not is_mine and can(user, Action.REVIEW_STATUS, batch.coalition)
    return BatchPage(
        batch=batch,
        proposals=proposals,
        sorted_in=changes,
        judged=first,
        sources=first.standing if first else [],  # type: ignore[attr-defined]
        seen=seen_of(proposals),
        may_review=may_review and any(one.is_open for one in proposals),
        is_mine=is_mine,
        may_undo=bool(says),
        undo_says=says,
        later=list(batch.undone_in.visible_to(user).select_related("by")),
    )


def _sorted_in(batch: Batch, user: User) -> list[Sorted]:
    seen = Recommendation.objects.visible_to(user)
    rows = batch.topic_changes.filter(recommendation__in=seen)
    changes = list(rows.select_related("recommendation__letter").order_by("recommendation_id"))
    still = {one.pk for one in restorable(changes)}
    return [Sorted(one, one.pk in still) for one in changes]


def _undo_says(batch: Batch, changes: list[Sorted], user: User) -> list[str]:
    """What an undo would do, in sentences; none if there is nothing to undo."""
    if batch.kind == Batch.Kind.TOPIC:
        still = sum(one.is_still for one in changes)
        if not still:
            return []
        said = [_("Their topics become what they were (%(number)d).") % {"number": still}]
        return said + _left(len(changes) - still)
    return _plan_says(undoing(batch=batch, by=user))


def _plan_says(plan: Undoing) -> list[str]:
    said = []
    if plan.withdrawn:
        said.append(_("What waits is withdrawn (%(number)d).") % {"number": len(plan.withdrawn)})
    if plan.possible:
        said.append(
            _(
                "What was approved is proposed to go back to what it was, as a correction "
                "(%(number)d); a second person decides."
            )
            % {"number": len(plan.possible)}
        )
    return said + _left(len(plan.back) - len(plan.possible)) if said else []


def _left(number: int) -> list[str]:
    return [_("Left as it is: %(number)d, changed since.") % {"number": number}] if number else []
