"""What all charts have in common: their colours, their type, and the shape of a finished chart."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

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
# Far apart in lightness too; order, words and gaps tell marks apart where colours do not.
COLOURS: dict[str, str] = {
    Implementation.IMPLEMENTED: ACCENT,
    Implementation.PARTIALLY_IMPLEMENTED: "#6fabab",
    Implementation.IN_PROGRESS: "#3f72b0",
    Implementation.ANNOUNCED: "#a9c3e4",
    Implementation.NO_ACTION: "#b4b1a8",
    Implementation.STALLED: "#d9a12f",
    Implementation.NOT_IMPLEMENTED: "#8f2a1f",
    Implementation.REVERSED: "#d57d6c",
    Implementation.SUPERSEDED: LINE,
    Implementation.NOT_ASSESSED: SOFT,
    Position.ACCEPTED: ACCENT,
    Position.ACCEPTED_IN_PART: "#4f9193",
    Position.ACCEPTED_IN_PRINCIPLE: "#97c2c1",
    Position.ALREADY_DONE: "#3f72b0",
    Position.UNDER_CONSIDERATION: "#7fa6d6",
    Position.ACKNOWLEDGED: "#c3d5ec",
    Position.NOTED: "#d8d4c8",
    Position.NOT_ADDRESSED: "#b4b1a8",
    Position.NOT_COMPETENT: "#d9a12f",
    Position.NOT_ACCEPTED: "#8f2a1f",
    Position.NO_RESPONSE: SOFT,
    Relation.SUPPORTS: ACCENT,
    Relation.REPORTS_ON_LETTER: "#a9c3e4",
    Relation.CONTEXT: "#d8d4c8",
    Relation.CONTRADICTS: "#8f2a1f",
}
DARK = {
    INK: "#e9e7e1",
    SOFT: "#a9aca9",
    LINE: "#383c40",
    FAINT: "#2b3034",
    TINT: "#2c4b4c",
    PAPER: "#16181a",
    ACCENT: "#6fc3c0",
    "#6fabab": "#3f8583",
    "#4f9193": "#4b9c99",
    "#97c2c1": "#2f6462",
    "#3f72b0": "#86b1ea",
    "#7fa6d6": "#5580ba",
    "#a9c3e4": "#476a99",
    "#c3d5ec": "#34507a",
    "#b4b1a8": "#6d6f70",
    "#d8d4c8": "#4f5254",
    "#d9a12f": "#e0b25c",
    "#8f2a1f": "#e8857a",
    "#d57d6c": "#a04b3f",
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
