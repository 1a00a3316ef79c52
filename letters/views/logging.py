"""Answers: taken in, marked against the asks of their letter, released, retracted."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.access import fetch
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from letters.errors import AlreadyOnFile, LetterError
from letters.forms.response import ReplySourceForm, ResponseForm, RetractResponseForm
from letters.models import Letter, LetterFile, Recommendation, Response
from letters.reading import CannotRead
from letters.reading.replies import Reply, Suggestion, suggest
from letters.selectors.letter_page import asks_of
from letters.selectors.respond_page import first_guess, respond_page, taken, waiting_replies
from letters.services.replies import drop_reply, keep_reply, reading_of
from letters.services.responses import log_response, release_response, retract_response


@dataclass(frozen=True, slots=True)
class Marking:
    """What is marked: a letter's asks, beside a kept reply or without one."""

    letter: Letter
    asks: list[Recommendation]
    file: LetterFile | None = None
    reply: Reply | None = None
    told: Suggestion = field(default_factory=Suggestion)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def respond(request: MemberRequest, pk: int) -> HttpResponse:
    """First the reply (`?reply=` is the one kept), then what it means for each ask."""
    letter = fetch(
        Letter.objects.select_related("campaign"), request.user, to=Action.LOG_RESPONSE, pk=pk
    )
    if letter.sent_on is None:
        messages.error(request, _("This letter has not been sent, so nothing can answer it."))
        return redirect(letter)
    if request.method == "POST" and "read" in request.POST:
        return _take_in(request, letter)
    which = (request.POST if request.method == "POST" else request.GET).get("reply", "")
    if request.method != "POST" and not which:
        return _start(request, letter, ReplySourceForm())
    file = None
    if which.isdecimal():
        file = fetch(LetterFile.objects, request.user, pk=which, letter=letter, is_reply=True)
    if file and file.response_id:
        return _known(request, letter, _("This reply is on file already."))
    try:
        return _mark(request, _marking(letter, file))
    except CannotRead as error:
        form = ReplySourceForm(request.POST or {})
        form.add_error(None, str(error))
        return _start(request, letter, form)


def _take_in(request: MemberRequest, letter: Letter) -> HttpResponse:
    form = ReplySourceForm(request.POST, request.FILES)
    if form.is_valid():
        file, pasted = form.cleaned_data["file"], form.cleaned_data["pasted"]
        source = {"name": file.name, "content": file.read()} if file else {
            "content": pasted.encode()
        }  # fmt: skip
        try:
            kept = keep_reply(letter=letter, by=request.user, **source)
        except AlreadyOnFile as error:
            return _known(request, letter, str(error))
        except (CannotRead, LetterError) as error:
            form.add_error(None, str(error))
        else:
            return redirect(f"{reverse('letters:respond', args=[letter.pk])}?reply={kept.pk}")
    return _start(request, letter, form)


def _start(request: MemberRequest, letter: Letter, form: ReplySourceForm) -> HttpResponse:
    page = {"form": form, "letter": letter, "waiting": waiting_replies(letter, request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "letters/respond_start.html", page, status=status)


def _known(request: MemberRequest, letter: Letter, words: str) -> HttpResponse:
    messages.info(request, words)
    return redirect(letter)


def _marking(letter: Letter, file: LetterFile | None) -> Marking:
    asks = asks_of(letter)
    if file is None:
        return Marking(letter, asks)
    reply = reading_of(file)
    return Marking(letter, asks, file, reply, suggest(reply, [ask.text for ask in asks]))


def _mark(request: MemberRequest, what: Marking) -> HttpResponse:
    proposals = what.told.proposals
    if request.method != "POST":
        initial = first_guess(what.letter, what.reply, what.told)
        return _matrix(request, what, _form(None, what, initial))
    if "take" in request.POST:
        typed = taken(request.POST.dict(), proposals, request.POST["take"])
        return _matrix(request, what, _form(None, what, typed))
    form = _form(request.POST, what)
    if form.is_valid():
        try:
            log_response(letter=what.letter, by=request.user, reply=what.file, **form.cleaned_data)
        except AlreadyOnFile as error:
            return _known(request, what.letter, str(error))
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The answer is on file."))
            return redirect(what.letter)
    return _matrix(request, what, form)


def _form(data: object, what: Marking, initial: dict | None = None) -> ResponseForm:
    return ResponseForm(
        data, asks=what.asks, reply=what.reply, proposals=what.told.proposals, initial=initial
    )


def _matrix(request: MemberRequest, what: Marking, form: ResponseForm) -> HttpResponse:
    page = respond_page(what.letter, what.file, what.reply)
    status = 422 if form.is_bound else 200
    return render(request, "letters/respond.html", {"form": form, "page": page}, status=status)


@login_required
@require_POST
def drop(request: MemberRequest, pk: int) -> HttpResponse:
    """Throw away a reply that was never logged."""
    file = fetch(
        LetterFile.objects.select_related("campaign", "letter"),
        request.user,
        to=Action.LOG_RESPONSE,
        pk=pk,
        is_reply=True,
    )
    try:
        drop_reply(file=file)
    except LetterError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The reply is thrown away."))
    return redirect("letters:respond", pk=file.letter_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def retract(request: MemberRequest, pk: int) -> HttpResponse:
    response = _response(request, pk)
    form = RetractResponseForm(posted(request))
    if form.is_valid():
        try:
            retract_response(response=response, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The answer is retracted. Positions follow what remains."))
            return redirect(response)
    status = 422 if form.is_bound else 200
    page = {"form": form, "response": response}
    return render(request, "letters/retract_response.html", page, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: MemberRequest, pk: int) -> HttpResponse:
    response = _response(request, pk)
    if request.method == "POST":
        try:
            release_response(response=response, by=request.user)
        except LetterError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Everybody who sees the letter sees the answer now."))
        return redirect(response)
    return render(request, "letters/release.html", {"response": response})


def _response(request: MemberRequest, pk: int) -> Response:
    return fetch(
        Response.objects.select_related("letter__campaign"),
        request.user,
        to=Action.LOG_RESPONSE,
        pk=pk,
    )
