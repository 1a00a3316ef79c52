"""The pages that signatories reach by their own links, without an account."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from campaigns.http import PageRequest, posted
from letters.errors import LetterError
from letters.forms.signing import ConsentForm
from letters.models import Signature
from letters.selectors.signing_page import invitation_by, sign_page, signature_by
from letters.services import signing
from letters.services.mailing import mail_of

METHODS = require_http_methods(["GET", "HEAD", "POST"])


def _dead(request: PageRequest, words: str, status: int = 410) -> HttpResponse:
    return render(request, "letters/sign_over.html", {"words": words}, status=status)


def _unknown(request: PageRequest) -> HttpResponse:
    return _dead(
        request,
        _(
            "This link does not work, or does not work any more. Take the link of the latest mail "
            "we sent you, whole and unbroken, or ask whoever invited you for a new one."
        ),
        status=404,
    )


@never_cache
@METHODS
def sign(request: PageRequest, token: str) -> HttpResponse:
    invitation = invitation_by(token)
    if invitation is None or invitation.revoked_at:
        return _unknown(request)
    if over := signing.closed_since(invitation.letter):
        return _dead(request, over)
    if request.method == "POST" and "decline" in request.POST:
        signing.decline(invitation=invitation)
        return render(request, "letters/declined.html", {"letter": invitation.letter})
    page = sign_page(invitation=invitation)
    form = ConsentForm.asking(posted(request), invitation, page.version.asks, page.before)
    if form.is_valid():
        try:
            stored = signing.sign(
                invitation=invitation, seen=request.POST.get("seen", ""), **form.cleaned_data
            )
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            return _check_mail(request, form.cleaned_data["consent"].authorised_email, stored)
    if request.method == "GET":
        signing.note_opened(invitation)
    status = 422 if form.is_bound else 200
    return render(request, "letters/sign.html", {"page": page, "form": form}, status=status)


def _check_mail(request: PageRequest, email: str, stored: Signature | None) -> HttpResponse:
    """The same page for a first signature and a repeated one."""
    mailing = signing.mail_waiting(stored) if stored else None
    shown = mail_of(mailing) if mailing and settings.IS_DEMO and not settings.EMAIL_HOST else None
    return render(request, "letters/check_mail.html", {"email": email, "shown": shown})


@never_cache
@METHODS
def confirm(request: PageRequest, token: str) -> HttpResponse:
    """Looking confirms nothing: programs that check mail for viruses look, too."""
    signature = signature_by("confirm", token)
    if signature is None:
        return _unknown(request)
    if signature.confirmed_at or signature.lapsed_at:
        return render(request, "letters/confirmed.html", {"signature": signature, "again": True})
    if request.method == "POST":
        try:
            signing.confirm(signature=signature)
        except LetterError as error:
            return _dead(request, str(error), status=409)
        return render(request, "letters/confirmed.html", {"signature": signature})
    return render(request, "letters/confirm.html", {"signature": signature})


@never_cache
@METHODS
def own(request: PageRequest, token: str) -> HttpResponse:
    """A signatory mends or withdraws its own signature."""
    signature = signature_by("own", token)
    if signature is None:
        return _unknown(request)
    if request.method == "POST" and "withdraw" in request.POST:
        signing.withdraw_signature(signature=signature)
        return redirect(request.path)
    asks = signature.version.asks if signature.version and not signature.letter.sent_on else []
    form = ConsentForm.of(posted(request), signature, asks)
    if form.is_valid():
        try:
            signing.correct(signature=signature, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Your changes are on file."))
            return redirect(request.path)
    status = 422 if form.is_bound else 200
    page = {"signature": signature, "form": form}
    return render(request, "letters/own.html", page, status=status)
