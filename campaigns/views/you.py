"""One's own account: what belongs to a person, on one page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.forms import ProfileForm
from campaigns.http import MemberRequest, posted
from campaigns.selectors.people import own_coalitions
from campaigns.selectors.second_factor import asks_for_second_factor
from campaigns.services.accounts import change_profile

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
    page = {"coalitions": asks_for_second_factor(request.user)}
    return render(request, "campaigns/second_factor.html", page)
