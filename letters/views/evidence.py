from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from campaigns.access import fetch
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from letters.errors import LetterError
from letters.forms.evidence import EvidenceForm, RetractForm
from letters.models import Evidence, Recommendation
from letters.services.evidence import add_evidence, retract_evidence


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: MemberRequest, pk: int) -> HttpResponse:
    ask = fetch(
        Recommendation.objects.select_related("letter__campaign"),
        request.user,
        to=Action.ADD_EVIDENCE,
        pk=pk,
    )
    form = EvidenceForm(posted(request))
    if form.is_valid():
        try:
            add_evidence(recommendation=ask, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The source is on file."))
            return redirect(ask)
    status = 422 if form.is_bound else 200
    return render(request, "letters/evidence.html", {"form": form, "ask": ask}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def retract(request: MemberRequest, pk: int) -> HttpResponse:
    evidence = fetch(
        Evidence.objects.select_related("recommendation__letter__campaign"),
        request.user,
        to=Action.ADD_EVIDENCE,
        pk=pk,
    )
    form = RetractForm(posted(request))
    if form.is_valid():
        try:
            retract_evidence(evidence=evidence, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The source is retracted."))
            return redirect(evidence.recommendation)
    status = 422 if form.is_bound else 200
    page = {"form": form, "evidence": evidence}
    return render(request, "letters/retract.html", page, status=status)
