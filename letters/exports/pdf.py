"""A report to print: figures with their dates and definitions, the list, and its evidence."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import typst
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.dateformat import format as date_words
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.looks import colour, shape
from letters.asof import AsOf
from letters.charts import svg
from letters.charts.panel import charts_of
from letters.documents.pdf import faces
from letters.exports.about import in_words, knowledge
from letters.exports.columns import absolute, governments_of
from letters.exports.names import apart, printable
from letters.exports.selected import Selected
from letters.flags import Flag
from letters.languages import direction
from letters.models import Evidence, Recommendation
from letters.selectors.bars import by_axis
from letters.selectors.board import counted
from letters.selectors.standing import flags_of, headline_of, last_movement
from letters.selectors.vocabulary import headlines, words
from letters.statuses import FROM_DONE_TO_UNDONE, FROM_YES_TO_NO, Implementation, Position

TEMPLATE = Path(__file__).with_name("report.typ")
SOURCES = 10  # of each recommendation; its page has them all


def as_pdf_report(chosen: Selected) -> Iterator[bytes]:
    """A4. Words go in as data, so that nothing in them is a command."""
    inputs = {"report": json.dumps(_report(chosen), ensure_ascii=False), "faces": faces()}
    yield typst.compile(str(TEMPLATE), format="pdf", sys_inputs=inputs)


def _report(chosen: Selected) -> dict[str, object]:
    rows = list(chosen.rows())
    sources = _sources(chosen)
    return {
        "title": _("What became of what was asked"),
        "day": _("As of %(day)s. %(knowledge)s")
        % {"day": date_words(chosen.when.day, "j F Y"), "knowledge": knowledge(chosen)},
        "filters": [printable(one) for one in in_words(chosen)],
        "count": ngettext("One recommendation", "%(n)d recommendations", len(rows))
        % {"n": len(rows)},
        "url": absolute(chosen.address),
        "figures": _figures(counted(chosen.asks())),
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
            "nothing": _("Nothing fits this selection."),
        },
        "words": _vocabulary(),
    }


def _vocabulary() -> list[dict[str, object]]:
    groups = {
        _("What governments said"): words(FROM_YES_TO_NO),
        _("What has been done"): words(FROM_DONE_TO_UNDONE),
        _("The phrase in bold, which follows from both"): headlines(),
        _("Flags"): words(Flag),
    }
    return [
        {"title": title, "words": [[word.label, word.meaning] for word in told]}
        for title, told in groups.items()
    ]


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


def _figures(counts: Counter) -> list[dict[str, object]]:
    said, done = by_axis(counts)
    return [
        _figure(
            _("What governments said"),
            _("%(inside)d of %(all)d have an answer; shares are of these."),
            {one: said[one] for one in FROM_YES_TO_NO},
            Position.NO_RESPONSE,
        ),
        _figure(
            _("What has been done"),
            _("%(inside)d of %(all)d were assessed; shares are of these."),
            {one: done[one] for one in FROM_DONE_TO_UNDONE},
            Implementation.NOT_ASSESSED,
        ),
    ]


def _figure(
    title: str, says: str, times: Mapping[Any, int], outside: TextChoices
) -> dict[str, object]:
    """Shares are of those inside: who was not looked at stands outside every rate."""
    everything = sum(times.values())
    inside = everything - times[outside]
    return {
        "title": title,
        "says": says % {"inside": inside, "all": everything},
        "lines": [
            {
                "label": str(one.label),
                "colour": colour(one),
                "shape": shape(one),
                "count": number,
                "share": round(100 * number / inside, 1) if one != outside else None,
            }
            for one, number in times.items()
            if number
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
                [one.outlet, date_words(one.published_on, "j F Y") if one.published_on else "",
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
        "stands": _("said: %(said)s · done: %(done)s")
        % {
            "said": Position(ask.stood_position).label,  # type: ignore[attr-defined]
            "done": Implementation(ask.stood_implementation).label,  # type: ignore[attr-defined]
        },
        "flags": [
            *(one.label for one in flags_of(ask)),
            *([_("too vague to be judged")] if ask.uncheckable else []),
        ],
        "governments": ", ".join(governments_of(ask)),
        "letter": apart(printable(ask.letter.subject)),
        "sent": date_words(ask.letter.sent_day, "j F Y"),
        "moved": _("last moved %(day)s") % {"day": date_words(last_movement(ask), "j F Y")},
        "url": absolute(ask.get_absolute_url()),
        "all": absolute(f"{ask.get_absolute_url()}?{day}all#evidence"),
        "sources": own[:SOURCES],
        "more": max(0, len(own) - SOURCES),
    }
