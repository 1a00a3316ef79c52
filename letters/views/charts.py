"""The present selection in charts: a part of the dashboard, a page, and pictures."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.http import PageRequest, too_many
from campaigns.limits import seconds_until_drawn
from campaigns.remembering import remembered
from letters.charts import svg
from letters.charts.panel import CHARTS, drawn_chart, panel
from letters.selectors.evidence_list import evidence_list
from letters.selectors.picked import Picked


@require_safe
@remembered
@vary_on_headers("HX-Request")
def show(request: PageRequest) -> HttpResponse:
    is_part = bool(request.htmx)
    template = "letters/charts.html#charts" if is_part else "letters/charts.html"
    page = panel(request.user, request.GET, is_part=is_part)
    return render(request, template, {"panel": page, "is_part": is_part})


@require_safe
@remembered
def drawing(request: PageRequest, chart: str) -> HttpResponse:
    if chart not in CHARTS:
        raise Http404(chart)
    if wait := seconds_until_drawn(request):
        return too_many(wait)
    drawn = drawn_chart(chart, request.user, request.GET)
    if not drawn.spec:
        raise Http404(chart)
    paper = "dark" if request.GET.get("paper") == "dark" else "light"
    return HttpResponse(svg(drawn.spec, paper=paper), content_type="image/svg+xml")


@require_safe
@remembered
def evidence(request: PageRequest) -> HttpResponse:
    """The evidence behind a number of the charts."""
    today = timezone.localdate()
    page = evidence_list(
        user=request.user,
        picked=Picked.of(request.GET, today),
        today=today,
        asked=request.GET,
        page=request.GET.get("page", "1"),
    )
    return render(request, "letters/evidence_list.html", {"evidence": page})
