"""What governments said, over time."""

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
from letters.statuses import FROM_YES_TO_NO, YES, Position


def chart(user: User | AnonymousUser, picked: Picked, today: date) -> Chart:
    return of(over_time(user, picked, today), picked)


def of(figures: OverTime, picked: Picked) -> Chart:
    times = [span.label for span in figures.periods]
    series = moving(
        "position", FROM_YES_TO_NO, Position.NO_RESPONSE, figures.said, figures.periods, picked
    )
    heard = sum(one.counts[-1] for one in series if not one.is_hollow)
    about = _(
        "Recommendations at the end of each period, by the government's last word on them. Below "
        "the line: no response."
    )
    if not heard:
        return Chart(
            name="position",
            title=_("What governments said, over time"),
            about=about,
            nothing=_("No government has answered yet, so there is no movement to draw."),
        )
    yes = sum(figures.said[one][-1] for one in YES if one in figures.said)
    title = _("%(share)s of what was answered is accepted in some form") % {
        "share": share(yes, heard)
    }
    return Chart(
        name="position",
        title=title,
        about=about,
        spec=stacked(title, times, series),
        head=[_("By the end of"), *(one.label for one in series)],
        lines=table(times, series),
    )
