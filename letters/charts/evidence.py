"""What was reported and published, over time, by the direction in which it points."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.looks import shape
from campaigns.models import User
from letters.charts.paper import COLOURS, Chart
from letters.charts.stacked import Series, stacked, table
from letters.kinds import Relation
from letters.selectors.evidence_list import EvidenceOverTime, address, evidence_over_time
from letters.selectors.picked import Picked

ORDER = (
    Relation.SUPPORTS,
    Relation.REPORTS_ON_LETTER,
    Relation.CONTEXT,
    Relation.CONTRADICTS,
)


def chart(user: User | AnonymousUser, picked: Picked, today: date) -> Chart:
    return of(evidence_over_time(user, picked, today), picked)


def of(figures: EvidenceOverTime, picked: Picked) -> Chart:
    about = _(
        "Sources on file by when they were published, each counted once however many "
        "recommendations it bears on. Below the line: those that contradict."
    )
    if figures.undated:
        about += " " + ngettext(
            "One without a date is left out.",
            "%(number)d without a date are left out.",
            figures.undated,
        ) % {"number": figures.undated}
    if not figures.counts:
        return Chart(
            name="evidence",
            title=_("Coverage over time"),
            about=about,
            nothing=_("No source with a date is on file yet, so there is nothing to draw."),
        )
    times = [span.label for span in figures.periods]
    series = [_series(one, figures, picked) for one in ORDER if one in figures.counts]
    title = _title(figures, times)
    return Chart(
        name="evidence",
        title=title,
        about=about,
        spec=stacked(title, times, series, are_totals=True),
        head=[_("Published in"), *(one.label for one in series)],
        lines=table(times, series),
    )


def _series(relation: Relation, figures: EvidenceOverTime, picked: Picked) -> Series:
    counts = figures.counts[relation]
    return Series(
        label=str(relation.label),
        colour=COLOURS[relation],
        shape=shape(relation),
        counts=counts,
        urls=[
            address(picked, relation.value, span) if times else ""
            for span, times in zip(figures.periods, counts, strict=True)
        ],
        is_below=relation == Relation.CONTRADICTS,
    )


def _title(figures: EvidenceOverTime, times: list[str]) -> str:
    totals = [sum(column) for column in zip(*figures.counts.values(), strict=True)]
    number = sum(totals)
    return ngettext(
        "One source is on file, from %(most)s",
        "%(number)d sources are on file; %(most)s brought the most",
        number,
    ) % {"number": number, "most": times[totals.index(max(totals))]}
