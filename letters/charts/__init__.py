"""Charts: one module for each, which makes a Vega-Lite spec and its table from frozen figures.

Browsers draw the spec (static/charts.js); `svg` and `png` draw the same one for pages without a
script, PDF, mail and share pictures.
"""

from letters.charts.drawing import png, svg

__all__ = ["png", "svg"]
