from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.access import fetch
from campaigns.http import PageRequest
from campaigns.models import Campaign
from campaigns.remembering import remembered
from letters.exports.linked import board_data
from letters.flags import Flag
from letters.kinds import Strength
from letters.selectors.board import board
from letters.selectors.corrections import corrections
from letters.selectors.panel import letters_of
from letters.selectors.vocabulary import figures, headlines, words
from letters.statuses import FROM_DONE_TO_UNDONE, FROM_YES_TO_NO


@require_safe
@remembered
@vary_on_headers("HX-Request")
def show(request: PageRequest) -> HttpResponse:
    page = board(user=request.user, asked=request.GET, page=request.GET.get("page", 1))
    template = "letters/board.html#results" if request.htmx else "letters/board.html"
    told: dict[str, object] = {"board": page, "is_part": bool(request.htmx)}
    if not request.htmx:
        told["linked"] = board_data(page)
        if request.user.is_authenticated:
            told["views"] = list(request.user.saved_views.all())
    response = render(request, template, told)
    if request.htmx:
        response["HX-Push-Url"] = page.picked.address()  # without the filters that are empty
    return response


@require_safe
def how(request: PageRequest) -> HttpResponse:
    groups = {
        "positions": words(FROM_YES_TO_NO),
        "implementations": words(FROM_DONE_TO_UNDONE),
        "headlines": headlines(),
        "flags": words(Flag),
        "strengths": Strength.choices,
        "figures": figures(),
    }
    return render(request, "letters/how.html", groups)


@require_safe
@remembered
@vary_on_headers("HX-Request")
def panel(request: PageRequest, slug: str) -> HttpResponse:
    """The letters of a campaign: a page of its own, and a part of the campaign's page."""
    campaign = fetch(Campaign.objects, request.user, slug=slug)
    lines = letters_of(campaign=campaign, user=request.user)
    template = "letters/panel.html#letters" if request.htmx else "letters/panel.html"
    return render(request, template, {"campaign": campaign, "lines": lines})


@require_safe
@remembered
def corrected(request: PageRequest) -> HttpResponse:
    lines = corrections(request.user, request.GET.get("page", 1))
    return render(request, "letters/corrections.html", {"lines": lines})
