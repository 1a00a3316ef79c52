"""What a dashboard repeats some hundred times, written in one go: a template is slow at that."""

from collections.abc import Iterable

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from letters.selectors.bars import Cell
from letters.selectors.choices import Choice

register = template.Library()

LONGEST = 70  # characters of a choice
SELECTED, QUIET = mark_safe(" selected"), mark_safe("")
NIL = mark_safe('<td><span class="nil">·</span></td>')


@register.simple_tag
def options(choices: Iterable[Choice]) -> SafeString:
    """The choices of a filter, each with how many recommendations it leaves."""
    return format_html_join(
        "",
        '<option value="{}"{}>{} ({})</option>',
        (
            (one.value, SELECTED if one.is_picked else QUIET, _short(one.label), told(one.times))
            for one in choices
        ),
    )


@register.simple_tag
def cells(of: Iterable[Cell]) -> SafeString:
    """A row of the table of what was said against what was done."""
    return mark_safe("".join(map(_cell, of)))  # noqa: S308


def _cell(one: Cell) -> SafeString:
    if not one.count:
        return NIL
    return format_html('<td><a href="{}">{}</a></td>', one.url, told(one.count))


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else Truncator(label).chars(LONGEST)


def told(number: int) -> str:
    """With commas, which few need."""
    return str(number) if 0 <= number < 1_000 else intcomma(number)
