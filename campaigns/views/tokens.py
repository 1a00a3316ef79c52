"""One's own tokens of the API."""

from datetime import timedelta

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from campaigns.access import fetch
from campaigns.errors import CampaignError
from campaigns.forms import TokenForm
from campaigns.http import MemberRequest, posted
from campaigns.models import ApiToken
from campaigns.selectors.tokens import tokens_of
from campaigns.services.tokens import make_token, revoke_token

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@sensitive_variables("secret")
@never_cache
@login_required
@METHODS
@reauthentication_required(allow_get=True)
def index(request: MemberRequest) -> HttpResponse:
    """A new token is shown in the answer that made it, and nowhere afterwards."""
    in_three_months = timezone.localdate() + timedelta(days=90)
    form, secret = TokenForm(posted(request), initial={"expires_on": in_three_months}), ""
    if form.is_valid():
        try:
            _token, secret = make_token(by=request.user, **form.cleaned_data)
        except CampaignError as error:
            form.add_error(None, str(error))
    status = 422 if form.is_bound and not secret else 200
    page = {"form": form, "secret": secret, "tokens": tokens_of(request.user)}
    return render(request, "campaigns/tokens.html", page, status=status)


@never_cache
@login_required
@METHODS
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    token = fetch(ApiToken.objects, request.user, pk=pk)
    if request.method != "POST":
        return render(request, "campaigns/revoke_token.html", {"token": token})
    revoke_token(token=token)
    messages.success(request, _("Revoked. Whatever used it is refused from now on."))
    return redirect("campaigns:tokens")
