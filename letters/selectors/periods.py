"""Time in steps that a chart can show: months, quarters or years, whichever are few enough."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dateformat import format as in_words
from django.utils.translation import gettext as _

# Up to so many months, steps of so many; beyond, years.
STEPS = ((18, 1), (72, 3))


@dataclass(frozen=True, slots=True)
class Period:
    label: str
    first: date
    last: date


def periods(first: date, last: date) -> list[Period]:
    """From the one that holds `first` to the one that holds `last`, which ends on that day."""
    span = 12 * (last.year - first.year) + last.month - first.month + 1
    step = next((step for months, step in STEPS if span <= months), 12)
    start = date(first.year, (first.month - 1) // step * step + 1, 1)
    found = []
    while start <= last:
        after = _later(start, step)
        found.append(Period(_label(start, step), start, min(after - timedelta(days=1), last)))
        start = after
    return found


def _later(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _label(start: date, step: int) -> str:
    if step == 1:
        return in_words(start, "M Y")
    if step == 3:
        return _("Q%(quarter)d %(year)d") % {"quarter": start.month // 3 + 1, "year": start.year}
    return str(start.year)
