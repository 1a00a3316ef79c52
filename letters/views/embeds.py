"""What other sites show of ours: frames, previews and pictures of what everybody sees.

Nothing here looks at who visits; the templates are rendered without a request, so that they cannot
either. Only a picture that has to be drawn is counted, so that nobody keeps the site drawing.
"""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from campaigns.access import fetch
from campaigns.http import embeddable, too_many, whole
from campaigns.limits import seconds_until_drawn
from campaigns.remembering import recall
from letters.asof import AsOf
from letters.charts import implementation
from letters.charts.paper import Chart
from letters.exports.oembed import WRITERS, preview
from letters.exports.pictures import drawn, kept, key_of, words_of
from letters.models import Letter
from letters.selectors.cards import (
    EVERYBODY,
    Card,
    ask_card,
    board_card,
    letter_card,
    rows_for_card,
)
from letters.selectors.frames import page_at
from letters.selectors.picked import Picked

SCHEMES = ("light", "dark")  # not “theme”, which the dashboard filters by
FRESH = 300  # seconds for which a copy may be shown
Finding = Callable[..., Card]


def _ask(asked: Mapping[str, str], pk: int) -> Card:
    when = AsOf.of(asked, timezone.localdate())
    return ask_card(fetch(rows_for_card(when), EVERYBODY, pk=pk), when)


def _letter(_asked: Mapping[str, str], pk: int) -> Card:
    letter = fetch(Letter.objects.select_related("campaign"), EVERYBODY, pk=pk)
    return letter_card(letter, timezone.localdate())


CARDS: dict[str, Finding] = {
    "letters:board": board_card,
    "letters:letter": _letter,
    "letters:recommendation": _ask,
}


@require_safe
@embeddable
@conditional_page
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    return _framed(request, _ask, pk=pk)


@require_safe
@embeddable
@conditional_page
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    return _framed(request, _letter, pk=pk)


@require_safe
@embeddable
@conditional_page
def selection(request: HttpRequest) -> HttpResponse:
    return _framed(request, board_card)


def _framed(request: HttpRequest, find: Finding, **keys: int) -> HttpResponse:
    """A frame cannot show the site's own page for what is not there, so it has one of its own."""
    scheme = request.GET.get("scheme", "")
    shown: dict[str, object] = {"scheme": scheme if scheme in SCHEMES else "", "card": None}
    status = 404
    try:
        shown["card"] = find(request.GET, **keys)
        status = 200
    except Http404:
        pass
    response = HttpResponse(render_to_string("letters/embed.html", shown), status=status)
    response["X-Robots-Tag"] = "noindex"
    return _kept(response)


@require_safe
def ask_picture(request: HttpRequest, pk: int) -> HttpResponse:
    return _picture(request, _ask(request.GET, pk))


@require_safe
def letter_picture(request: HttpRequest, pk: int) -> HttpResponse:
    return _picture(request, _letter(request.GET, pk))


@require_safe
def selection_picture(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    picked = Picked.of(request.GET, today)
    moved = recall(
        "picture", picked.query, make=lambda: implementation.chart(EVERYBODY, picked, today)
    )
    return _picture(request, board_card(request.GET), moved)


def _picture(request: HttpRequest, card: Card, chart: Chart | None = None) -> HttpResponse:
    """Drawn only where neither the visitor nor the site has the same one already."""
    words = words_of(card, chart)
    etag = quote_etag(key_of(words))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        picture = kept(words)
        if picture is None:
            if wait := seconds_until_drawn(request):
                return too_many(wait)
            picture = drawn(words)
        response = HttpResponse(picture, content_type="image/png")
        response["ETag"] = etag
    return _kept(response)


@require_safe
@conditional_page
def oembed(request: HttpRequest) -> HttpResponse:
    """https://oembed.com: one of our addresses goes in, the frame to show for it comes out."""
    writer = WRITERS.get(request.GET.get("format", "json"))
    if writer is None:
        return _refused(501, _("There is no such format. Ask for json or xml."))
    page = page_at(request.GET.get("url", ""))
    try:
        if page is None:
            raise Http404
        card = CARDS[page.name](page.asked, **page.keys)
    except Http404:
        return _refused(404, _("Nothing can be shown of this address. Check it, or open it here."))
    sizes = [whole(request.GET.get(name, "")) for name in ("maxwidth", "maxheight")]
    response = HttpResponse(writer.write(preview(page, card, *sizes)), content_type=writer.kind)
    response["Access-Control-Allow-Origin"] = "*"
    return _kept(response)


def _refused(status: int, why: str) -> HttpResponse:
    return HttpResponse(why, status=status, content_type="text/plain; charset=utf-8")


def _kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = f"public, max-age={FRESH}"
    return response
