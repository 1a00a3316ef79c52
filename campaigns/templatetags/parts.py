"""Parts that all floors use; each is a file in templates/parts and says there what it takes."""

from functools import lru_cache

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from campaigns.levels import Embargo
from campaigns.looks import shape, tone

register = template.Library()


@register.simple_tag(takes_context=True)
def place(context: dict, name: str, words: str) -> SafeString:
    """A link of the navigation, which says where somebody is."""
    url = reverse(name)
    request = context.get("request")
    here = mark_safe(' aria-current="page"') if request and request.path == url else ""
    return format_html('<a href="{}"{}>{}</a>', url, here, words)


@register.simple_tag
def mark(code: str, label: str, size: str = "") -> SafeString:
    """A code of any axis with its words, colour and shape (parts/status.html)."""
    return _marked(code, str(label), size)


@lru_cache(maxsize=1_000)
def _marked(code: str, label: str, size: str) -> SafeString:
    """The same few fifty times on a page."""
    told = {"label": label, "tone": tone(code), "shape": shape(code), "size": size}
    return render_to_string("parts/status.html", told)


@register.inclusion_tag("parts/embargo.html")
def embargo(held: Embargo | None) -> dict[str, Embargo | None]:
    return {"embargo": held}


@register.inclusion_tag("parts/flags.html")
def flags(raised: list) -> dict[str, list]:
    return {"raised": raised}


@register.inclusion_tag("parts/pager.html", takes_context=True)
def pager(context: dict, page: Page) -> dict[str, object]:
    return {"page": page, "request": context["request"]}


@register.inclusion_tag("parts/empty.html")
def empty(title: str, words: str, url: str = "", action: str = "") -> dict[str, str]:
    return {"title": title, "words": words, "url": url, "action": action}
