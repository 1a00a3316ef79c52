"""What other sites show in a frame: what everybody sees, whoever asks.

Nothing here looks at who visits; the templates are rendered without a request, so that they cannot
either.
"""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe

from campaigns.access import fetch
from campaigns.http import embeddable
from letters.asof import AsOf
from letters.models import Letter
from letters.selectors.cards import (
    EVERYBODY,
    Card,
    ask_card,
    board_card,
    letter_card,
    rows_for_card,
)

THEMES = ("light", "dark")
FRESH = 300  # seconds for which a copy may be shown


def card_of_ask(request: HttpRequest, pk: int) -> Card:
    when = AsOf.of(request.GET, timezone.localdate())
    return ask_card(fetch(rows_for_card(when), EVERYBODY, pk=pk), when)


def card_of_letter(_request: HttpRequest, pk: int) -> Card:
    letter = fetch(Letter.objects.select_related("campaign"), EVERYBODY, pk=pk)
    return letter_card(letter, timezone.localdate())


def card_of_selection(request: HttpRequest) -> Card:
    return board_card(request.GET)


@require_safe
@embeddable
@conditional_page
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    return _framed(request, card_of_ask, pk=pk)


@require_safe
@embeddable
@conditional_page
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    return _framed(request, card_of_letter, pk=pk)


@require_safe
@embeddable
@conditional_page
def selection(request: HttpRequest) -> HttpResponse:
    return _framed(request, card_of_selection)


def _framed(request: HttpRequest, card: Callable[..., Card], **keys: int) -> HttpResponse:
    """A frame cannot show the site's own page for what is not there, so it has one of its own."""
    theme = request.GET.get("theme", "")
    shown: dict[str, object] = {"theme": theme if theme in THEMES else "", "card": None}
    status = 404
    try:
        shown["card"] = card(request, **keys)
        status = 200
    except Http404:
        pass
    response = HttpResponse(render_to_string("letters/embed.html", shown), status=status)
    response["Cache-Control"] = f"public, max-age={FRESH}"
    response["X-Robots-Tag"] = "noindex"
    return response
