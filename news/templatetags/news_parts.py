from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from news.marking import Piece

register = template.Library()


@register.simple_tag
def pieces(parts: Iterable[Piece]) -> SafeString:
    """Text with its marked words in <mark>."""
    told = (
        format_html("<mark>{}</mark>", part.text) if part.is_marked else part.text for part in parts
    )
    return format_html_join("", "{}", ((one,) for one in told))


@register.filter
def at(table: Mapping, name: str) -> str:
    return table.get(name, "")
