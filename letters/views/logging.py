from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from campaigns.access import fetch
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from letters.errors import LetterError
from letters.forms.response import ResponseForm
from letters.models import Letter
from letters.selectors.letter_page import asks_of
from letters.services.responses import log_response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def respond(request: MemberRequest, pk: int) -> HttpResponse:
    letter = fetch(
        Letter.objects.select_related("campaign"), request.user, to=Action.LOG_RESPONSE, pk=pk
    )
    asks = asks_of(letter)
    form = ResponseForm(posted(request), asks=asks)
    if form.is_valid():
        try:
            log_response(letter=letter, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The answer is on file."))
            return redirect(letter)
    status = 422 if form.is_bound else 200
    page = {"form": form, "letter": letter}
    return render(request, "letters/respond.html", page, status=status)
