"""One change over many asks: what every such change shares.

Whatever locks several asks locks them in the order of their keys, and before anything else.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.models import Coalition, User
from campaigns.policies import Action, can
from campaigns.record import record
from letters.activity import Did
from letters.errors import ChangedSince, LetterError
from letters.models import Batch, Recommendation, SheetImport

MOST = 500


@dataclass(frozen=True, slots=True)
class Line:
    """What would become of one ask, or why it cannot."""

    ask: Recommendation
    before: str
    after: str
    before_label: str = ""
    after_label: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change would do; `seen` is handed back so that exactly this is done, or nothing."""

    home: Coalition | None
    lines: list[Line]

    @property
    def possible(self) -> list[Line]:
        return [line for line in self.lines if not line.refusal]

    @property
    def refused(self) -> list[Line]:
        return [line for line in self.lines if line.refusal]

    @property
    def seen(self) -> str:
        return mark_of(
            (line.ask.pk, line.before, line.after, bool(line.refusal)) for line in self.lines
        )


def mark_of(facts: Iterable[tuple]) -> str:
    return sha256(repr(sorted(facts)).encode()).hexdigest()


def chosen(*, keys: Sequence[int], by: User, lock: bool = False) -> list[Recommendation]:
    """Those of these asks that the person may see, in the order in which they are locked."""
    found = Recommendation.objects.visible_to(by).filter(pk__in=keys)
    if lock:
        found = found.select_for_update(of=("self",))
    return list(
        found.select_related(
            "letter__organisation", "letter__campaign__organisation", "letter__campaign__coalition"
        ).order_by("pk")
    )


def home_of(asks: Sequence[Recommendation], by: User) -> Coalition | None:
    """Whose change it is: of the coalitions where `by` may change things, that of most asks."""
    coalitions = Counter(
        ask.letter.campaign.coalition
        for ask in asks
        if can(by, Action.PROPOSE_STATUS, ask.letter.campaign)
    )
    return max(coalitions, key=lambda one: (coalitions[one], -one.pk), default=None)


def elsewhere(ask: Recommendation, home: Coalition | None, by: User) -> str:
    """Why this person cannot change this ask here; "" if they can."""
    campaign = ask.letter.campaign
    if not can(by, Action.PROPOSE_STATUS, campaign):
        return _("It is not your coalition's: only its contributors can change it.")
    if home is None or campaign.coalition_id != home.pk:
        return _("It is another coalition's: change it in a step of its own.")
    return ""


def check_number(keys: Sequence[int]) -> None:
    if not keys:
        raise LetterError(_("Nothing is ticked. Tick the recommendations that should change."))
    if len(keys) > MOST:
        raise LetterError(
            _("%(number)d are chosen; at most %(most)d can change at once. Narrow the selection.")
            % {"number": len(keys), "most": MOST}
        )


def agree(preview: Preview, *, seen: str, leave_out: bool) -> Coalition:
    """Refuse to do anything but what was seen; whose change it is."""
    if preview.seen != seen:
        raise ChangedSince(
            _("Something has changed since the preview, so nothing was done. Look at it again.")
        )
    if preview.home is None or not preview.possible:
        raise LetterError(_("None of these can change so. Choose others, or another change."))
    if preview.refused and not leave_out:
        raise LetterError(
            ngettext(
                "%(number)d of these cannot change. Tick that it is left out, then do the rest.",
                "%(number)d of these cannot change. Tick that they are left out, then do the rest.",
                len(preview.refused),
            )
            % {"number": len(preview.refused)}
        )
    return preview.home


def begin(
    *,
    home: Coalition,
    kind: str,
    because: str,
    number: int,
    by: User,
    undoes: Batch | None = None,
    sheet: SheetImport | None = None,
) -> Batch:
    """Open the batch under which each ask gets its own entry."""
    if not because.strip():
        raise LetterError(_("Say why: one reason for all of them."))
    batch = Batch.objects.create(
        coalition=home, kind=kind, because=because, by=by, undoes=undoes, sheet=sheet
    )
    record(home, by, Did.BEGAN_BATCH, batch, kind=kind, number=number)
    return batch


def undone(batch: Batch, by: User) -> None:
    """Note that a batch was taken back. The caller holds the locks of its asks."""
    locked = Batch.objects.select_for_update(no_key=True, of=("self",)).get(pk=batch.pk)
    if locked.undone_at:
        raise ChangedSince(_("Someone has taken this back already. Reload to see how it stands."))
    locked.undone_at, locked.undone_by = timezone.now(), by
    locked.save(update_fields=["undone_at", "undone_by"])
    record(locked.coalition, by, Did.UNDID_BATCH, locked)
