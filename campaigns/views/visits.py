"""Operators' way into a coalition: with a reason, for an hour at most, on its record."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.access import fetch, require_operator
from campaigns.errors import CampaignError
from campaigns.forms import VisitForm
from campaigns.http import MemberRequest, posted
from campaigns.models import OperatorVisit
from campaigns.selectors.people import visits_of
from campaigns.services.visits import end_visit, open_visit


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: MemberRequest) -> HttpResponse:
    require_operator(request.user)
    form = VisitForm(posted(request))
    if form.is_valid():
        try:
            open_visit(by=request.user, **form.cleaned_data)
        except CampaignError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("You are in. The coordinators are told."))
            return redirect("campaigns:visits")
    page = {"form": form, "visits": visits_of(request.user)}
    return render(request, "campaigns/visits.html", page, status=422 if form.is_bound else 200)


@login_required
@require_POST
def end(request: MemberRequest, pk: int) -> HttpResponse:
    end_visit(visit=fetch(OperatorVisit.objects, request.user, pk=pk))
    messages.success(request, _("The visit is over."))
    return redirect("campaigns:visits")
