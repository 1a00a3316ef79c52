"""Selections that are frozen to be cited."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, PageRequest, posted
from campaigns.policies import Action
from campaigns.remembering import remembered
from letters.errors import LetterError
from letters.exports.about import in_words
from letters.exports.freezing import MOST, for_everybody, freeze
from letters.exports.selected import Selected
from letters.exports.snapshot_page import lines_to_verify, snapshot_page, snapshots
from letters.forms.snapshot import SnapshotForm
from letters.models import Snapshot
from letters.services.snapshots import keep_snapshot


@require_safe
@remembered
def index(request: PageRequest) -> HttpResponse:
    lines = snapshots(request.user, request.GET.get("page", 1))
    return render(request, "letters/snapshots.html", {"lines": lines})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    """Freeze what everybody sees of the selection in the address."""
    require(request.user, Action.FREEZE_SELECTION)
    chosen = Selected.of(request.user, request.GET)
    form = SnapshotForm(posted(request))
    if form.is_valid():
        try:
            frozen = freeze(chosen, form.cleaned_data["title"])
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            snapshot = keep_snapshot(frozen=frozen, by=request.user)
            messages.success(request, _("The snapshot is kept. Nothing changes it any more."))
            return redirect(snapshot)
    total = len(for_everybody(chosen))
    page = {
        "form": form,
        "total": total,
        "hidden": len(chosen) - total,
        "chosen": chosen,
        "filters": in_words(chosen),
        "most": MOST,
    }
    return render(request, "letters/freeze.html", page, status=422 if form.is_bound else 200)


def _fetch(request: PageRequest, slug: str) -> Snapshot:
    return fetch(Snapshot.objects.defer("lines"), request.user, slug=slug)


@require_safe
@remembered
def show(request: PageRequest, slug: str) -> HttpResponse:
    page = snapshot_page(_fetch(request, slug), request.GET.get("page", 1))
    return render(request, "letters/snapshot.html", {"page": page})


@require_safe
def manifest(request: PageRequest, slug: str) -> HttpResponse:
    """Byte for byte what the checksum is of."""
    row = _fetch(request, slug)
    return _file(row.manifest.encode(), "application/json", f"{row.slug}.manifest.json")


@require_safe
def rows(request: PageRequest, slug: str) -> HttpResponse:
    row = _fetch(request, slug)
    content = "".join(f"{line}\n" for line in lines_to_verify(row))
    return _file(content.encode(), "application/x-ndjson", f"{row.slug}.rows.jsonl")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
