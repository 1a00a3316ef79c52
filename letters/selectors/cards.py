"""What other sites show of an ask, a letter or a selection: what everybody sees, whoever asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.dateformat import format as in_words
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters.asof import AsOf
from letters.languages import direction
from letters.models import Letter, Recommendation
from letters.querysets import RecommendationQuerySet
from letters.selectors.bars import Bar
from letters.selectors.board import board
from letters.selectors.holders import held_offices
from letters.selectors.letter_page import standing_in_words
from letters.selectors.standing import (
    Stand,
    headline_of,
    stand_of,
    standing_on,
    with_evidence_counts,
)
from letters.selectors.translations import wording_of

EVERYBODY = AnonymousUser()
LINES = 6  # asks of a letter, before "and more"
QUIET = {"as_of", "sort"}  # filters that say nothing of what is selected


@dataclass(frozen=True, slots=True)
class Said:
    """One axis of an ask: what was said, or what was done."""

    name: str
    code: str
    label: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    path: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """`path` leads to the page that shows all of it; `code` and `status` are its headline."""

    kicker: str
    title: str
    path: str
    says: str
    day: date
    asked: str = ""
    code: str = ""
    status: str = ""
    language: str = ""
    direction: str = "ltr"
    axes: list[Said] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    more: int = 0
    bars: list[Bar] = field(default_factory=list)


def rows_for_card(when: AsOf) -> RecommendationQuerySet:
    rows = Recommendation.objects.select_related("letter__campaign").defer("letter__text")
    return with_evidence_counts(standing_on(rows, when), when)


def ask_card(ask: Recommendation, when: AsOf) -> Card:
    """`ask` comes from `rows_for_card`."""
    stand, sources = stand_of(ask), ask.evidence_count  # type: ignore[attr-defined]
    day = f"?{when.query}" if when.query else ""
    return Card(
        kicker=_("Recommendation %(number)d · %(letter)s")
        % {"number": ask.number, "letter": ask.letter.subject},
        title=ask.text,
        path=ask.get_absolute_url() + day,
        asked=_asked(ask.letter),
        code=stand.headline,
        status=stand.headline_label,
        says=ngettext("%(n)d source on file.", "%(n)d sources on file.", sources) % {"n": sources},
        day=when.day,
        language=ask.letter.language,
        direction=direction(ask.letter.language),
        axes=_axes(ask, stand),
    )


def _axes(ask: Any, stand: Stand) -> list[Said]:
    """`ask` carries what `standing_on` adds to it."""
    said = (_("Said"), ask.stood_position, stand.position_label, ask.stood_position_since)
    done = (
        _("Done"), ask.stood_implementation, stand.implementation_label,
        ask.stood_implementation_since,
    )  # fmt: skip
    return [Said(*said), Said(*done)]


def letter_card(letter: Letter, today: date) -> Card:
    rows = Recommendation.objects.visible_to(EVERYBODY).filter(letter=letter).order_by("number")
    asks = list(standing_on(rows, AsOf(today, today)))
    wording = wording_of(letter, "")
    shown = [(ask, headline_of(ask)) for ask in asks[:LINES]]
    return Card(
        kicker=str(letter.campaign),
        title=wording.subject,
        path=letter.get_absolute_url(),
        asked=_asked(letter),
        says=standing_in_words(letter, asks, today),
        day=today,
        language=wording.language,
        direction=wording.direction,
        lines=[
            Line(ask.text, ask.get_absolute_url(), head.value, str(head.label))
            for ask, head in shown
        ],
        more=max(len(asks) - LINES, 0),
    )


def board_card(asked: Mapping[str, str]) -> Card:
    """The numbers of the dashboard, counted by the dashboard itself."""
    page = board(user=EVERYBODY, asked=asked)
    chosen = [chip.label for chip in page.chips if chip.of not in QUIET]
    kicker = _("What became of what was asked")
    return Card(
        kicker=", ".join([kicker, *chosen]),
        title=page.finding or ", ".join(chosen) or _("All recommendations"),
        path=page.picked.address(),
        says=page.beside if page.total else _("Nothing fits this selection yet."),
        day=page.when.day,
        bars=page.bars if page.total else [],
    )


def _asked(letter: Letter) -> str:
    asked = [f"{one.who}, {one.government}" for one in held_offices(letter) if not one.is_copy]
    return _("Asked of %(whom)s, %(day)s.") % {
        "whom": "; ".join(asked),
        "day": in_words(letter.sent_day, "j F Y"),
    }
