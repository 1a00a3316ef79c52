"""What a dashboard repeats, written in one go or kept: a template is slow at a thousand lookups."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language

from letters.selectors.bars import Cell
from letters.selectors.board import Row
from letters.selectors.choices import Choice

register = template.Library()

LONGEST = 70  # characters of a choice
KEPT = 4_000  # rows, some 2 kB each


@register.simple_tag
def line(row: Row, *, may_select: bool) -> SafeString:
    """A recommendation in a list (letters/row.html). It looks the same for as long as it says the
    same, whoever reads it and whatever has changed elsewhere; an embargo ends by the clock."""
    if row.embargo:
        return _line.__wrapped__(row, may_select, get_language())
    return _line(row, may_select, get_language())


@lru_cache(maxsize=KEPT)
def _line(row: Row, may_select: bool, _language: str) -> SafeString:
    return render_to_string("letters/row.html", {"row": row, "may_select": may_select})


@register.simple_tag
def options(choices: Iterable[Choice]) -> SafeString:
    """The choices of a filter, each with how many recommendations it leaves."""
    return mark_safe("".join(map(_option, choices)))  # noqa: S308


def _option(one: Choice) -> str:
    label = one.label if len(one.label) <= LONGEST else Truncator(one.label).chars(LONGEST)
    picked = " selected" if one.is_picked else ""
    value = escape(one.value)
    return f'<option value="{value}"{picked}>{escape(label)} ({told(one.times)})</option>'


@register.simple_tag
def cells(of: Iterable[Cell]) -> SafeString:
    """A row of the table of what was said against what was done."""
    return mark_safe("".join(map(_cell, of)))  # noqa: S308


def _cell(one: Cell) -> str:
    if not one.count:
        return '<td><span class="nil">·</span></td>'
    return f'<td><a class="deep-{one.depth}" href="{escape(one.url)}">{told(one.count)}</a></td>'


def told(number: int) -> str:
    """With commas, which few need."""
    return str(number) if 0 <= number < 1_000 else intcomma(number)
