"""A report to print: figures with their dates and definitions, the list, and its evidence."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import typst
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.dateformat import format as in_words
from django.utils.translation import gettext as _

from campaigns.looks import TONES, shape, tone
from letters.asof import AsOf
from letters.charts import svg
from letters.charts.panel import charts_of
from letters.documents.pdf import faces
from letters.exports.about import knowledge
from letters.exports.columns import absolute
from letters.exports.names import apart, printable
from letters.exports.selected import Selected
from letters.languages import direction
from letters.models import Evidence, Recommendation
from letters.selectors.board import counted
from letters.selectors.chips import chips_of
from letters.selectors.standing import headline_of, last_movement
from letters.selectors.vocabulary import words
from letters.statuses import FROM_DONE_TO_UNDONE, FROM_YES_TO_NO, Implementation, Position

TEMPLATE = Path(__file__).with_name("report.typ")
SOURCES = 10  # of each recommendation; its page has them all


def as_pdf_report(chosen: Selected) -> Iterator[bytes]:
    """A4. Words go in as data, so that nothing in them is a command."""
    inputs = {"report": json.dumps(_report(chosen), ensure_ascii=False), "faces": faces()}
    yield typst.compile(str(TEMPLATE), format="pdf", sys_inputs=inputs)


def _report(chosen: Selected) -> dict[str, object]:
    rows = list(chosen.rows())
    counts = counted(chosen.asks())
    sources = _sources(chosen)
    return {
        "title": _("What became of what was asked"),
        "day": _("As of %(day)s. %(knowledge)s")
        % {"day": in_words(chosen.when.day, "j F Y"), "knowledge": knowledge(chosen)},
        "filters": [chip.label for chip in chips_of(chosen.picked, {}, chosen.today)]
        + ([chosen.letter.subject] if chosen.letter else []),
        "count": _("%(n)d recommendations") % {"n": len(rows)},
        "url": absolute(chosen.address),
        "figures": [
            _figure(_("What governments said"), FROM_YES_TO_NO, counts, 0, Position.NO_RESPONSE),
            _figure(
                _("What has been done"),
                FROM_DONE_TO_UNDONE,
                counts,
                1,
                Implementation.NOT_ASSESSED,
            ),
        ],
        "charts": _charts(chosen),
        "rows": [_row(ask, sources, chosen.when) for ask in rows],
        "labels": {
            "list": _("The recommendations"),
            "sources": _("Evidence"),
            "more": _("more on its page"),
            "note": _(
                "Up to %(n)d sources of each are printed here, the newest ones; the rest stand"
                " on its page, where the link leads."
            )
            % {"n": SOURCES},
            "outside": _("counted apart"),
            "charts": _("In charts"),
            "numbers": _("The numbers, and the rows behind them"),
            "words": _("What the words mean"),
        },
        "words": [
            [word.label, word.meaning]
            for axis in (FROM_YES_TO_NO, FROM_DONE_TO_UNDONE)
            for word in words(axis)
        ],
    }


def _charts(chosen: Selected) -> list[dict[str, str]]:
    """Those with something to draw; a single letter needs no map of where it went."""
    letter = str(chosen.letter.pk) if chosen.letter else chosen.picked.letter
    picked = replace(chosen.picked, letter=letter)
    return [
        {
            "title": chart.title,
            "about": chart.about,
            "drawing": svg(chart.spec, paper="white"),
            "url": absolute(f"{reverse('letters:charts')}?{picked.query}"),
        }
        for chart in charts_of(chosen.user, picked, chosen.today)
        if chart.spec and not (letter and chart.name == "governments")
    ]


def _figure(
    title: str, choices: Sequence[TextChoices], counts: Counter, axis: int, outside: TextChoices
) -> dict[str, object]:
    """Shares are of those inside: who was not looked at stands outside every rate."""
    times: Counter[str] = Counter()
    for pair, number in counts.items():
        times[pair[axis]] += number
    inside = sum(times.values()) - times[outside]
    return {
        "title": title,
        "lines": [
            {
                "label": str(one.label),
                "colour": TONES[tone(one)].light,
                "shape": shape(one),
                "count": times[one],
                "share": round(100 * times[one] / inside, 1) if inside and one != outside else None,
            }
            for one in choices
            if times[one]
        ],
    }


def _sources(chosen: Selected) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    rows = (
        Evidence.objects.visible_to(chosen.user)
        .filter(chosen.when.filed(), recommendation__in=list(chosen.keys))
        .order_by("recommendation", "-published_on", "-pk")
    )
    for one in rows.iterator(chunk_size=2000):
        told = " · ".join(
            filter(
                None,
                [one.outlet, in_words(one.published_on, "j F Y") if one.published_on else "",
                 str(one.get_relation_display()).lower()],
            )
        )  # fmt: skip
        found[one.recommendation_id].append(
            {"title": apart(printable(one.title)), "about": printable(told), "url": one.url}
        )
    return found


def _row(
    ask: Recommendation, sources: dict[int, list[dict[str, str]]], when: AsOf
) -> dict[str, object]:
    day = f"{when.query}&" if when.query else ""
    own = sources.get(ask.pk, [])
    return {
        "text": printable(ask.text),
        "along": direction(ask.letter.language),
        "headline": str(headline_of(ask).label),
        "said": str(Position(ask.stood_position).label),  # type: ignore[attr-defined]
        "done": str(Implementation(ask.stood_implementation).label),  # type: ignore[attr-defined]
        "letter": apart(printable(ask.letter.subject)),
        "sent": in_words(ask.letter.sent_day, "j F Y"),
        "moved": _("last moved %(day)s") % {"day": in_words(last_movement(ask), "j F Y")},
        "url": absolute(ask.get_absolute_url()),
        "all": absolute(f"{ask.get_absolute_url()}?{day}all#evidence"),
        "sources": own[:SOURCES],
        "more": max(0, len(own) - SOURCES),
    }
