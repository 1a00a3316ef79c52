"""What became of what was asked, in figures: the same ones wherever they are shown."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Aggregate, Count, DurationField, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.models import User
from letters.flags import Flag
from letters.models import Letter
from letters.selectors.bars import Bar, both_bars
from letters.selectors.behind import ANSWERS, LETTERS, REPLIED
from letters.selectors.picked import Picked, selection
from letters.statuses import Position


class Median(Aggregate):
    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the address of the rows behind it; `code` names its definition."""

    code: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All that templates/letters/outcomes.html may ask for. `days`: the median number of days to
    the first reply of substance, over the `replied` letters; None where no letter has one."""

    picked: Picked
    day: date
    letters: Figure
    asks: Figure
    answers: Figure
    replied: Figure
    days: int | None
    unanswered: Figure
    overdue: Figure
    bars: list[Bar]

    @property
    def in_words(self) -> str:
        asks = ngettext(
            "%(asks)d recommendation in %(letters)d letters",
            "%(asks)d recommendations in %(letters)d letters",
            self.asks.count,
        )
        said = {"asks": self.asks.count, "letters": self.letters.count}
        silent = _("%(unanswered)d have no response") % {"unanswered": self.unanswered.count}
        return f"{asks % said}; {silent}."


def outcomes(
    *,
    user: User | AnonymousUser,
    picked: Picked,
    today: date,
    letters: QuerySet[Letter],
    answers: int,
    behind: Callable[[str], str],
) -> Outcomes:
    """Two queries. `behind` gives the address of the letters or answers of this selection."""
    counts, overdue = _counted(user, picked, today)
    sent, replied, days = _replies(letters)
    silent = sum(times for (said, _done), times in counts.items() if said == Position.NO_RESPONSE)
    late, mute = Flag.OVERDUE.value, Position.NO_RESPONSE.value
    return Outcomes(
        picked=picked,
        day=picked.when(today).day,
        letters=Figure("letters", sent, behind(LETTERS)),
        asks=Figure("asks", sum(counts.values()), picked.address()),
        answers=Figure("answers", answers, behind(ANSWERS)),
        replied=Figure("replied", replied, behind(REPLIED)),
        days=days,
        unanswered=Figure("unanswered", silent, picked.address(position=mute)),
        overdue=Figure("overdue", overdue, picked.address(flag=late)),
        bars=both_bars(counts, picked.address),
    )


def _counted(user: User | AnonymousUser, picked: Picked, today: date) -> tuple[Counter, int]:
    """How many of each pair of position and implementation, and how many answers are late."""
    rows = (
        selection(user, picked, today)
        .order_by()
        .values_list("stood_position", "stood_implementation")
        .annotate(times=Count("pk"), late=Count("pk", filter=Q(stood_overdue=True)))
    )
    counts: Counter = Counter()
    overdue = 0
    for said, done, times, late in rows:
        counts[said, done] = times
        overdue += late
    return counts, overdue


def _replies(letters: QuerySet[Letter]) -> tuple[int, int, int | None]:
    """How many letters, how many with a reply of substance, and the median of whole days."""
    told = letters.order_by().aggregate(
        sent=Count("pk"), replied=Count("days"), median=Median("days")
    )
    median = told["median"]
    days = None if median is None else int(median / timedelta(days=1) + 0.5)
    return told["sent"], told["replied"], days
