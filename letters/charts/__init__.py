"""Charts: one module for each, which makes a Vega-Lite spec and its table from frozen figures.

Browsers draw the spec (static/charts.js); `letters.charts.drawing` makes an SVG or a PNG of the
same spec for pages without a script, PDF, mail and share pictures.
"""
