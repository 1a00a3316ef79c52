"""Joining an ask with the same ask in an earlier letter, and parting the two again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.access import fetch
from campaigns.http import MemberRequest, whole
from campaigns.policies import Action
from letters.errors import LetterError
from letters.models import Recommendation
from letters.selectors.lineage import near_asks
from letters.services.lineage import join_asks, part_asks


def _ask(request: MemberRequest, pk: int) -> Recommendation:
    return fetch(
        Recommendation.objects.select_related("letter__campaign"),
        request.user,
        to=Action.LOG_LETTER,
        pk=pk,
    )


@login_required
@require_POST
def join(request: MemberRequest, pk: int) -> HttpResponse:
    ask = _ask(request, pk)
    typed = request.POST.get("earlier", "")
    earlier = fetch(
        Recommendation.objects.select_related("letter"),
        request.user,
        pk=whole(typed) or 0,
    )
    try:
        join_asks(ask=ask, earlier=earlier, by=request.user)
    except LetterError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Joined. Each keeps its own answers and its own verdict."))
    return redirect(ask)


@login_required
@require_POST
def part(request: MemberRequest, pk: int) -> HttpResponse:
    ask = _ask(request, pk)
    part_asks(ask=ask, by=request.user)
    messages.success(request, _("Parted. The record keeps both."))
    return redirect(ask)


@login_required
@require_safe
@vary_on_headers("HX-Request")
def near(request: MemberRequest, pk: int) -> HttpResponse:
    """Asks of earlier letters that may be the same: a page of its own, and a part of the ask's."""
    ask = _ask(request, pk)
    found = {"ask": ask, "near": near_asks(ask, request.user), "is_part": bool(request.htmx)}
    template = "letters/near.html#near" if request.htmx else "letters/near.html"
    return render(request, template, found)
