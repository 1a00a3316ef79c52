"""Who may see a campaign or a letter, and from when."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from campaigns.access import fetch
from campaigns.errors import CampaignError
from campaigns.forms import LevelForm
from campaigns.http import MemberRequest, posted
from campaigns.models import Campaign
from campaigns.policies import Action
from campaigns.services import embargoes
from letters.models import Letter
from letters.selectors.panel import letters_to_release
from letters.services.embargoes import release_letters

FIELDS = ("visibility", "embargo_until", "releases_itself")
Row = Campaign | Letter


def _change(request: MemberRequest, row: Row) -> HttpResponse:
    initial = {name: getattr(row, name) for name in FIELDS}
    initial["releases_itself"] = "1" if row.releases_itself else ""
    form = LevelForm(posted(request), initial=initial)
    if form.is_valid():
        try:
            embargoes.set_level(row=row, by=request.user, **form.cleaned_data)
        except CampaignError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Who may see it is changed. The record keeps it."))
            return redirect(row)
    page = {"row": row, "form": form}
    return render(request, "letters/visibility.html", page, status=422 if form.is_bound else 200)


def _letter(request: MemberRequest, pk: int) -> Letter:
    return fetch(
        Letter.objects.select_related("campaign"), request.user, to=Action.SET_VISIBILITY, pk=pk
    )


def _campaign(request: MemberRequest, slug: str) -> Campaign:
    return fetch(Campaign.objects.all(), request.user, to=Action.KEEP_CAMPAIGN, slug=slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: MemberRequest, pk: int) -> HttpResponse:
    return _change(request, _letter(request, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def campaign(request: MemberRequest, slug: str) -> HttpResponse:
    return _change(request, _campaign(request, slug))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def release_letter(request: MemberRequest, pk: int) -> HttpResponse:
    row = _letter(request, pk)
    page = {"letter": row, "refused": ""}
    if request.method == "POST":
        try:
            embargoes.release(row=row, by=request.user)
        except CampaignError as error:
            page["refused"] = str(error)
        else:
            messages.success(request, _("It is released. The record keeps it."))
            return redirect(row)
    status = 422 if page["refused"] else 200
    return render(request, "letters/release_letter.html", page, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def release_campaign(request: MemberRequest, slug: str) -> HttpResponse:
    """Release all letters of a campaign, or some alone."""
    row = _campaign(request, slug)
    letters = letters_to_release(row, request.user)
    ticked = set(request.POST.getlist("letter"))
    page = {"campaign": row, "letters": letters, "ticked": ticked, "refused": ""}
    if request.method == "POST":
        try:
            chosen = [one for one in letters if str(one.pk) in ticked]
            kept = release_letters(campaign=row, letters=chosen, by=request.user)
        except CampaignError as error:
            page["refused"] = str(error)
        else:
            _say(request, len(chosen), kept)
            return redirect(row)
    status = 422 if page["refused"] else 200
    return render(request, "letters/release_campaign.html", page, status=status)


def _say(request: MemberRequest, released: int, kept: int) -> None:
    messages.success(
        request,
        ngettext("%(n)d letter is released.", "%(n)d letters are released.", released)
        % {"n": released},
    )
    if kept:
        messages.info(
            request,
            ngettext("%(n)d letter stays under embargo.", "%(n)d letters stay under embargo.", kept)
            % {"n": kept},
        )
