from dataclasses import dataclass
from datetime import date, timedelta

from letters.kinds import Stage
from letters.models import Chaser, Letter, Recommendation
from letters.services.following import facts_of, rungs_left, unanswered
from letters.wording import chaser_text

GIVES = timedelta(days=30)  # until one looks again


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: taken as `chaser`, the one being `written`, free, or passed over."""

    stage: str
    label: str
    chaser: Chaser | None
    is_written: bool
    is_free: bool


@dataclass(frozen=True, slots=True)
class ChasePage:
    """All that templates/letters/chase.html may ask for. `text` drafts the rung being written."""

    letter: Letter
    rungs: list[Rung]
    free: list[Stage]
    stage: str
    text: str
    next_on: date
    unanswered: list[Recommendation]


def chase_page(*, letter: Letter, stage: str, today: date) -> ChasePage:
    """For a letter that was sent; `stage` is the one to write, else the next one."""
    free = rungs_left(letter)
    written = stage if stage in free else next(iter(free), "")
    taken = {one.stage: one for one in letter.chasers.standing().select_related("by")}
    waiting = unanswered(letter)
    text = ""
    if written:
        facts = facts_of(letter, waiting)
        text = chaser_text(written, facts, today=today, next_on=today + GIVES)
    return ChasePage(
        letter=letter,
        rungs=[
            Rung(one.value, str(one.label), taken.get(one.value), one == written, one in free)
            for one in Stage
        ],
        free=free,
        stage=str(written),
        text=text,
        next_on=today + GIVES,
        unanswered=waiting,
    )
