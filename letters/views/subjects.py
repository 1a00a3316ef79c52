"""The reading room: what became of what was asked, by whom it concerns."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.access import fetch
from campaigns.http import PageRequest
from campaigns.models import Coalition, Organisation
from letters import countries
from letters.exports.linked import coalition_data, government_data, organisation_data
from letters.selectors.browse import KINDS, shelf, shelves
from letters.selectors.figures_page import figures_page
from letters.selectors.subjects import (
    coalition_page,
    government_page,
    organisation_page,
    theme_page,
)
from letters.signatories import SignatoryQuerySet


@require_safe
def browse(request: PageRequest) -> HttpResponse:
    return render(request, "letters/browse.html", {"shelves": shelves(request.user)})


@require_safe
def one_shelf(request: PageRequest, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404(kind)
    page = {"shelf": shelf(kind, request.user, request.GET.get("page", 1))}
    return render(request, "letters/browse.html", page)


@require_safe
def government(request: PageRequest, country: str) -> HttpResponse:
    code = country.upper()
    if code not in dict(countries.choices()):
        raise Http404(code)
    if code != country:
        return redirect("letters:government", code, permanent=True)
    page = government_page(code=code, user=request.user, asked=request.GET)
    told = {"page": page, "linked": government_data(page)}
    return render(request, "letters/government.html", told)


@require_safe
def coalition(request: PageRequest, slug: str) -> HttpResponse:
    row = fetch(Coalition.objects, request.user, slug=slug)
    page = coalition_page(coalition=row, user=request.user, asked=request.GET)
    told = {"page": page, "linked": coalition_data(page)}
    return render(request, "letters/coalition.html", told)


@require_safe
def organisation(request: PageRequest, pk: int) -> HttpResponse:
    row: Organisation = fetch(SignatoryQuerySet(Organisation), request.user, pk=pk)
    page = organisation_page(organisation=row, user=request.user, asked=request.GET)
    told = {"page": page, "linked": organisation_data(page)}
    return render(request, "letters/organisation.html", told)


@require_safe
def theme(request: PageRequest, theme: str) -> HttpResponse:
    page = theme_page(theme=theme, user=request.user, asked=request.GET)
    if page is None:
        raise Http404(theme)
    return render(request, "letters/theme.html", {"page": page})


@require_safe
@vary_on_headers("HX-Request")
def figures(request: PageRequest) -> HttpResponse:
    """Of any selection: a page of its own, and a part of the pages of campaigns."""
    page = figures_page(user=request.user, asked=request.GET)
    template = "letters/figures.html#outcomes" if request.htmx else "letters/figures.html"
    return render(request, template, {"page": page})
