"""Specs drawn on the server, by vl-convert, with nothing from elsewhere.

The first drawing of a process starts an engine: a third of a second, 70 MB.
"""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import vl_convert

from letters.charts.paper import PAPERS, WIDTH, Spec, recoloured

VERSION = "6.4"  # of Vega-Lite
# What the engine puts before addresses of ours; a drawing leads nowhere, its table does.
BASE = "https://vega.github.io/vega-datasets/"
# Countries by ISO code as TopoJSON, from Natural Earth 1:110m, which is in the public domain.
MAP = Path(__file__).with_name("world.json")


def svg(spec: Spec, *, paper: str = "light", width: int = WIDTH) -> str:
    drawn = vl_convert.vegalite_to_svg(_finished(spec, width), vl_version=VERSION)
    return recoloured(drawn.replace(BASE, ""), PAPERS[paper])


def png(spec: Spec, *, scale: float = 2, width: int = WIDTH) -> bytes:
    return vl_convert.svg_to_png(svg(spec, width=width), scale=scale)


def _finished(spec: Spec, width: int) -> Spec:
    """With a width, and the shapes of the world in place of their address."""
    whole = deepcopy(spec)
    whole["width"] = width
    if ratio := whole.get("usermeta", {}).get("ratio"):
        whole["height"] = round(ratio * width)
    for part in whole.get("layer", []):
        data = part.get("data", {})
        if "url" in data:
            part["data"] = {"values": _world(), "format": data["format"]}
    return whole


@cache
def _world() -> dict[str, Any]:
    return json.loads(MAP.read_text(encoding="utf-8"))
