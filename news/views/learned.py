from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.access import require
from campaigns.http import MemberRequest
from campaigns.policies import Action
from news.selectors.learned import learned


@login_required
@require_safe
def show(request: MemberRequest) -> HttpResponse:
    """What the verdicts on the desk have taught the ranking."""
    require(request.user, Action.TRIAGE_NEWS)
    return render(request, "news/learned.html", {"coalitions": learned(user=request.user)})
