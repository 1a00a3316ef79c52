"""Columns over time, stacked on a line or hanging below it; hollow ones are in no rate.

Each series has its shape, name and number beside the last column, so that no colour has to be
told from another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from letters.charts.paper import AXIS, INK, PAPER, SOFT, Cell, Spec, framed

HEIGHT = 300
LINE_HEIGHT = 17
LABELS = 6  # along the axis, at most


@dataclass(frozen=True, slots=True)
class Series:
    label: str
    colour: str
    shape: str
    counts: Sequence[int]
    urls: Sequence[str]
    is_below: bool = False
    is_hollow: bool = False


def stacked(
    title: str, times: Sequence[str], series: Sequence[Series], *, are_totals: bool = False
) -> Spec:
    """The names stand beside the last column with its numbers, or with those of all columns."""
    values = _values(times, series)
    most = max(value["top"] for value in values)
    least = min(value["low"] for value in values)
    scale = {"domain": [least, most], "nice": False}
    along: Spec = {
        "field": "when",
        "type": "ordinal",
        "scale": {"domain": list(times), "paddingInner": 0.14, "paddingOuter": 0.05},
        "axis": {**AXIS, "labelAngle": 0, "values": _named(times)},
    }
    up: Spec = {"type": "quantitative", "scale": scale}
    names = _totals(series, most - least) if are_totals else _last(values, times[-1], most - least)
    return framed(
        title,
        height=HEIGHT,
        data={"values": values},
        layer=[
            _columns(along, up),
            {
                "data": {"values": [{"zero": 0}]},
                "mark": {"type": "rule", "color": INK},
                "encoding": {"y": {**up, "field": "zero"}},
            },
            *_labels(names, up),
        ],
    )


def _columns(along: Spec, up: Spec) -> Spec:
    axis = {**AXIS, "labelExpr": "format(abs(datum.value), ',d')", "tickCount": 5, "tickMinStep": 1}
    return {
        "mark": {"type": "bar", "cursor": "pointer", "tooltip": True},
        "encoding": {
            "x": along,
            "y": {**up, "field": "low", "axis": axis},
            "y2": {"field": "top"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
            "stroke": {"field": "line", "type": "nominal", "scale": None},
            "strokeWidth": {"value": 1},
            "strokeDash": {
                "condition": {"test": "datum.apart", "value": [3, 2]},
                "value": [1, 0],
            },
            "href": {"field": "url"},
            "tooltip": {"field": "says", "type": "nominal"},
        },
    }


def table(times: Sequence[str], series: Sequence[Series]) -> list[list[Cell]]:
    """A line for each time, the newest first."""
    return [
        [Cell(time)] + [Cell(f"{one.counts[at]:,}", one.urls[at]) for one in series]
        for at, time in reversed(list(enumerate(times)))
    ]


def _values(times: Sequence[str], series: Sequence[Series]) -> list[dict]:
    values = []
    for at, time in enumerate(times):
        top = low = 0
        for one in series:
            count = one.counts[at]
            if not count:
                continue
            base = low - count if one.is_below else top
            values.append(
                {
                    "when": time,
                    "label": f"{one.label} {count:,}",
                    "count": count,
                    "low": base,
                    "top": base + count,
                    "apart": one.is_hollow,
                    "shape": one.shape,
                    "colour": one.colour,
                    "fill": PAPER if one.is_hollow else one.colour,
                    "line": one.colour if one.is_hollow else PAPER,
                    "url": one.urls[at],
                    "says": f"{time} · {one.label}: {count:,}",
                }
            )
            top, low = (top, base) if one.is_below else (base + count, low)
    return values


def _named(times: Sequence[str]) -> list[str]:
    """A few of them, evenly, the last among them."""
    step = -(-len(times) // LABELS)
    return list(times[::-1][::step])[::-1]


def _last(values: list[dict], last: str, span: float) -> list[dict]:
    """The names beside the last column, from the top down, far enough apart to be read."""
    found = sorted(
        ({**one, "at": (one["low"] + one["top"]) / 2} for one in values if one["when"] == last),
        key=lambda one: -one["at"],
    )
    least = LINE_HEIGHT * span / HEIGHT
    for before, after in pairwise(found):
        after["at"] = min(after["at"], before["at"] - least)
    lowest = min((one["at"] for one in found), default=0)
    floor = min((one["low"] for one in values), default=0)
    if lowest < floor:
        found = _pushed_up(found, floor, least)
    return found


def _totals(series: Sequence[Series], span: float) -> list[dict]:
    """Names from the line upwards and downwards, with the sums of all columns."""
    found, above, below = [], 0.6, -0.6
    for one in series:
        at = below if one.is_below else above
        above, below = (above, below - 1) if one.is_below else (above + 1, below)
        found.append(
            {
                "label": f"{one.label} {sum(one.counts):,}",
                "at": at * LINE_HEIGHT * span / HEIGHT,
                "apart": one.is_hollow,
                "shape": one.shape,
                "colour": one.colour,
                "url": "",
            }
        )
    return found


def _pushed_up(found: list[dict], floor: float, least: float) -> list[dict]:
    at = floor + least / 2
    for one in reversed(found):
        one["at"] = max(one["at"], at)
        at = one["at"] + least
    return found


def _labels(values: list[dict], up: Spec) -> list[Spec]:
    place: Spec = {"x": {"value": "width"}, "y": {**up, "field": "at"}}
    return [
        {
            "data": {"values": values},
            "mark": {"type": "point", "size": 110, "xOffset": 9, "opacity": 1, "strokeWidth": 0},
            "encoding": {
                **place,
                "fill": {"field": "colour", "type": "nominal", "scale": None},
                "shape": {"field": "shape", "type": "nominal", "scale": None},
            },
        },
        {
            "data": {"values": values},
            "mark": {"type": "text", "align": "left", "dx": 18, "fontSize": 12, "tooltip": False},
            "encoding": {
                **place,
                "text": {"field": "label"},
                "href": {"field": "url"},
                "color": {
                    "condition": {"test": "datum.apart", "value": SOFT},
                    "value": INK,
                },
            },
        },
    ]
