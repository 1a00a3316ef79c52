"""What all charts have in common: their colours, their type, and the shape of a finished chart."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from campaigns.looks import TONES, colour
from letters.kinds import Relation
from letters.statuses import Implementation, Position

Spec: TypeAlias = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = (
    "'Source Sans 3', 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
)
WIDTH = 640  # where no place gives one

INK, SOFT, LINE, FAINT, TINT, PAPER, ACCENT = (
    "#1c1d1f", "#5b5e63", "#dcd9d0", "#e7e4db", "#b9d2cf", "#fbfaf7", "#0b5a5e",
)  # fmt: skip
# One for each word, as it has it on every page; names and shapes stand beside the marks.
COLOURS: dict[str, str] = {
    code: colour(code) for code in (*Position.values, *Implementation.values, *Relation.values)
}
DARK: dict[str, str] = {
    INK: "#e9e7e1",
    SOFT: "#a9aca9",
    LINE: "#383c40",
    FAINT: "#2b3034",
    TINT: "#2c4b4c",
    PAPER: "#16181a",
    ACCENT: "#6fc3c0",
    **{one.light: one.dark for one in TONES.values()},
}
PAPERS: dict[str, dict[str, str]] = {"light": {}, "dark": DARK, "white": {PAPER: "#ffffff"}}
AXIS: Spec = {
    "labelColor": SOFT,
    "labelFontSize": 12,
    "labelPadding": 6,
    "labelOverlap": True,
    "labelSeparation": 8,
    "title": None,
    "gridColor": LINE,
    "domain": False,
    "ticks": False,
}
CONFIG: Spec = {
    "font": FONT,
    "background": PAPER,
    "aria": False,
    "view": {"stroke": None},
    "axis": AXIS,
    "text": {"color": INK, "fontSize": 13, "baseline": "middle"},
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number or a word of a table, and the rows that it leads to."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart. `title` says what it shows, `about` what was counted; `lines` are the same
    numbers. Where there is too little to draw, `spec` is empty and `nothing` says why."""

    name: str
    title: str
    about: str
    spec: Spec = field(default_factory=dict)
    head: list[str] = field(default_factory=list)
    lines: list[list[Cell]] = field(default_factory=list)
    nothing: str = ""

    @property
    def json(self) -> str:
        return json.dumps(self.spec, ensure_ascii=False, separators=(",", ":"))


def framed(title: str, *, height: int, **spec: Any) -> Spec:
    """A spec in the house's look, as wide as its place."""
    return {
        "$schema": SCHEMA,
        "description": title,
        "width": "container",
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 2, "top": 8, "right": 2, "bottom": 2},
        "config": CONFIG,
        **spec,
    }


def recoloured(text: str, colours: Mapping[str, str]) -> str:
    """The same spec or drawing in other colours."""
    return re.sub(r"#[0-9a-f]{6}\b", lambda found: colours.get(found[0], found[0]), text)
