from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.access import fetch, require
from campaigns.http import PageRequest
from campaigns.models import Campaign
from campaigns.policies import Action
from campaigns.remembering import remembered
from campaigns.selectors.campaign_page import campaign_page, campaigns_for, record_page


@require_safe
@remembered
def index(request: PageRequest) -> HttpResponse:
    return render(request, "campaigns/index.html", {"campaigns": campaigns_for(request.user)})


@require_safe
@remembered
def show(request: PageRequest, slug: str) -> HttpResponse:
    campaign = fetch(Campaign.objects.select_related("coalition"), request.user, slug=slug)
    page = campaign_page(campaign=campaign, user=request.user)
    return render(request, "campaigns/campaign.html", {"page": page})


@login_required
@require_safe
def activity(request: PageRequest) -> HttpResponse:
    require(request.user, Action.READ_RECORD)
    lines = record_page(request.user, request.GET.get("page", 1))
    return render(request, "campaigns/record.html", {"lines": lines})
