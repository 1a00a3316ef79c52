from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, PageRequest
from campaigns.policies import Action
from news.errors import NewsError
from news.forms import ConfirmForm, DismissForm, first_error
from news.models import Article, Match
from news.selectors.queue import (
    KINDS,
    MOST_OTHERS,
    RELATIONS,
    Item,
    desk_asks,
    desk_matches,
    item,
    queue,
    refused_item,
    waiting_count,
)
from news.services import triage

WORDS = {"relations": RELATIONS, "kinds": KINDS, "dismissals": Match.Dismissal.choices}


@login_required
@require_safe
@vary_on_headers("HX-Request")
def show(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.TRIAGE_NEWS)
    found = queue(
        user=request.user,
        campaign=request.GET.get("campaign", "")[:50],
        state=request.GET.get("state", ""),
        page=request.GET.get("page", 1),
    )
    return render(request, "news/queue.html", {"queue": found, "others": found.others, **WORDS})


@require_safe
def panel(request: PageRequest) -> HttpResponse:
    """How many articles wait; nothing for those who do not clear the desk."""
    return render(request, "news/panel.html", {"waiting": waiting_count(request.user)})


@login_required
@require_POST
def confirm(request: MemberRequest, pk: int) -> HttpResponse:
    article, matches = _desk(request, pk)
    form = ConfirmForm(request.POST, matches=matches, asks=desk_asks(request.user))
    if not form.is_valid():
        return _refused(request, article, matches, first_error(form))
    try:
        done = triage.confirm(article=article, by=request.user, **form.cleaned_data)
    except NewsError as error:
        return _refused(request, article, matches, str(error))
    said = ngettext(
        "On file as evidence for %(count)d recommendation.",
        "On file as evidence for %(count)d recommendations.",
        len(done),
    ) % {"count": len(done)}
    return _done(request, article, said)


@login_required
@require_POST
def dismiss(request: MemberRequest, pk: int) -> HttpResponse:
    article, matches = _desk(request, pk)
    form = DismissForm(request.POST)
    if not form.is_valid():
        return _refused(request, article, matches, first_error(form))
    try:
        triage.dismiss(article=article, matches=matches, by=request.user, **form.cleaned_data)
    except NewsError as error:
        return _refused(request, article, matches, str(error))
    return _done(request, article, _("Dismissed."))


@login_required
@require_POST
def undo(request: MemberRequest, pk: int) -> HttpResponse:
    article, matches = _desk(request, pk)
    try:
        triage.undo(article=article, matches=matches, by=request.user)
    except NewsError as error:
        return _refused(request, article, matches, str(error))
    if not request.htmx:
        messages.success(request, _("Taken back. The article waits again."))
        return redirect("news:queue")
    _same, again = _desk(request, pk)
    return _item(request, item(article, again))


def _desk(request: MemberRequest, pk: int) -> tuple[Article, list[Match]]:
    """The article and those of its matches that this person may decide on."""
    article = fetch(Article.objects, request.user, pk=pk)
    require(request.user, Action.TRIAGE_NEWS)
    matches = desk_matches(request.user).filter(article=article)
    return article, list(matches.select_related("recommendation__letter").order_by("-score"))


def _refused(
    request: MemberRequest, article: Article, matches: Sequence[Match], refusal: str
) -> HttpResponse:
    ticked = request.POST.getlist("asks")
    waiting = [match for match in matches if match.state == Match.State.SUGGESTED]
    found = refused_item(article, waiting, refusal, request.POST, ticked)
    return _item(request, found, status=422)


def _item(request: MemberRequest, found: Item, status: int = 200) -> HttpResponse:
    template = "news/item.html" if request.htmx else "news/item_page.html"
    others = list(desk_asks(request.user)[:MOST_OTHERS])
    return render(request, template, {"item": found, "others": others, **WORDS}, status=status)


def _done(request: MemberRequest, article: Article, said: str) -> HttpResponse:
    if request.htmx:
        answer = render(request, "news/done.html", {"article": article, "said": said})
        answer["HX-Trigger"] = "evidence-added"
        return answer
    messages.success(request, f"“{article}”: {said}")
    return redirect("news:queue")
