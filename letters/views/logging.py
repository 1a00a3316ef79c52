from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, posted
from campaigns.models import Campaign
from campaigns.policies import Action
from campaigns.selectors.campaign_page import campaigns_to
from letters.errors import LetterError
from letters.forms.letter import LetterForm
from letters.forms.response import ResponseForm
from letters.models import Letter
from letters.selectors.letter_page import asks_of
from letters.services.letters import log_letter
from letters.services.responses import log_response


@login_required
@require_safe
def start(request: MemberRequest) -> HttpResponse:
    """Which campaign is the letter for? Not asked where there is only one."""
    require(request.user, Action.LOG_LETTER)
    campaigns = campaigns_to(request.user, Action.LOG_LETTER)
    if len(campaigns) == 1:
        return redirect("letters:log", slug=campaigns[0].slug)
    return render(request, "letters/log_start.html", {"campaigns": campaigns})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: MemberRequest, slug: str) -> HttpResponse:
    campaign = fetch(Campaign.objects, request.user, to=Action.LOG_LETTER, slug=slug)
    form = LetterForm(posted(request), initial={"visibility": campaign.visibility})
    if form.is_valid():
        try:
            letter = log_letter(campaign=campaign, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("“%(letter)s” is on file.") % {"letter": letter})
            return redirect(letter)
    status = 422 if form.is_bound else 200
    page = {"form": form, "campaign": campaign}
    return render(request, "letters/log.html", page, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def respond(request: MemberRequest, pk: int) -> HttpResponse:
    letter = fetch(
        Letter.objects.select_related("campaign"), request.user, to=Action.LOG_RESPONSE, pk=pk
    )
    asks = asks_of(letter)
    form = ResponseForm(posted(request), asks=asks)
    if form.is_valid():
        try:
            log_response(letter=letter, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The answer is on file."))
            return redirect(letter)
    status = 422 if form.is_bound else 200
    page = {"form": form, "letter": letter}
    return render(request, "letters/respond.html", page, status=status)
