"""One's own dates to look at asks again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.access import fetch
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from letters.errors import LetterError
from letters.forms.following import CheckForm
from letters.models import CheckAgain, Recommendation
from letters.selectors.checks import own_check
from letters.services.checks import check_again, checked


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: MemberRequest, pk: int) -> HttpResponse:
    ask = fetch(
        Recommendation.objects.select_related("letter__campaign"),
        request.user,
        to=Action.READ_RECORD,
        pk=pk,
    )
    known = own_check(ask, request.user)
    form = CheckForm(posted(request), known=known)
    if form.is_valid():
        try:
            row = check_again(recommendation=ask, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error("on", str(error))
        else:
            day = {"day": date_format(row.on, "j F Y")}
            messages.success(request, _("You will find it under “Awaiting” on %(day)s.") % day)
            return redirect(ask)
    status = 422 if form.is_bound else 200
    page = {"form": form, "ask": ask, "known": known}
    return render(request, "letters/check.html", page, status=status)


@login_required
@require_POST
def done(request: MemberRequest, pk: int) -> HttpResponse:
    row = fetch(CheckAgain.objects, request.user, pk=pk)
    checked(check=row)
    messages.success(request, _("Done. Set another day from its page whenever you like."))
    return redirect("letters:awaiting")
