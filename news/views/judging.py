"""The gestures of the desk. Each is one service under lock; the loser of a race gets a sentence."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from campaigns.http import MemberRequest
from news.errors import NewsError, TooLate
from news.forms import AssignForm, ConfirmForm, DismissForm, first_error
from news.models import Article, Match
from news.selectors.items import refused
from news.selectors.queue import desk_asks, desk_coalitions, desk_matches, desk_people, item_of
from news.services import claims, stories, triage
from news.views.queue import on_desk, shown


@login_required
@require_POST
def confirm(request: MemberRequest, pk: int) -> HttpResponse:
    article, matches = _desk(request, pk)
    form = ConfirmForm(request.POST, matches=matches, asks=desk_asks(request.user))
    if not form.is_valid():
        return _refused(request, article, first_error(form))
    try:
        done = triage.confirm(article=article, by=request.user, **form.cleaned_data)
    except NewsError as error:
        return _refused(request, article, str(error), _status(error))
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
        return _refused(request, article, first_error(form))
    because = form.cleaned_data["because"]
    try:
        triage.dismiss(article=article, matches=matches, because=because, by=request.user)
    except NewsError as error:
        return _refused(request, article, str(error), _status(error))
    return _done(request, article, _("Dismissed: %(why)s.") % {"why": _why(because)})


def _status(error: NewsError) -> int:
    return 409 if isinstance(error, TooLate) else 422


def _why(because: str) -> str:
    return str(Match.Dismissal(because).label).lower()


@login_required
@require_POST
def undo(request: MemberRequest, pk: int) -> HttpResponse:
    article = on_desk(request, pk)
    matches = list(_whole(request, article))
    try:
        triage.undo(article=article, matches=matches, by=request.user)
    except NewsError as error:
        return _refused(request, article, str(error), _status(error))
    if not request.htmx:
        messages.success(request, _("Taken back. The article waits again."))
        return redirect("news:queue")
    return shown(request, article, item_of(article, user=request.user))


@login_required
@require_POST
def split(request: MemberRequest, pk: int) -> HttpResponse:
    """The article tells a story of its own."""
    article = on_desk(request, pk)
    try:
        stories.split(article=article, by=request.user)
    except NewsError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(article)s” is a story of its own.") % {"article": article})
    return redirect("news:queue")


@login_required
@require_POST
def take(request: MemberRequest, pk: int) -> HttpResponse:
    """Be on it, and no longer on the one that was left."""
    article, matches = _desk(request, pk)
    coalitions = {one.recommendation.letter.campaign.coalition_id for one in matches}
    said, status = "", 200
    try:
        claims.take(article=article, coalitions=coalitions, by=request.user)
    except NewsError as error:
        said, status = str(error), 409
    if request.htmx:
        return HttpResponse(said, content_type="text/plain", status=status)
    if said:
        messages.error(request, said)
        return redirect("news:queue")
    return redirect("news:item", pk=pk)


@login_required
@require_POST
def release(request: MemberRequest, pk: int) -> HttpResponse:
    claims.release(article=on_desk(request, pk), by=request.user)
    return HttpResponse(status=204) if request.htmx else redirect("news:queue")


@login_required
@require_POST
def assign(request: MemberRequest, pk: int) -> HttpResponse:
    article = on_desk(request, pk)
    form = AssignForm(request.POST, people=desk_people(request.user))
    said = ""
    try:
        if not form.is_valid():
            raise NewsError(first_error(form))
        to = form.cleaned_data["to"]
        coalitions = desk_coalitions(request.user)
        claims.assign(article=article, coalitions=coalitions, to=to, by=request.user)
    except NewsError as error:
        said = str(error)
    if request.htmx:
        told = {"article": article, "item": item_of(article, user=request.user), "refusal": said}
        people = desk_people(request.user)
        status = 422 if said else 200
        return render(request, "news/assign.html", {**told, "people": people}, status=status)
    if said:
        messages.error(request, said)
    return redirect("news:queue")


def _desk(request: MemberRequest, pk: int) -> tuple[Article, list[Match]]:
    """The article and those guesses about its story that this person may decide on."""
    article = on_desk(request, pk)
    found = item_of(article, user=request.user)
    return article, [guess.match for guess in found.guesses] if found else []


def _whole(request: MemberRequest, article: Article) -> list[Match]:
    return list(desk_matches(request.user).of_story(article))


def _refused(
    request: MemberRequest, article: Article, refusal: str, status: int = 422
) -> HttpResponse:
    found = item_of(article, user=request.user)
    if found is None:
        told = {"article": article, "refusal": refusal}
        template = "news/done.html" if request.htmx else "news/settled.html"
        return render(request, template, told, status=status)
    kept = refused(found, refusal, request.POST, request.POST.getlist("asks"))
    return shown(request, article, kept, status=status)


def _done(request: MemberRequest, article: Article, said: str) -> HttpResponse:
    if request.htmx:
        answer = render(request, "news/done.html", {"article": article, "said": said})
        answer["HX-Trigger"] = "evidence-added"
        return answer
    messages.success(request, f"“{article}”: {said}")
    return redirect("news:queue")
