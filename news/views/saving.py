"""Articles that people bring: contributors by address or bookmarklet, readers as suggestions."""

from contextlib import suppress

from celery.exceptions import OperationalError
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, PageRequest, posted, sender_of
from campaigns.policies import Action
from letters.models import Recommendation
from news.errors import NewsError
from news.forms import SaveForm, TipForm, TipRefusalForm, first_error
from news.models import Tip
from news.selectors.queue import desk_asks
from news.selectors.tips import tip_list
from news.services.discovery import headline_at
from news.services.saving import save_article
from news.services.tips import refuse_tip, send_tip, take_tip
from news.tasks import read_article

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@METHODS
def save(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.TRIAGE_NEWS)
    prefilled = {
        "url": request.GET.get("url", "")[:2000],
        "headline": request.GET.get("title", "")[:500],
    }
    form = SaveForm(posted(request), initial=prefilled, asks=desk_asks(request.user))
    if form.is_valid():
        try:
            return _saved(request, **form.cleaned_data)
        except NewsError as error:
            form.add_error("url", str(error))
    status = 422 if form.is_bound else 200
    shown = {"form": form, "bookmarklet": _bookmarklet()}
    return render(request, "news/save.html", shown, status=status)


def _saved(
    request: MemberRequest, url: str, headline: str, ask: Recommendation | None
) -> HttpResponse:
    headline = headline or _asked_for(url)
    asks = [ask] if ask else []
    article, is_new = save_article(url=url, headline=headline, asks=asks, by=request.user)
    said = _("“%(article)s” is saved.") if is_new else _("“%(article)s” was on file already.")
    where = (
        _("It waits on the news desk.")
        if ask
        else _("It appears on the desk if its words fit a recommendation.")
    )
    messages.success(request, f"{said % {'article': article}} {where}")
    with suppress(OperationalError):  # the sweep comes to it
        read_article.delay(article.pk)
    return redirect("news:queue")


def _asked_for(url: str) -> str:
    try:
        return headline_at(url)
    except NewsError as error:
        more = _("Write its headline, and it is saved without the page being read.")
        raise NewsError(f"{error} {more}") from None


def _bookmarklet() -> str:
    """A bookmark that opens this form for the page one is reading."""
    form = f"{settings.SITE_URL}{reverse('news:save')}"
    return (
        f"javascript:location.href='{form}?url='+encodeURIComponent(location.href)"
        "+'&title='+encodeURIComponent(document.title)"
    )


@never_cache
@METHODS
def suggest(request: PageRequest, pk: int) -> HttpResponse:
    """For readers without an account; what they send is held until it is reviewed."""
    ask = fetch(Recommendation.objects.select_related("letter__campaign"), request.user, pk=pk)
    form = TipForm(posted(request))
    if form.is_valid():
        given = form.cleaned_data
        is_program = bool(given.pop("website"))
        try:
            if not is_program:
                send_tip(recommendation=ask, sender=sender_of(request), **given)
        except NewsError as error:
            form.add_error("url", str(error))
        else:
            messages.success(
                request, _("Thank you. Somebody of the coalition will look at your suggestion.")
            )
            return redirect(ask)
    status = 422 if form.is_bound else 200
    return render(request, "news/suggest.html", {"form": form, "ask": ask}, status=status)


@login_required
@require_safe
def tips(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.TRIAGE_NEWS)
    found = tip_list(user=request.user, page=request.GET.get("page", 1))
    return render(request, "news/tips.html", {"list": found})


@login_required
@require_POST
def take(request: MemberRequest, pk: int) -> HttpResponse:
    tip = fetch(Tip.objects, request.user, to=Action.TRIAGE_NEWS, pk=pk)
    headline = request.POST.get("headline", "").strip()[:500]
    try:
        headline = headline or _asked_for(tip.url)
        take_tip(tip=tip, headline=headline, by=request.user)
    except NewsError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It waits on the news desk now."))
    return redirect("news:tips")


@login_required
@require_POST
def refuse(request: MemberRequest, pk: int) -> HttpResponse:
    tip = fetch(Tip.objects, request.user, to=Action.TRIAGE_NEWS, pk=pk)
    form = TipRefusalForm(request.POST)
    try:
        if not form.is_valid():
            raise NewsError(first_error(form))
        refuse_tip(tip=tip, by=request.user, **form.cleaned_data)
    except NewsError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Refused."))
    return redirect("news:tips")
