"""What the link of an invitation opens."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from campaigns.errors import CampaignError
from campaigns.forms import JoinForm
from campaigns.http import PageRequest, posted
from campaigns.models import SeatInvitation
from campaigns.selectors.people import invitation_of
from campaigns.services import joining
from campaigns.services.accounts import has_account


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: PageRequest, token: str) -> HttpResponse:
    invitation = invitation_of(token)
    if invitation is None:
        raise Http404
    if not invitation.is_good:
        page = {"invitation": invitation}
        return render(request, "campaigns/join_over.html", page, status=410)
    if request.user.is_authenticated:
        return _with_account(request, invitation)
    if has_account(invitation.email):
        return render(request, "campaigns/join.html", {"invitation": invitation})
    return _without_account(request, invitation)


def _with_account(request: PageRequest, invitation: SeatInvitation) -> HttpResponse:
    if request.method != "POST":
        return render(request, "campaigns/join.html", {"invitation": invitation})
    try:
        joining.accept(invitation=invitation, by=request.user)  # type: ignore[arg-type]
    except CampaignError as error:
        messages.error(request, str(error))
    else:
        _welcome(request, invitation)
    return redirect("campaigns:you")


def _without_account(request: PageRequest, invitation: SeatInvitation) -> HttpResponse:
    form = JoinForm(posted(request), email=invitation.email)
    if form.is_valid():
        try:
            person = joining.accept_with_new_account(invitation=invitation, **form.cleaned_data)
        except CampaignError as error:
            form.add_error(None, str(error))
        else:
            _welcome(request, invitation)
            goal = reverse("campaigns:you")
            return perform_login(request, person, email_verification="none", redirect_url=goal)
    page = {"invitation": invitation, "form": form}
    return render(request, "campaigns/join.html", page, status=422 if form.is_bound else 200)


def _welcome(request: PageRequest, invitation: SeatInvitation) -> None:
    words = _("Welcome to %(coalition)s.") % {"coalition": invitation.coalition}
    messages.success(request, words)
