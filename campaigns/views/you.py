"""One's own account: what belongs to a person, on one page."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.errors import CampaignError
from campaigns.forms import EraseForm, ProfileForm
from campaigns.http import MemberRequest, PageRequest, posted
from campaigns.selectors.own_data import own_data
from campaigns.selectors.people import own_coalitions
from campaigns.selectors.second_factor import asks_for_second_factor, needs_second_factor
from campaigns.services.accounts import change_profile
from campaigns.services.erasing import erase
from campaigns.services.sessions import end_session

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@METHODS
def index(request: MemberRequest) -> HttpResponse:
    form = ProfileForm(posted(request), initial={"name": request.user.name})
    if form.is_valid():
        change_profile(person=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("campaigns:you")
    page = {"form": form, "coalitions": own_coalitions(request.user)}
    return render(request, "campaigns/you.html", page, status=422 if form.is_bound else 200)


@never_cache
@login_required
@require_safe
def second_factor(request: MemberRequest) -> HttpResponse:
    """Where whoever must have a second factor is sent, until there is one."""
    page = {
        "coalitions": asks_for_second_factor(request.user),
        "is_needed": needs_second_factor(request.user),
    }
    return render(request, "campaigns/second_factor.html", page)


@login_required
@require_POST
def sign_out_there(request: MemberRequest, pk: int) -> HttpResponse:
    if not end_session(pk=pk, by=request.user):
        raise Http404
    messages.success(request, _("Signed out there."))
    return redirect("usersessions_list")


@require_safe
def what_we_keep(request: PageRequest) -> HttpResponse:
    return render(request, "campaigns/what_we_keep.html")


@never_cache
@login_required
@require_safe
def export(request: MemberRequest) -> HttpResponse:
    answer = JsonResponse(own_data(request.user), json_dumps_params={"indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="heeded-my-data.json"'
    return answer


@never_cache
@login_required
@METHODS
@reauthentication_required(allow_get=True)
def erase_account(request: MemberRequest) -> HttpResponse:
    form = EraseForm(posted(request))
    if form.is_valid():
        try:
            erase(person=request.user)
        except CampaignError as error:
            form.add_error(None, str(error))
        else:
            logout(request)
            messages.success(request, _("Your account is erased."))
            return redirect("letters:board")
    page = {"form": form}
    return render(request, "campaigns/erase.html", page, status=422 if form.is_bound else 200)
