"""Where it was asked: a map of the governments addressed, larger circles for more asks."""

from datetime import date
from functools import cache

from countryinfo import CountryInfo
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.models import User
from letters.charts.paper import ACCENT, FAINT, INK, PAPER, TINT, WIDTH, Cell, Chart, Spec, framed
from letters.selectors.governments_asked import Asked, governments_asked
from letters.selectors.picked import Picked

RATIO = 0.46  # of height to width
WORLD = "world.json"  # the address is filled in by whoever draws
SHAPES: Spec = {"url": WORLD, "format": {"type": "topojson", "feature": "countries"}}
AT: Spec = {
    "longitude": {"field": "longitude", "type": "quantitative"},
    "latitude": {"field": "latitude", "type": "quantitative"},
}
# Where the bodies of several governments sit, and where places are that the tables leave out:
# latitude, longitude.
SEATS = {
    "AX": (60.2, 20.0),
    "BL": (17.9, -62.8),
    "BQ": (12.2, -68.3),
    "CW": (12.1, -68.9),
    "MF": (18.1, -63.1),
    "PS": (31.9, 35.2),
    "SX": (18.0, -63.1),
    "TC": (21.8, -71.8),
    "VG": (18.4, -64.6),
    "VI": (18.3, -64.9),
    "EU": (50.8, 4.4),
    "UN": (40.7, -74.0),
    "XA": (-6.2, 106.8),
    "XC": (48.6, 7.8),
    "XL": (30.0, 31.2),
    "XO": (38.9, -77.0),
    "XU": (9.0, 38.8),
    "XK": (42.6, 20.9),
}
# Names stand apart by so many degrees on a wide map, or are left to the table.
APART_NORTH, APART_EAST = 9, 34
WIDE, NEVER = 550, 100_000  # pixels


def chart(user: User | AnonymousUser, picked: Picked, today: date) -> Chart:
    return of(governments_asked(user, picked, today), picked)


def of(figures: list[Asked], picked: Picked) -> Chart:
    about = _(
        "Recommendations by the government or body that they were addressed to. One that was "
        "addressed to two counts for both."
    )
    if not figures:
        return Chart(
            name="governments",
            title=_("Who was asked"),
            about=about,
            nothing=_("Nobody was asked yet, so there is no map to draw."),
        )
    title = _title(figures)
    return Chart(
        name="governments",
        title=title,
        about=about,
        spec=_spec(title, figures, picked),
        head=[_("Government"), _("Recommendations"), _("Letters")],
        lines=[
            [
                Cell(one.name),
                Cell(f"{one.asks:,}", picked.address(country=one.country)),
                Cell(f"{one.letters:,}"),
            ]
            for one in figures
        ],
    )


def _title(figures: list[Asked]) -> str:
    first = figures[0].name
    return ngettext(
        "All of it was asked of one government: %(first)s",
        "%(number)d governments and bodies were asked; most was asked of %(first)s",
        len(figures),
    ) % {"number": len(figures), "first": first}


@cache
def place(code: str) -> tuple[float, float] | None:
    """Latitude and longitude of its middle or seat, where they are known."""
    if code in SEATS:
        return SEATS[code]
    try:
        found = CountryInfo(code).latlng()
    except (KeyError, ValueError):
        return None
    return (float(found[0]), float(found[1])) if found else None


def _values(figures: list[Asked], picked: Picked) -> list[dict]:
    values: list[dict] = []
    for one in figures:
        at = place(one.country)
        if at is None:
            continue
        values.append(
            {
                "code": one.country,
                "count": one.asks,
                "latitude": at[0],
                "longitude": at[1],
                "label": f"{one.name} {one.asks:,}",
                "room": _room(at, values),
                "says": f"{one.name}: {one.asks:,}",
                "url": picked.address(country=one.country),
            }
        )
    return values


def _room(at: tuple[float, float], before: list[dict]) -> int:
    """How wide a map has to be for a name here, beside those of more weight."""
    for width, times in ((0, 3), (WIDE, 1)):
        if all(
            one["room"] > width
            or abs(at[0] - one["latitude"]) > times * APART_NORTH
            or abs(at[1] - one["longitude"]) > times * APART_EAST
            for one in before
        ):
            return width
    return NEVER


def _spec(title: str, figures: list[Asked], picked: Picked) -> Spec:
    land: Spec = {"type": "geoshape", "stroke": PAPER, "strokeWidth": 0.5}
    asked = {"field": "id", "oneOf": [one.country for one in figures]}
    values = _values(figures, picked)
    most = max(one.asks for one in figures)
    return framed(
        title,
        height=round(RATIO * WIDTH),
        usermeta={"ratio": RATIO},
        projection={"type": "equalEarth"},
        layer=[
            {"data": SHAPES, "mark": {**land, "fill": FAINT}},
            {
                "data": SHAPES,
                "transform": [{"filter": asked}],
                "mark": {**land, "fill": TINT},
            },
            _circles(values, most),
            {
                "data": {"values": values},
                "transform": [{"filter": "datum.room <= width"}],
                "mark": {"type": "text", "color": INK, "fontSize": 12, "dy": -20},
                "encoding": {**AT, "text": {"field": "label"}},
            },
        ],
    )


def _circles(values: list[dict], most: int) -> Spec:
    scale = {"type": "linear", "domain": [0, most], "range": [40, 900], "nice": False}
    return {
        "data": {"values": values},
        "mark": {
            "type": "circle",
            "color": ACCENT,
            "stroke": PAPER,
            "opacity": 0.85,
            "cursor": "pointer",
        },
        "encoding": {
            **AT,
            "size": {"field": "count", "type": "quantitative", "scale": scale, "legend": None},
            "href": {"field": "url"},
            "tooltip": {"field": "says", "type": "nominal"},
        },
    }
