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
from news.errors import NewsError
from news.feeds.opml import write_opml
from news.forms import SourceChangeForm
from news.models import Source
from news.selectors.sources import feeds_to_export, source_list, source_page
from news.selectors.tips import held_tips
from news.services.searching import searches
from news.services.sources import change_source, set_active
from news.tasks import poll_source


@login_required
@require_safe
def index(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.KEEP_SOURCES)
    found = source_list(
        user=request.user,
        state=request.GET.get("state", ""),
        page=request.GET.get("page", 1),
    )
    shown = {"list": found, "archives": searches(), "tips": held_tips(request.user).count()}
    return render(request, "news/sources.html", shown)


@login_required
@require_safe
def show(request: MemberRequest, pk: int) -> HttpResponse:
    source = fetch(
        Source.objects.select_related("coalition", "added_by"),
        request.user,
        to=Action.KEEP_SOURCES,
        pk=pk,
    )
    return render(request, "news/source.html", {"page": source_page(source=source)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: MemberRequest, pk: int) -> HttpResponse:
    source = fetch(Source.objects, request.user, to=Action.KEEP_SOURCES, pk=pk)
    form = SourceChangeForm(posted(request), source=source)
    if form.is_valid():
        try:
            changed = change_source(source=source, by=request.user, **form.cleaned_data)
        except NewsError as error:
            form.add_error("asked", str(error))
        else:
            messages.success(request, _("Your changes are on file."))
            return redirect(changed)
    status = 422 if form.is_bound else 200
    return render(
        request, "news/change_source.html", {"form": form, "source": source}, status=status
    )


@login_required
@require_POST
def toggle(request: MemberRequest, pk: int) -> HttpResponse:
    """Pause a source, or resume it."""
    source = fetch(Source.objects, request.user, to=Action.KEEP_SOURCES, pk=pk)
    set_active(source=source, is_active=request.POST.get("active") == "1", by=request.user)
    return redirect(source)


@login_required
@require_POST
def poll(request: MemberRequest, pk: int) -> HttpResponse:
    source = fetch(Source.objects, request.user, to=Action.KEEP_SOURCES, pk=pk)
    read_soon(request, source, _("“%(source)s” is being read.") % {"source": source})
    return redirect(source)


@login_required
@require_safe
def export(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.KEEP_SOURCES)
    body = write_opml("Heeded", feeds_to_export(user=request.user))
    answer = HttpResponse(body, content_type="text/x-opml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="heeded-sources.opml"'
    return answer


def read_soon(request: MemberRequest, source: Source, said: str) -> None:
    try:
        poll_source.delay(source.pk)
    except OperationalError:
        said = _("“%(source)s” is read as soon as the queue is back.") % {"source": source}
    messages.success(request, said)
