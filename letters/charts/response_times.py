"""How long offices take: a filled dot for what was answered, a hollow one for what waits."""

import json
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.models import User
from letters.charts.paper import (
    ACCENT,
    AXIS,
    FAINT,
    INK,
    LINE,
    PAPER,
    SOFT,
    Cell,
    Chart,
    Spec,
    framed,
)
from letters.selectors.picked import Picked
from letters.selectors.response_times import OfficeTimes, ResponseTimes, response_times

ROW = 60  # pixels: the office, its dots, and what they say
AXIS_ROOM = 26
YEARS = 3650


def chart(user: User | AnonymousUser, picked: Picked, today: date) -> Chart:
    return of(response_times(user, picked, today), picked)


def of(figures: ResponseTimes, picked: Picked) -> Chart:
    about = _(
        "Days from a letter to the first answer of substance to it. Filled: the median of what was "
        "answered, with the quickest and the slowest; hollow: the median wait of the others, so "
        "far. The scale grows tenfold."
    )
    if len(figures.offices) < figures.of:
        about += " " + _("The %(shown)d offices with the most letters, of %(all)d.") % {
            "shown": len(figures.offices),
            "all": figures.of,
        }
    if not figures.offices:
        return Chart(
            name="response_times",
            title=_("How long answers take"),
            about=about,
            nothing=_("No letter here went to an office, so there is no answer to wait for."),
        )
    title = _title(figures)
    return Chart(
        name="response_times",
        title=title,
        about=about,
        spec=_spec(title, figures.offices, picked),
        head=[
            _("Office"),
            _("Recommendations"),
            _("Letters"),
            _("Answered"),
            _("Median days"),
            _("Quickest"),
            _("Slowest"),
            _("Unanswered, days so far"),
        ],
        lines=[_line(one, picked) for one in figures.offices],
    )


def _title(figures: ResponseTimes) -> str:
    if not figures.answered:
        return _("No letter has had an answer of substance")
    days = ngettext("%(days)d day", "%(days)d days", figures.days or 0) % {"days": figures.days}
    told = {"answered": figures.answered, "letters": figures.letters, "days": days}
    if figures.answered == figures.letters:
        return _("Every letter was answered, half of them within %(days)s") % told
    return (
        _("%(answered)d of %(letters)d letters were answered, half of those within %(days)s") % told
    )


def _line(one: OfficeTimes, picked: Picked) -> list[Cell]:
    days = [one.days, one.quickest, one.slowest, one.waits]
    return [
        Cell(one.name),
        Cell(f"{one.asks:,}", picked.address(office=str(one.office))),
        Cell(f"{one.letters:,}"),
        Cell(f"{one.answered:,}"),
        *(Cell("–" if number is None else f"{number:,}") for number in days),
    ]


def _says(one: OfficeTimes) -> str:
    said = []
    if one.days is not None:
        said.append(ngettext("%(n)s day", "%(n)s days", one.days) % {"n": f"{one.days:,}"})
    if one.waits is not None:
        told = {"number": f"{one.unanswered:,}", "days": f"{one.waits:,}"}
        said.append(_("%(number)s unanswered for %(days)s days") % told)
    return " · ".join(said)


def _values(offices: list[OfficeTimes], picked: Picked) -> list[dict]:
    """Days below one are drawn as one: the scale knows no zero."""
    return [
        {
            "office": one.name,
            "count": one.asks,
            "url": picked.address(office=str(one.office)),
            "says": _says(one),
            "days": max(1, one.days) if one.days is not None else None,
            "quickest": max(1, one.quickest) if one.quickest is not None else None,
            "slowest": max(1, one.slowest) if one.slowest is not None else None,
            "waits": max(1, one.waits) if one.waits is not None else None,
            "name_at": at * ROW + 13,
            "dot_at": at * ROW + 29,
            "says_at": at * ROW + 45,
        }
        for at, one in enumerate(offices)
    ]


def _spec(title: str, offices: list[OfficeTimes], picked: Picked) -> Spec:
    values = _values(offices, picked)
    height = ROW * len(offices)
    along = _along(max(one[name] or 1 for one in values for name in ("slowest", "waits")))
    down: Spec = {
        "type": "quantitative",
        "scale": {"domain": [height, 0], "nice": False},
        "axis": None,
    }
    opens: Spec = {"href": {"field": "url"}, "tooltip": {"field": "says", "type": "nominal"}}
    return framed(
        title,
        height=height + AXIS_ROOM,
        data={"values": values},
        layer=[
            {
                "mark": {"type": "rule", "color": LINE},
                "encoding": {"y": {**down, "field": "dot_at"}},
            },
            {
                "transform": [{"filter": "isValid(datum.days)"}],
                "mark": {"type": "rule", "color": ACCENT, "strokeWidth": 2},
                "encoding": {
                    "x": {**along, "field": "quickest"},
                    "x2": {"field": "slowest"},
                    "y": {**down, "field": "dot_at"},
                },
            },
            _dots("waits", along, down, opens, fill=PAPER, stroke=SOFT, dash=[2, 2]),
            _dots("days", along, down, opens, fill=ACCENT, stroke=PAPER, dash=[1, 0]),
            _words("office", "name_at", down, INK, 13),
            _words("says", "says_at", down, SOFT, 12),
        ],
    )


def _along(longest: int) -> Spec:
    """From a day to ten years or more; each step is about five times the one before."""
    named = {
        1: _("a day"),
        7: _("a week"),
        30: _("a month"),
        365: _("a year"),
        YEARS: _("10 years"),
    }
    words = json.dumps({str(days): word for days, word in named.items()}, ensure_ascii=False)
    return {
        "type": "quantitative",
        "scale": {"type": "log", "domain": [1, max(YEARS, longest)], "nice": False},
        "axis": {
            **AXIS,
            "gridColor": FAINT,
            "values": list(named),
            "labelExpr": f"{words}['' + datum.value]",
        },
    }


def _dots(
    name: str, along: Spec, down: Spec, opens: Spec, *, fill: str, stroke: str, dash: list[int]
) -> Spec:
    return {
        "transform": [{"filter": f"isValid(datum.{name})"}],
        "mark": {
            "type": "point",
            "shape": "circle",
            "size": 150,
            "fill": fill,
            "stroke": stroke,
            "strokeWidth": 1.5,
            "strokeDash": dash,
            "opacity": 1,
            "cursor": "pointer",
        },
        "encoding": {
            "x": {**along, "field": name},
            "y": {**down, "field": "dot_at"},
            **opens,
        },
    }


def _words(name: str, at: str, down: Spec, colour: str, size: int) -> Spec:
    return {
        "mark": {"type": "text", "align": "left", "color": colour, "fontSize": size},
        "encoding": {
            "x": {"value": 0},
            "y": {**down, "field": at},
            "text": {"field": name},
            "href": {"field": "url"},
        },
    }
