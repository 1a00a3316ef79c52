"""Whether the letter helped: claimed by one person, agreed by another."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.access import fetch
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from letters.errors import LetterError
from letters.forms.evidence import ClaimForm, RetractForm
from letters.models import Contribution, Recommendation
from letters.services.contribution import (
    agree_contribution,
    claim_contribution,
    retract_contribution,
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: MemberRequest, pk: int) -> HttpResponse:
    ask = fetch(
        Recommendation.objects.select_related("letter__campaign"),
        request.user,
        to=Action.PROPOSE_STATUS,
        pk=pk,
    )
    form = ClaimForm(posted(request), ask=ask)
    if form.is_valid():
        try:
            claim_contribution(recommendation=ask, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Claimed. Everybody sees it once a second person agrees."))
            return redirect(ask)
    status = 422 if form.is_bound else 200
    return render(request, "letters/claim.html", {"form": form, "ask": ask}, status=status)


@login_required
@require_POST
def agree(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch(
        Contribution.objects.select_related("recommendation__letter__campaign"),
        request.user,
        to=Action.REVIEW_STATUS,
        pk=pk,
    )
    try:
        agree_contribution(claim=found, by=request.user)
    except LetterError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Agreed. Everybody sees the claim now."))
    return redirect(found.recommendation)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def retract(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch(
        Contribution.objects.select_related("recommendation__letter__campaign"),
        request.user,
        to=Action.PROPOSE_STATUS,
        pk=pk,
    )
    form = RetractForm(posted(request))
    if form.is_valid():
        try:
            retract_contribution(claim=found, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The claim is retracted."))
            return redirect(found.recommendation)
    status = 422 if form.is_bound else 200
    page = {"form": form, "claim": found}
    return render(request, "letters/retract_claim.html", page, status=status)
