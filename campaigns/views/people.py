"""Who belongs to a coalition: for its coordinators, and one's own leaving."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.access import fetch
from campaigns.errors import CampaignError
from campaigns.forms import InvitePersonForm, LeavingForm, RoleForm, RulesForm
from campaigns.http import MemberRequest, posted
from campaigns.models import Coalition, Seat, SeatInvitation
from campaigns.policies import Action
from campaigns.selectors.people import people_page
from campaigns.services import joining, seats
from campaigns.services.coalitions import set_rules

METHODS = require_http_methods(["GET", "HEAD", "POST"])


def _coalition(request: MemberRequest, slug: str) -> Coalition:
    return fetch(Coalition.objects.all(), request.user, to=Action.KEEP_PEOPLE, slug=slug)


def _page(
    request: MemberRequest, coalition: Coalition, status: int = 200, **forms: object
) -> HttpResponse:
    page = {
        "page": people_page(coalition=coalition, user=request.user),
        "inviting": InvitePersonForm(coalition=coalition),
        "rules": RulesForm(instance=coalition),
        "role": RoleForm(),
    }
    return render(request, "campaigns/people.html", page | forms, status=status)


@never_cache
@login_required
@METHODS
def index(request: MemberRequest, slug: str) -> HttpResponse:
    """The list; what is posted to it is an invitation."""
    coalition = _coalition(request, slug)
    form = InvitePersonForm(posted(request), coalition=coalition)
    if form.is_valid():
        try:
            joining.invite(coalition=coalition, by=request.user, **form.cleaned_data)
        except CampaignError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Invited. The mail with the link is on its way."))
            return redirect("campaigns:people", slug)
    if form.is_bound:
        return _page(request, coalition, 422, inviting=form)
    return _page(request, coalition)


@login_required
@require_POST
def rules(request: MemberRequest, slug: str) -> HttpResponse:
    coalition = _coalition(request, slug)
    form = RulesForm(request.POST, instance=coalition)
    if not form.is_valid():
        coalition.refresh_from_db()
        return _page(request, coalition, 422, rules=form)
    set_rules(coalition=coalition, by=request.user, **form.cleaned_data)
    messages.success(request, _("Saved. The record keeps the change."))
    return redirect("campaigns:people", slug)


def _seat(request: MemberRequest, pk: int) -> Seat:
    return fetch(
        Seat.objects.select_related("user", "coalition").filter(until=None),
        request.user,
        to=Action.KEEP_PEOPLE,
        pk=pk,
    )


@login_required
@require_POST
def change_role(request: MemberRequest, pk: int) -> HttpResponse:
    seat, form = _seat(request, pk), RoleForm(request.POST)
    if not form.is_valid():
        return _page(request, seat.coalition, 422, role=form)
    try:
        seats.give_seat(
            coalition=seat.coalition, user=seat.user, by=request.user, **form.cleaned_data
        )
    except CampaignError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The role is changed, and the person is told by mail."))
    return redirect("campaigns:people", seat.coalition.slug)


@login_required
@METHODS
def remove(request: MemberRequest, pk: int) -> HttpResponse:
    seat = _seat(request, pk)
    form = LeavingForm(posted(request), coalition=seat.coalition, leaver=seat.user)
    if form.is_valid():
        try:
            seats.remove(seat=seat, by=request.user, **form.cleaned_data)
        except CampaignError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Removed. What the person did stays on the record."))
            return redirect("campaigns:people", seat.coalition.slug)
    page = {"seat": seat, "coalition": seat.coalition, "form": form}
    return render(request, "campaigns/end_seat.html", page, status=422 if form.is_bound else 200)


@login_required
@METHODS
def leave(request: MemberRequest, slug: str) -> HttpResponse:
    """For whoever belongs to the coalition; others do not find a seat of theirs in it."""
    seat = fetch(
        Seat.objects.select_related("coalition").filter(user=request.user, until=None),
        request.user,
        coalition__slug=slug,
    )
    form = LeavingForm(posted(request), coalition=seat.coalition, leaver=request.user)
    if form.is_valid():
        try:
            seats.leave(coalition=seat.coalition, by=request.user, **form.cleaned_data)
        except CampaignError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("You have left. What you did there stays on its record."))
            return redirect("campaigns:you")
    page = {"seat": None, "coalition": seat.coalition, "form": form}
    return render(request, "campaigns/end_seat.html", page, status=422 if form.is_bound else 200)


def _invitation(request: MemberRequest, pk: int) -> SeatInvitation:
    return fetch(
        SeatInvitation.objects.select_related("coalition"),
        request.user,
        to=Action.KEEP_PEOPLE,
        pk=pk,
    )


@login_required
@require_POST
def renew(request: MemberRequest, pk: int) -> HttpResponse:
    invitation = _invitation(request, pk)
    try:
        joining.renew(invitation=invitation, by=request.user)
    except CampaignError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("A new link is on its way. The one before it has ended."))
    return redirect("campaigns:people", invitation.coalition.slug)


@login_required
@require_POST
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    invitation = _invitation(request, pk)
    try:
        joining.revoke(invitation=invitation, by=request.user)
    except CampaignError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back. Its link opens nothing any more."))
    return redirect("campaigns:people", invitation.coalition.slug)
