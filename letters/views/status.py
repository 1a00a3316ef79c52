from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, PageRequest, posted, whole
from campaigns.policies import Action, can
from letters.errors import AlreadyDecided, LetterError
from letters.forms.status import StatusForm, VagueForm, VerdictForm, as_typed
from letters.models import Assessment, Recommendation
from letters.selectors.assessment_page import assessment_page
from letters.selectors.review import next_to_review, review_queue
from letters.services.assessments import approve, last_view, propose, send_back, withdraw
from letters.services.checkable import find_uncheckable


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: MemberRequest, pk: int) -> HttpResponse:
    """Propose a status for an ask; from outside the coalition, for it to decide."""
    ask = fetch(Recommendation.objects.select_related("letter__campaign"), request.user, pk=pk)
    form = StatusForm(posted(request), ask=ask, user=request.user, initial=_again(request, ask))
    if form.is_valid():
        try:
            proposal = propose(recommendation=ask, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Proposed. A second person decides."))
            return redirect(proposal)
    status = 422 if form.is_bound else 200
    page = {"form": form, "ask": ask, "agreed": last_view(ask)}
    page["is_outside"] = not can(request.user, Action.PROPOSE_STATUS, ask.letter.campaign)
    page["may_review"] = can(request.user, Action.REVIEW_STATUS, ask.letter.campaign)
    return render(request, "letters/propose.html", page, status=status)


def _again(request: MemberRequest, ask: Recommendation) -> dict[str, object]:
    """`?again=` is one's own proposal for the ask that was sent back or withdrawn."""
    key = whole(request.GET.get("again", ""))
    if key is None:
        return {}
    return as_typed(
        fetch(
            Assessment.objects, request.user, pk=key, recommendation=ask, proposed_by=request.user
        )
    )


@login_required
@require_safe
def review(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.PROPOSE_STATUS)
    return render(request, "letters/review.html", {"queue": review_queue(user=request.user)})


@require_safe
def assessment(request: PageRequest, pk: int) -> HttpResponse:
    found = fetch(Assessment.objects.with_ask(), request.user, pk=pk)
    return _page(request, found)


@login_required
@require_POST
def decide(request: MemberRequest, pk: int) -> HttpResponse:
    needed = None if request.POST.get("verdict") == "withdraw" else Action.REVIEW_STATUS
    found = fetch(Assessment.objects.with_ask(), request.user, to=needed, pk=pk)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form.errors.as_text().replace("* ", ""), 422)
    verdict, comment = form.cleaned_data["verdict"], form.cleaned_data["comment"]
    try:
        if verdict == "approve":
            approve(assessment=found, by=request.user, comment=comment)
            messages.success(request, _("Approved. The status has changed."))
        elif verdict == "send_back":
            send_back(assessment=found, by=request.user, comment=comment)
            messages.success(request, _("Sent back with your comment."))
        else:
            withdraw(assessment=found, by=request.user)
            messages.success(request, _("Withdrawn."))
    except AlreadyDecided as error:
        return _page(request, found, str(error), 409, comment)
    except LetterError as error:
        return _page(request, found, str(error), 422, comment)
    if verdict == "withdraw":
        return redirect(found.recommendation)
    return redirect(next_to_review(request.user) or "letters:review")


def _page(
    request: PageRequest, found: Assessment, refusal: str = "", status: int = 200, typed: str = ""
) -> HttpResponse:
    page = assessment_page(assessment=found, user=request.user)
    words = {"page": page, "refusal": refusal, "typed": typed}
    return render(request, "letters/assessment.html", words, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def vague(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that an ask is too vague to be judged, or take that back with an empty reason."""
    ask = fetch(
        Recommendation.objects.select_related("letter__campaign"),
        request.user,
        to=Action.REVIEW_STATUS,
        pk=pk,
    )
    form = VagueForm(posted(request), initial={"because": ask.uncheckable})
    if form.is_valid():
        try:
            find_uncheckable(recommendation=ask, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Noted. The record keeps it."))
            return redirect(ask)
    status = 422 if form.is_bound else 200
    return render(request, "letters/vague.html", {"form": form, "ask": ask}, status=status)
