"""Which way the words of others run."""

from django import template

from letters.languages import direction

register = template.Library()


@register.filter
def runs(language: str) -> str:
    """For `dir`: as the language does, or as the first letter says where that may be a guess."""
    return "rtl" if direction(language or "") == "rtl" else "auto"
