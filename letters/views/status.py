from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from letters.errors import AlreadyDecided, LetterError
from letters.forms.status import StatusForm, VerdictForm
from letters.models import Assessment, Recommendation
from letters.selectors.assessment_page import assessment_page
from letters.selectors.review import review_queue
from letters.services.assessments import Judgement, approve, propose, send_back, withdraw

NEEDED = {"withdraw": Action.PROPOSE_STATUS}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: MemberRequest, pk: int) -> HttpResponse:
    """Propose a status for an ask."""
    ask = fetch(
        Recommendation.objects.select_related("letter__campaign"),
        request.user,
        to=Action.PROPOSE_STATUS,
        pk=pk,
    )
    form = StatusForm(posted(request), ask=ask, user=request.user)
    if form.is_valid():
        try:
            proposal = propose(
                recommendation=ask,
                judgement=Judgement(**form.cleaned_data),
                by=request.user,
            )
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Proposed. A second person decides."))
            return redirect(proposal)
    status = 422 if form.is_bound else 200
    return render(request, "letters/propose.html", {"form": form, "ask": ask}, status=status)


@login_required
@require_safe
def review(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.PROPOSE_STATUS)
    return render(request, "letters/review.html", {"queue": review_queue(user=request.user)})


@login_required
@require_safe
def assessment(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch(Assessment.objects.with_ask(), request.user, to=Action.READ_RECORD, pk=pk)
    return _page(request, found)


@login_required
@require_POST
def decide(request: MemberRequest, pk: int) -> HttpResponse:
    needed = NEEDED.get(request.POST.get("verdict", ""), Action.REVIEW_STATUS)
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
    return redirect("letters:review" if verdict != "withdraw" else found.recommendation)


def _page(
    request: MemberRequest, found: Assessment, refusal: str = "", status: int = 200, typed: str = ""
) -> HttpResponse:
    page = assessment_page(assessment=found, user=request.user)
    words = {"page": page, "refusal": refusal, "typed": typed}
    return render(request, "letters/assessment.html", words, status=status)
