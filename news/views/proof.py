from io import BytesIO

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, PageRequest
from campaigns.policies import Action
from letters.models import Recommendation
from news import warc
from news.models import Capture
from news.selectors.links import for_warc, links_of


@require_safe
@vary_on_headers("HX-Request")
def links(request: PageRequest, pk: int) -> HttpResponse:
    """How the links of a recommendation's evidence fare: a panel of its page, or a page."""
    ask = fetch(Recommendation.objects.select_related("letter__campaign"), request.user, pk=pk)
    template = "news/links_panel.html" if request.htmx else "news/links.html"
    return render(request, template, {"links": links_of(ask, user=request.user)})


@login_required
@require_safe
def capture(request: MemberRequest, pk: int) -> HttpResponse:
    """A page that was kept, as a file that does not open in the browser."""
    kept = fetch(Capture.objects, request.user, pk=pk)
    require(request.user, Action.TRIAGE_NEWS)
    made = BytesIO()
    warc.write(for_warc([kept]), made)
    response = HttpResponse(made.getvalue(), content_type="application/warc")
    response["Content-Disposition"] = f'attachment; filename="page-{kept.pk}.warc.gz"'
    return response
