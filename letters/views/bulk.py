"""One change over many asks: choose, preview, do; and its page, where it is decided or undone."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.access import fetch, require
from campaigns.http import MemberRequest
from campaigns.policies import Action
from letters.errors import AlreadyDecided, ChangedSince, LetterError
from letters.forms.bulk import DecideAllForm, StatusForAllForm, TopicsForAllForm
from letters.models import Batch
from letters.selectors.bulk_page import BulkPage, batch_page, bulk_page, keys_of
from letters.services.batches import Preview
from letters.services.many_statuses import preview_status, propose_many
from letters.services.topics import change_topics, preview_topics
from letters.services.undoing import undo_batch
from letters.services.verdicts import approve_batch, send_back_batch


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be changed for many: how it is typed, previewed and done."""

    form: type[StatusForAllForm] | type[TopicsForAllForm]
    preview: Callable[..., Preview]
    do: Callable[..., Batch]


KINDS = {
    "status": Kind(StatusForAllForm, preview_status, propose_many),
    "topics": Kind(TopicsForAllForm, preview_topics, change_topics),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.PROPOSE_STATUS)
    is_post = request.method == "POST"
    asked = request.POST if is_post else request.GET
    page = bulk_page(user=request.user, keys=keys_of(user=request.user, asked=asked))
    kind, step = request.POST.get("kind", ""), request.POST.get("step", "")
    if page.refusal or kind not in KINDS:
        return _choose(request, page, status=422 if page.refusal and is_post else 200)
    form = KINDS[kind].form(request.POST, asks=page.asks)
    if not form.is_valid():
        return _choose(request, page, kind, form, 422)
    if step == "edit":
        return _choose(request, page, kind, form)
    if step == "apply":
        return _apply(request, page, kind, form)
    return _preview(request, page, kind, form)


def _choose(
    request: MemberRequest,
    page: BulkPage,
    kind: str = "",
    form: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    forms = {
        name: form if name == kind else one.form(asks=page.asks) for name, one in KINDS.items()
    }
    return render(
        request, "letters/bulk.html", {"page": page, "kind": kind, **forms}, status=status
    )


def _preview(
    request: MemberRequest,
    page: BulkPage,
    kind: str,
    form: Form,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    change = form.cleaned_data["change"]
    try:
        preview = KINDS[kind].preview(keys=page.keys, change=change, by=request.user)
    except LetterError as error:
        form.add_error(None, str(error))
        return _choose(request, page, kind, form, 422)
    shown = {"page": page, "kind": kind, "form": form, "preview": preview, "refusal": refusal}
    return render(request, "letters/bulk_preview.html", shown, status=status)


def _apply(request: MemberRequest, page: BulkPage, kind: str, form: Form) -> HttpResponse:
    try:
        made = KINDS[kind].do(
            keys=page.keys,
            seen=request.POST.get("seen", ""),
            leave_out=bool(request.POST.get("leave_out")),
            by=request.user,
            **form.cleaned_data,
        )
    except LetterError as error:
        return _preview(request, page, kind, form, str(error), _status(error))
    done = {"batch": made, "kind": kind}
    messages.success(request, render_to_string("letters/batch_done.html", done, request))
    return redirect(made)


def _status(error: LetterError) -> int:
    return 409 if isinstance(error, (ChangedSince, AlreadyDecided)) else 422


@login_required
@require_safe
def batch(request: MemberRequest, pk: int) -> HttpResponse:
    return _page(request, _found(request, pk, Action.READ_RECORD))


@login_required
@require_POST
def decide(request: MemberRequest, pk: int) -> HttpResponse:
    found = _found(request, pk, Action.REVIEW_STATUS)
    form = DecideAllForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form.errors.as_text().replace("* ", ""), 422)
    given = form.cleaned_data
    verdict, typed = given.pop("verdict"), given["comment"]
    try:
        if verdict == "approve":
            number = approve_batch(batch=found, by=request.user, **given)
            said = ngettext("%(number)d approved.", "%(number)d approved.", number)
        else:
            given.pop("leave_rest")
            number = send_back_batch(batch=found, by=request.user, **given)
            said = ngettext("%(number)d sent back.", "%(number)d sent back.", number)
    except LetterError as error:
        return _page(request, found, str(error), _status(error), typed)
    messages.success(request, said % {"number": number})
    return redirect("letters:review")


@login_required
@require_POST
def undo(request: MemberRequest, pk: int) -> HttpResponse:
    found = _found(request, pk, Action.PROPOSE_STATUS)
    try:
        shown = undo_batch(batch=found, by=request.user)
    except LetterError as error:
        messages.error(request, str(error))
        return redirect(found)
    if shown.kind == Batch.Kind.ASSESSMENT and shown != found:
        messages.success(request, _("Proposed to go back. A second person decides."))
    else:
        messages.success(request, _("Taken back."))
    return redirect(shown)


def _found(request: MemberRequest, pk: int, to: Action) -> Batch:
    return fetch(
        Batch.objects.select_related("coalition", "by", "undoes", "undone_by"),
        request.user,
        to=to,
        pk=pk,
    )


def _page(
    request: MemberRequest, found: Batch, refusal: str = "", status: int = 200, typed: str = ""
) -> HttpResponse:
    page = batch_page(batch=found, user=request.user)
    words = {"page": page, "refusal": refusal, "typed": typed}
    return render(request, "letters/batch.html", words, status=status)
