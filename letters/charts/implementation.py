"""What was done, over time."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from campaigns.models import User
from letters.charts.moving import moving
from letters.charts.paper import Chart
from letters.charts.stacked import stacked, table
from letters.charts.words import share
from letters.selectors.over_time import OverTime, over_time
from letters.selectors.picked import Picked
from letters.statuses import FROM_DONE_TO_UNDONE, Implementation


def chart(user: User | AnonymousUser, picked: Picked, today: date) -> Chart:
    return of(over_time(user, picked, today), picked)


def of(figures: OverTime, picked: Picked) -> Chart:
    outside = Implementation.NOT_ASSESSED
    times = [span.label for span in figures.periods]
    series = moving(
        "implementation", FROM_DONE_TO_UNDONE, outside, figures.done, figures.periods, picked
    )
    judged = sum(one.counts[-1] for one in series if not one.is_hollow)
    about = _(
        "Recommendations at the end of each period, by what the coalition agreed had been done by "
        "then. Below the line: not assessed yet, which says nothing either way."
    )
    if not judged:
        return Chart(
            name="implementation",
            title=_("What has been done, over time"),
            about=about,
            nothing=_("Nothing here has been assessed yet, so there is no movement to draw."),
        )
    done = figures.done.get(Implementation.IMPLEMENTED, [0])[-1]
    title = _("%(share)s of what was assessed is implemented") % {"share": share(done, judged)}
    return Chart(
        name="implementation",
        title=title,
        about=about,
        spec=stacked(title, times, series),
        head=[_("By the end of"), *(one.label for one in series)],
        lines=table(times, series),
    )
