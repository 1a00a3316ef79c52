"""Counts made ready to be drawn: bars and their cross-table, every number with its rows."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from campaigns.looks import shape, tone
from letters.statuses import FROM_DONE_TO_UNDONE, FROM_YES_TO_NO, Implementation, Position

ROOM = 13  # percent of a bar on a phone
STEPS = 5


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar; `start` and `width` are percentages of it, `share` is one as it is told."""

    code: str
    label: str
    count: int
    share: str
    start: float
    width: float
    tone: str
    shape: str
    url: str

    @property
    def has_room(self) -> bool:
        """For its shape and share below it."""
        return self.width >= ROOM


@dataclass(frozen=True, slots=True)
class Bar:
    title: str
    counted: str
    segments: list[Segment]
    outside: Segment


@dataclass(frozen=True, slots=True)
class Cell:
    count: int
    url: str
    depth: int


@dataclass(frozen=True, slots=True)
class CrossRow:
    code: str
    label: str
    cells: list[Cell]


def bar(
    *,
    title: str,
    choices: Sequence[TextChoices],
    counts: Counter[str],
    outside: TextChoices,
    address: Callable[[str], str],
) -> Bar:
    """A bar of all codes but `outside`, which is counted beside it and in no rate."""
    inside = [one for one in choices if one != outside]
    total = sum(counts[one] for one in inside)
    start, segments = 0.0, []
    for one in inside:
        width = 100 * counts[one] / total if total else 0.0
        share = told_share(counts[one], total)
        segments.append(_segment(one, counts[one], share, start, width, address(one.value)))
        start += width
    return Bar(
        title=title,
        counted=_("%(inside)s of %(total)s recommendations")
        % {"inside": intcomma(total), "total": intcomma(total + counts[outside])},
        segments=segments,
        outside=_segment(outside, counts[outside], "", 0, 0, address(outside.value)),
    )


def by_axis(counts: Counter) -> tuple[Counter[str], Counter[str]]:
    """Of pairs of position and implementation: how many of each position, and of each
    implementation."""
    said: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for (position, implementation), times in counts.items():
        said[position] += times
        done[implementation] += times
    return said, done


def both_bars(counts: Counter, address: Callable[..., str]) -> list[Bar]:
    """Of pairs of position and implementation; `address` takes the code of either by its name."""
    said, done = by_axis(counts)
    return [
        bar(
            title=_("What governments said"),
            choices=FROM_YES_TO_NO,
            counts=said,
            outside=Position.NO_RESPONSE,
            address=lambda code: address(position=code),
        ),
        bar(
            title=_("What has been done"),
            choices=FROM_DONE_TO_UNDONE,
            counts=done,
            outside=Implementation.NOT_ASSESSED,
            address=lambda code: address(implementation=code),
        ),
    ]


def told_share(part: int, whole: int) -> str:
    """In whole percent; what is there is never told as nothing, nor what lacks as all."""
    if not part:
        return ""
    if 0 < 100 * part < whole:
        return "<1%"
    if part < whole and 100 * part > 99 * whole:
        return ">99%"
    return f"{round(100 * part / whole)}%"


def _segment(
    one: TextChoices, count: int, share: str, start: float, width: float, url: str
) -> Segment:
    return Segment(
        code=one.value,
        label=str(one.label),
        count=count,
        share=share,
        start=round(start, 3),
        width=round(max(width - 0.4, 0), 3),
        tone=tone(one.value),
        shape=shape(one.value),
        url=url,
    )


def columns(counts: Counter) -> list[Implementation]:
    """Of the cross-table: those that occur."""
    used = {implementation for _position, implementation in counts}
    return [one for one in FROM_DONE_TO_UNDONE if one in used]


def cross_table(counts: Counter, address: Callable[[str, str], str]) -> list[CrossRow]:
    """Position by implementation; only codes that occur. Every cell leads to its rows."""
    across = columns(counts)
    most = max(counts.values(), default=0)
    return [
        CrossRow(
            code=row.value,
            label=str(row.label),
            cells=[
                _cell(counts[(row, one)], most, address(row.value, one.value)) for one in across
            ],
        )
        for row in FROM_YES_TO_NO
        if any(one == row for one, _i in counts)
    ]


def _cell(count: int, most: int, url: str) -> Cell:
    """The ground is the darker the more there are, in five steps."""
    return Cell(count, url, -(-STEPS * count // most) if most else 0)
