"""Sending a letter, and the rest of its life."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.access import fetch
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from letters.errors import LetterError
from letters.forms.sending import SendingForm
from letters.models import Letter
from letters.services import life as lives
from letters.services.sending import note_sending, send_letter

MOVES = {
    "close_signing": lives.close_signing,
    "reopen_signing": lives.reopen_signing,
    "withdraw": lives.withdraw_letter,
    "close": lives.close_letter,
    "reopen": lives.reopen_letter,
    "supersede": lives.supersede_letter,
}


def _letter(request: MemberRequest, pk: int) -> Letter:
    return fetch(
        Letter.objects.select_related("campaign"), request.user, to=Action.SEND_LETTER, pk=pk
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: MemberRequest, pk: int) -> HttpResponse:
    letter = _letter(request, pk)
    day = None if letter.sent_on else timezone.localdate()
    form = SendingForm(posted(request), addressees=list(letter.addressees.all()), day=day)
    if form.is_valid():
        note = note_sending if letter.sent_on else send_letter
        try:
            note(letter=letter, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("How the letter was sent is on file."))
            return redirect(letter)
    page = {"letter": letter, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "letters/sending.html", page, status=status)


@login_required
@require_POST
def life(request: MemberRequest, pk: int) -> HttpResponse:
    letter = _letter(request, pk)
    move = MOVES.get(request.POST.get("do", ""))
    if move is None:
        return HttpResponseBadRequest(_("Choose what should become of the letter."))
    try:
        move(letter=letter, by=request.user)
    except LetterError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Done. The record keeps it."))
    signing = request.POST.get("do", "").endswith("signing")
    return redirect(letter.signing_address if signing else letter)
