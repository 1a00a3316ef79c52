"""What staff do while a letter waits: see which ones do, remind, follow up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from letters.errors import LetterError
from letters.forms.following import ChaserForm, ExtensionForm
from letters.kinds import Channel
from letters.models import Chaser, Letter
from letters.selectors.awaiting import awaiting_page
from letters.selectors.chase_page import chase_page
from letters.services.extensions import extend
from letters.services.following import begin_follow_up, log_chaser, take_back_chaser


@login_required
@require_safe
def awaiting(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.READ_RECORD)
    page = awaiting_page(
        user=request.user,
        whose=request.GET.get("whose", "")[:50],
        page=request.GET.get("page", 1),
    )
    return render(request, "letters/awaiting.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def chase(request: MemberRequest, pk: int) -> HttpResponse:
    letter = fetch(
        Letter.objects.select_related("campaign__coalition"),
        request.user,
        to=Action.LOG_RESPONSE,
        pk=pk,
    )
    if letter.sent_on is None:
        messages.error(request, _("This letter has not been sent, so no answer is due."))
        return redirect(letter)
    today = timezone.localdate()
    asked = (request.POST if request.method == "POST" else request.GET).get("stage", "")
    page = chase_page(letter=letter, stage=asked, today=today)
    initial = {
        "stage": page.stage,
        "text": page.text,
        "sent_on": today,
        "channel": Channel.EMAIL,
        "next_on": page.next_on,
    }
    form = ChaserForm(posted(request), stages=page.free, initial=initial)
    if form.is_valid():
        try:
            chaser = log_chaser(letter=letter, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            day = {"stage": chaser, "day": date_format(chaser.next_on, "j F Y")}
            messages.success(request, _("%(stage)s is on file. Look again on %(day)s.") % day)
            return redirect(letter)
    status = 422 if form.is_bound else 200
    context = {"page": page, "form": form, "extension": ExtensionForm()}
    return render(request, "letters/chase.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def extend_time(request: MemberRequest, pk: int) -> HttpResponse:
    letter = fetch(
        Letter.objects.select_related("campaign"), request.user, to=Action.LOG_RESPONSE, pk=pk
    )
    form = ExtensionForm(posted(request))
    if form.is_valid():
        try:
            extension = extend(letter=letter, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            day = {"day": date_format(extension.until, "j F Y")}
            messages.success(request, _("The letter has time until %(day)s.") % day)
            return redirect(letter)
    status = 422 if form.is_bound else 200
    page = {"form": form, "letter": letter}
    return render(request, "letters/extend.html", page, status=status)


@login_required
@require_POST
def unchase(request: MemberRequest, pk: int) -> HttpResponse:
    chaser = fetch(
        Chaser.objects.select_related("letter__campaign"),
        request.user,
        to=Action.LOG_RESPONSE,
        pk=pk,
    )
    take_back_chaser(chaser=chaser, by=request.user)
    messages.success(request, _("The reminder is taken back. The record keeps both."))
    return redirect("letters:chase", pk=chaser.letter_id)


@login_required
@require_POST
def follow_up(request: MemberRequest, pk: int) -> HttpResponse:
    letter = fetch(
        Letter.objects.select_related("campaign__coalition"),
        request.user,
        to=Action.LOG_LETTER,
        pk=pk,
    )
    try:
        draft = begin_follow_up(letter=letter, by=request.user)
    except LetterError as error:
        messages.error(request, str(error))
        return redirect(letter)
    return redirect(draft)
