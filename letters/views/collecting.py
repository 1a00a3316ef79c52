"""Collecting signatures: whom to invite, until when, how it goes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from campaigns.access import fetch
from campaigns.http import MemberRequest
from campaigns.policies import Action
from letters.errors import LetterError
from letters.forms.signing import DeadlinesForm, InviteForm
from letters.models import Invitation, Letter
from letters.selectors.signing_page import counts_of, signing_page
from letters.services import inviting
from letters.services.deadlines import set_deadlines
from letters.services.versions import edit_text

DAYS = ("sign_by", "closes_on", "takes_late")


def _letter(request: MemberRequest, pk: int) -> Letter:
    return fetch(
        Letter.objects.select_related("campaign__coalition"),
        request.user,
        to=Action.COLLECT_SIGNATURES,
        pk=pk,
    )


def _page(
    request: MemberRequest,
    letter: Letter,
    *,
    inviting: InviteForm | None = None,
    days: DeadlinesForm | None = None,
    partly: str = "",
    status: int = 200,
) -> HttpResponse:
    page = signing_page(
        letter=letter,
        today=timezone.localdate(),
        page=request.GET.get("page", "1"),
        sought=request.GET.get("sought", "").strip(),
    )
    pasted = "\n".join(f"{name}, " for name in page.names)
    context = {
        "page": page,
        "partly": partly,
        "inviting": inviting or InviteForm(initial={"pasted": pasted}),
        "days": days or DeadlinesForm(initial={name: getattr(letter, name) for name in DAYS}),
    }
    return render(request, "letters/signing.html", context, status=status)


@login_required
@require_safe
def signing(request: MemberRequest, pk: int) -> HttpResponse:
    return _page(request, _letter(request, pk))


@login_required
@require_safe
def counts(request: MemberRequest, pk: int) -> HttpResponse:
    """The figures alone, asked for again and again while the page is open."""
    letter = _letter(request, pk)
    page = {"letter": letter, "counts": counts_of(letter)}
    return render(request, "letters/signing.html#counts", {"page": page})


@login_required
@require_POST
def invite(request: MemberRequest, pk: int) -> HttpResponse:
    """Invite the good lines of a list. The others come back, to be mended."""
    letter = _letter(request, pk)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _page(request, letter, inviting=form, status=422)
    given = form.cleaned_data["invitees"]
    try:
        invited = inviting.invite(letter=letter, invitees=given.found, by=request.user)
    except LetterError as error:
        form.add_error(None, str(error))
        return _page(request, letter, inviting=form, status=422)
    if invited.fresh:
        messages.success(
            request,
            ngettext(
                "%(n)s organisation is invited.", "%(n)s organisations are invited.", invited.fresh
            )
            % {"n": invited.fresh},
        )
    for words, found in (
        (_("Invited before, and not again: %(found)s."), invited.known),
        (_("Twice in the list, invited once: %(found)s."), given.doubled),
    ):
        if found:
            messages.info(request, words % {"found": _some(found)})
    if not given.faults:
        return redirect(letter.signing_address)
    form.data = {"pasted": "\n".join(fault.text for fault in given.faults)}
    form.add_error(
        "pasted",
        _("No address can be read in: %(lines)s. Mend these lines and invite again.")
        % {"lines": _some([f"{one.line}. {one.text}" for one in given.faults])},
    )
    partly = _("The other lines are done; these are left.") if given.found else ""
    return _page(request, letter, inviting=form, partly=partly, status=422)


def _some(found: list[str]) -> str:
    """The first of them, and how many more there are."""
    shown = ", ".join(found[:8])
    return shown + (_(" and %(n)s more") % {"n": len(found) - 8} if len(found) > 8 else "")


@login_required
@require_POST
def deadlines(request: MemberRequest, pk: int) -> HttpResponse:
    letter = _letter(request, pk)
    form = DeadlinesForm(request.POST)
    if form.is_valid():
        try:
            set_deadlines(letter=letter, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The days are set."))
            return redirect(letter.signing_address)
    return _page(request, letter, days=form, status=422)


@login_required
@require_POST
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    letter = _letter(request, pk)
    try:
        return redirect(edit_text(letter=letter, by=request.user))
    except LetterError as error:
        messages.error(request, str(error))
        return redirect(letter.signing_address)


def _invitation(request: MemberRequest, pk: int) -> Invitation:
    return fetch(
        Invitation.objects.select_related("letter__campaign"),
        request.user,
        to=Action.COLLECT_SIGNATURES,
        pk=pk,
    )


@login_required
@require_POST
def renew(request: MemberRequest, pk: int) -> HttpResponse:
    invitation = _invitation(request, pk)
    try:
        inviting.renew_invitation(invitation=invitation, by=request.user)
        messages.success(request, _("A new link is on its way; the old one has ended."))
    except LetterError as error:
        messages.error(request, str(error))
    return redirect(invitation.letter.signing_address)


@login_required
@require_POST
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    invitation = _invitation(request, pk)
    inviting.revoke_invitation(invitation=invitation, by=request.user)
    messages.success(request, _("The invitation is taken back; its link has ended."))
    return redirect(invitation.letter.signing_address)
