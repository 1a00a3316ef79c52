"""A picture of a card, for the previews that other sites make of a link: 1200 by 630 pixels.

That of a selection has a chart beside its words, drawn from the spec of the dashboard.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

import typst
from django.core.cache import caches
from django.utils.dateformat import format as in_words
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from campaigns.looks import colour
from letters.charts import svg
from letters.charts.paper import Chart
from letters.documents.pdf import faces
from letters.exports.names import host, printable
from letters.selectors.cards import Card

TEMPLATE = Path(__file__).with_name("picture.typ")
CHART_WIDTH = 410  # beside 300 of height, which are 200 points in the picture
PER_INCH = 144  # the page is 600 by 315 points
LONGEST = {"kicker": 90, "title": 300, "asked": 130, "says": 260}  # letters; the rest is cut
UNBROKEN = re.compile(r"(\S{24})(?=\S)")
EVER = 7 * 24 * 3600


def words_of(card: Card, chart: Chart | None = None) -> str:
    """All that is drawn, as JSON. Words go in as data, so that nothing in them is a command."""
    told: dict[str, object] = {
        name: _cut(getattr(card, name), most) for name, most in LONGEST.items()
    }
    told |= {
        "status": printable(card.status),
        "colour": colour(card.code),
        "day": _("As of %(day)s") % {"day": in_words(card.day, "j F Y")},
        "site": host(),
        "language": card.language or "en",
        "direction": card.direction,
        "shows": printable(chart.title) if chart and chart.spec else "",
        "spec": chart.spec if chart else {},
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def key_of(words: str) -> str:
    """Of what is drawn and how: another word, or another template, is another picture."""
    return hashlib.sha256((words + _template()).encode()).hexdigest()[:32]


def kept(words: str) -> bytes | None:
    """Where the same has been drawn before."""
    return caches["pictures"].get(f"picture:{key_of(words)}")


def drawn(words: str) -> bytes:
    picture = _draw(words)
    caches["pictures"].set(f"picture:{key_of(words)}", picture, timeout=EVER)
    return picture


def _draw(words: str) -> bytes:
    spec = json.loads(words)["spec"]
    return typst.compile(
        str(TEMPLATE),
        format="png",
        ppi=PER_INCH,
        sys_inputs={
            "card": words,
            "faces": faces(),
            "chart": svg(spec, width=CHART_WIDTH) if spec else "",
        },
        font_paths=_fonts(),
    )


def _cut(text: str, most: int) -> str:
    """A word that is wider than the picture may break."""
    short = Truncator(" ".join(text.split())).chars(most)
    return UNBROKEN.sub("\\1\u200b", printable(short))


@cache
def _template() -> str:
    return TEMPLATE.read_text(encoding="utf-8")


@cache
def _fonts() -> typst.Fonts:
    """Looked for once: that takes longer than the drawing."""
    return typst.Fonts()
