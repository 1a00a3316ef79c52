from celery.exceptions import OperationalError
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from campaigns.selectors.campaign_page import coalitions_to
from news.errors import NewsError
from news.forms import SourceForm
from news.models import Source
from news.selectors.sources import source_lines
from news.services.polling import title_of
from news.services.sources import add_source, set_active
from news.tasks import poll_source


@login_required
@require_safe
def index(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.KEEP_SOURCES)
    return render(request, "news/sources.html", {"lines": source_lines(user=request.user)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: MemberRequest) -> HttpResponse:
    """A feed is read once before it is followed, so that what is wrong is told at once."""
    require(request.user, Action.KEEP_SOURCES)
    form = SourceForm(posted(request), coalitions=coalitions_to(request.user, Action.KEEP_SOURCES))
    if form.is_valid():
        given = form.cleaned_data
        try:
            title = title_of(given["feed_url"])
            source = add_source(
                coalition=given["coalition"],
                feed_url=given["feed_url"],
                name=given["name"] or title,
                by=request.user,
            )
        except NewsError as error:
            form.add_error("feed_url", str(error))
        else:
            _poll(request, source, _("“%(source)s” is followed from now on.") % {"source": source})
            return redirect("news:sources")
    status = 422 if form.is_bound else 200
    return render(request, "news/add_source.html", {"form": form}, status=status)


@login_required
@require_POST
def toggle(request: MemberRequest, pk: int) -> HttpResponse:
    """Pause a source, or resume it."""
    source = fetch(Source.objects, request.user, to=Action.KEEP_SOURCES, pk=pk)
    set_active(source=source, is_active=request.POST.get("active") == "1", by=request.user)
    return redirect("news:sources")


@login_required
@require_POST
def poll(request: MemberRequest, pk: int) -> HttpResponse:
    source = fetch(Source.objects, request.user, to=Action.KEEP_SOURCES, pk=pk)
    _poll(request, source, _("“%(source)s” is being read.") % {"source": source})
    return redirect("news:sources")


def _poll(request: MemberRequest, source: Source, said: str) -> None:
    try:
        poll_source.delay(source.pk)
    except OperationalError:
        said = _("“%(source)s” is read as soon as the queue is back.") % {"source": source}
    messages.success(request, said)
