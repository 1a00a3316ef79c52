"""Parts that all floors use; each is a file in templates/parts and says there what it takes."""

from functools import lru_cache

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from campaigns.levels import Embargo

register = template.Library()

GOOD, MOVING, WARN, BAD, NONE = "good", "moving", "warn", "bad", "none"
LOOKS: dict[str, tuple[str, str]] = {
    "implemented": (GOOD, "disc"),
    "partially_implemented": (GOOD, "half"),
    "in_progress": (MOVING, "arrow"),
    "announced": (MOVING, "ring"),
    "stalled": (WARN, "bars"),
    "no_action": (NONE, "ring"),
    "not_implemented": (BAD, "cross"),
    "reversed": (BAD, "triangle"),
    "superseded": (NONE, "square"),
    "not_assessed": (NONE, "dashed"),
    "accepted": (GOOD, "disc"),
    "accepted_in_part": (GOOD, "half"),
    "accepted_in_principle": (GOOD, "ring"),
    "already_done": (MOVING, "square"),
    "under_consideration": (MOVING, "ring"),
    "acknowledged": (MOVING, "dashed"),
    "noted": (WARN, "ring"),
    "not_accepted": (BAD, "cross"),
    "not_competent": (WARN, "arrow"),
    "not_addressed": (WARN, "bars"),
    "no_response": (NONE, "dashed"),
    "rejected": (BAD, "cross"),
    "accepted_awaiting_action": (MOVING, "disc"),
    "answered_no_commitment": (WARN, "ring"),
    "no_response_overdue": (BAD, "bars"),
    "supports": (GOOD, "disc"),
    "contradicts": (BAD, "cross"),
    "context": (NONE, "ring"),
    "reports_on_letter": (NONE, "square"),
}


def tone(code: str) -> str:
    return LOOKS[code][0]


@register.simple_tag
def mark(code: str, label: str, size: str = "") -> SafeString:
    """A code of any axis with its words, shape and tone (parts/status.html)."""
    return _marked(code, str(label), size)


@lru_cache(maxsize=1_000)
def _marked(code: str, label: str, size: str) -> SafeString:
    """The same few fifty times on a page."""
    look, shape = LOOKS.get(code, (NONE, "dashed"))
    told = {"label": label, "tone": look, "shape": shape, "size": size}
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
