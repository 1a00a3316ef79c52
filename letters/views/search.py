from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.http import PageRequest
from campaigns.remembering import remembered
from letters.selectors.search import State, search


@require_safe
@remembered
@vary_on_headers("HX-Request")
def show(request: PageRequest) -> HttpResponse:
    found = search(user=request.user, asked=request.GET)
    template = "letters/search.html#found" if request.htmx else "letters/search.html"
    status = 400 if found.state == State.LONG else 200
    return render(request, template, {"found": found}, status=status)
