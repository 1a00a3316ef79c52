"""A letter in other languages than that of record."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.access import fetch
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from letters.errors import LetterError
from letters.forms.following import TranslationForm
from letters.models import Letter, Translation
from letters.selectors.translations import ask_texts, translation_in
from letters.services.translations import remove_translation, translate


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """A new translation, or the one in `?language=`."""
    letter = fetch(
        Letter.objects.select_related("campaign"), request.user, to=Action.LOG_LETTER, pk=pk
    )
    known = translation_in(letter, request.GET.get("language", ""))
    form = TranslationForm(posted(request), letter=letter, asks=ask_texts(letter), known=known)
    if form.is_valid():
        try:
            translate(letter=letter, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error("language", str(error))
        else:
            messages.success(request, _("The translation is on file."))
            return redirect(f"{letter.get_absolute_url()}?in={form.cleaned_data['language']}")
    page = {"letter": letter, "form": form, "known": known}
    status = 422 if form.is_bound else 200
    return render(request, "letters/translate.html", page, status=status)


@login_required
@require_POST
def remove(request: MemberRequest, pk: int) -> HttpResponse:
    translation = fetch(
        Translation.objects.select_related("letter__campaign"),
        request.user,
        to=Action.LOG_LETTER,
        pk=pk,
    )
    remove_translation(translation=translation, by=request.user)
    messages.success(request, _("The translation is gone."))
    return redirect(translation.letter)
