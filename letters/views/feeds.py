"""What changes, and what is to come, for feed readers and calendars.

Public feeds show what everybody sees, whoever asks; the one private address is a key by itself.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    conditional_page,
    require_http_methods,
    require_safe,
)

from campaigns.access import fetch
from campaigns.http import MemberRequest, PageRequest
from campaigns.models import Campaign
from campaigns.remembering import remembered
from letters.exports.calendar import as_ical
from letters.exports.days import expected, name_of_expected, own_days
from letters.exports.feeds import ChangesFeed
from letters.models import Letter, Office, Recommendation
from letters.selectors.calendars import address_of, owner_of
from letters.selectors.changes import (
    Followed,
    followed_ask,
    followed_campaign,
    followed_letter,
    followed_office,
    followed_selection,
)
from letters.services.calendars import renew_key, revoke_key

EVERYBODY = AnonymousUser()
CALENDAR = "text/calendar; charset=utf-8"


@require_safe
@remembered
@conditional_page
def changes(request: PageRequest) -> HttpResponse:
    return _feed(request, followed_selection(request.GET, timezone.localdate()))


@require_safe
@remembered
@conditional_page
def campaign(request: PageRequest, slug: str) -> HttpResponse:
    row = fetch(Campaign.objects, EVERYBODY, slug=slug)
    return _feed(request, followed_campaign(row, timezone.localdate()))


@require_safe
@remembered
@conditional_page
def office(request: PageRequest, pk: int) -> HttpResponse:
    row = fetch(Office.objects, EVERYBODY, pk=pk)
    return _feed(request, followed_office(row, timezone.localdate()))


@require_safe
@remembered
@conditional_page
def letter(request: PageRequest, pk: int) -> HttpResponse:
    row = fetch(Letter.objects, EVERYBODY, pk=pk)
    return _feed(request, followed_letter(row, timezone.localdate()))


@require_safe
@remembered
@conditional_page
def ask(request: PageRequest, pk: int) -> HttpResponse:
    row = fetch(Recommendation.objects, EVERYBODY, pk=pk)
    return _feed(request, followed_ask(row, timezone.localdate()))


def _feed(request: PageRequest, followed: Followed) -> HttpResponse:
    response = ChangesFeed()(request, followed=followed)
    response["Cache-Control"] = "public, no-cache"
    return response


@require_safe
@remembered
@conditional_page
def answers(request: PageRequest) -> HttpResponse:
    today = timezone.localdate()
    name = name_of_expected(request.GET, today)
    response = _calendar(as_ical(name, expected(request.GET, today)))
    response["Cache-Control"] = "public, no-cache"
    return response


@require_safe
def own(_request: PageRequest, token: str) -> HttpResponse:
    user = owner_of(token)
    if user is None:
        raise Http404(token[:9])
    response = _calendar(as_ical(_("Heeded: my dates"), own_days(user)))
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _calendar(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type=CALENDAR)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: MemberRequest) -> HttpResponse:
    """Where people find, renew and revoke the address of their own calendar."""
    if request.method == "POST":
        if request.POST.get("do") == "revoke":
            revoke_key(by=request.user)
            messages.success(request, _("The address leads nowhere any more."))
        else:
            renew_key(by=request.user)
            messages.success(request, _("This address is new. One made before leads nowhere."))
        return redirect("letters:calendar")
    response = render(request, "letters/calendar.html", {"address": address_of(request.user)})
    response["Cache-Control"] = "private, no-store"
    return response
