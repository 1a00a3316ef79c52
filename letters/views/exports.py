"""The present selection as a file: at once, or written by a worker while a page says how far."""

import secrets
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.access import fetch
from campaigns.http import PageRequest
from campaigns.models import User
from letters.errors import LetterError
from letters.exports.about import in_words
from letters.exports.formats import FORMATS, Format
from letters.exports.making import may_still_be_seen, selected
from letters.exports.selected import Selected
from letters.models import Export, Letter
from letters.selectors.chips import NAMES
from letters.services.exports import ask_for_export

VISIT = "exports"  # the key of a visit under which its seal is kept


@require_http_methods(["GET", "HEAD", "POST"])
def board(request: PageRequest, code: str) -> HttpResponseBase:
    """What the dashboard shows with the same filters. One that cannot be read is refused: whoever
    keeps the address in a program would take all rows for those that were asked for."""
    form, chosen = _known(code), Selected.of(request.user, request.GET)
    if wrong := chosen.picked.ignored(request.GET, chosen.today):
        page = {"format": form, "chosen": chosen, "wrong": [str(NAMES[name]) for name in wrong]}
        return render(request, "letters/export_asked.html", page, status=422)
    return _export(request, form, chosen)


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: PageRequest, pk: int, code: str) -> HttpResponseBase:
    """What one letter asks."""
    row = fetch(Letter.objects, request.user, pk=pk)
    return _export(request, _known(code), Selected.of_letter(request.user, row, request.GET))


def _known(code: str) -> Format:
    if code not in FORMATS:
        raise Http404(code)
    return FORMATS[code]


def _export(request: PageRequest, form: Format, chosen: Selected) -> HttpResponseBase:
    if form.never_ends or len(chosen) <= form.at_once:
        return _file(form, chosen)
    is_too_much = len(chosen) > form.most
    if request.method != "POST" or is_too_much:
        page = {
            "format": form, "chosen": chosen, "filters": in_words(chosen),
            "is_too_much": is_too_much, "csv": _csv(chosen),
        }  # fmt: skip
        return render(
            request, "letters/export_asked.html", page, status=422 if is_too_much else 200
        )
    try:
        export = ask_for_export(
            code=form.code,
            query=chosen.picked.query,
            rows=len(chosen),
            letter=chosen.letter,
            by=request.user if isinstance(request.user, User) else None,
            holder=_holder(request),
        )
    except LetterError as error:
        messages.error(request, str(error))
        return redirect(chosen.address)
    return redirect(export)


def _csv(chosen: Selected) -> str:
    """The same selection in the format that takes any number of rows."""
    if chosen.letter:
        return reverse("letters:export_letter", args=[chosen.letter.pk, "csv"])
    return reverse("letters:export_board", args=["csv"]) + f"?{chosen.picked.query}"


def _file(form: Format, chosen: Selected) -> StreamingHttpResponse:
    response = StreamingHttpResponse(form.write(chosen), content_type=form.kind)
    return _as_attachment(response, f"{chosen.name}{_mark(form)}.{form.ending}")


def _mark(form: Format) -> str:
    return "-to-edit" if form.ends_in else ""


def _as_attachment(response: StreamingHttpResponse, name: str) -> StreamingHttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _holder(request: PageRequest) -> str:
    """The seal of this visit, for people without an account."""
    if VISIT not in request.session:
        request.session[VISIT] = secrets.token_hex(32)
    return request.session[VISIT]


def _own(request: PageRequest, pk: int) -> Export:
    return fetch(
        Export.objects.of_visit(request.session.get(VISIT, "-")).select_related("owner"),
        request.user,
        pk=pk,
    )


def _or_gone(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Files go after a day: whoever comes back later is told so, like whoever never had one."""

    @wraps(view)
    def answer(request: PageRequest, pk: int) -> HttpResponseBase:
        try:
            return view(request, pk)
        except Http404:
            return render(request, "letters/export_gone.html", status=404)

    return answer


@require_safe
@vary_on_headers("HX-Request")
@_or_gone
def show(request: PageRequest, pk: int) -> HttpResponse:
    export = _own(request, pk)
    chosen = selected(export)
    page = {"export": export, "format": FORMATS[export.format], "chosen": chosen}
    if request.htmx:
        response = render(request, "letters/export.html#progress", page)
    else:
        response = render(request, "letters/export.html", page | {"filters": in_words(chosen)})
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@_or_gone
def file(request: PageRequest, pk: int) -> HttpResponseBase:
    export = _own(request, pk)
    if export.state != Export.State.DONE:
        return redirect(export)
    if not may_still_be_seen(export):
        messages.error(
            request,
            _("A letter in this file is no longer open to you. Export the selection again."),
        )
        return redirect("letters:board")
    form = FORMATS[export.format]
    response = FileResponse(export.file.open(), content_type=form.kind)
    return _as_attachment(response, f"{selected(export).name}{_mark(form)}.{form.ending}")
