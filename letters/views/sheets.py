"""Sheets that come back: upload, dry run, agree, and the file of what is wrong."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, posted
from campaigns.models import Campaign
from campaigns.policies import Action
from letters.errors import LetterError
from letters.exports.formats import XLSX
from letters.forms.sheets import AgreeForm, SheetForm
from letters.models import SheetImport
from letters.selectors.sheets import (
    rows_with_problems,
    sheet_of_letters,
    sheet_page,
    sheets_of,
)
from letters.services.sheet_receiving import receive_sheet
from letters.services.sheets import agree_to_sheet, discard_sheet
from letters.sheets import CannotReadSheet
from letters.sheets.columns import LETTERS, NEW
from letters.sheets.table import MOST_ROWS
from letters.sheets.writing import write_csv, write_xlsx

SHOWN = 20
WRITERS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": (XLSX, write_xlsx),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: MemberRequest) -> HttpResponse:
    """How it is done, those that came before, and a form to bring one back."""
    require(request.user, Action.PROPOSE_STATUS)
    form = SheetForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        file = form.cleaned_data["sheet"]
        try:
            sheet = receive_sheet(name=file.name, content=file.read(), by=request.user)
        except (LetterError, CannotReadSheet) as error:
            form.add_error("sheet", str(error))
        else:
            return redirect(sheet)
    page = {"form": form, "sheets": sheets_of(request.user, SHOWN), "most": MOST_ROWS}
    return render(request, "letters/sheets.html", page, status=422 if form.errors else 200)


def _own(request: MemberRequest, pk: int, to: Action | None = None) -> SheetImport:
    return fetch(SheetImport.objects.defer("content"), request.user, to=to, pk=pk)


@login_required
@require_safe
@vary_on_headers("HX-Request")
def show(request: MemberRequest, pk: int) -> HttpResponse:
    return _page(request, _own(request, pk), AgreeForm())


def _page(
    request: MemberRequest, sheet: SheetImport, form: AgreeForm, status: int = 200
) -> HttpResponse:
    page = sheet_page(
        sheet=sheet, user=request.user, shown=request.GET.get("show", ""),
        number=request.GET.get("page", "1"),
    )  # fmt: skip
    template = "letters/sheet.html#sheet" if request.htmx else "letters/sheet.html"
    response = render(request, template, {"page": page, "form": form}, status=status)
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def agree(request: MemberRequest, pk: int) -> HttpResponse:
    sheet = _own(request, pk, Action.PROPOSE_STATUS)
    form = AgreeForm(request.POST)
    if form.is_valid():
        try:
            return redirect(agree_to_sheet(sheet=sheet, **form.cleaned_data))
        except LetterError as error:
            form.add_error(None, str(error))
    return _page(request, sheet, form, 422)


@login_required
@require_POST
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    sheet = _own(request, pk)
    try:
        discard_sheet(sheet=sheet)
    except LetterError as error:
        messages.error(request, str(error))
        return redirect(sheet)
    messages.success(request, _("The sheet is discarded. Nothing was changed by it."))
    return redirect("letters:sheets")


@login_required
@require_safe
def problems(request: MemberRequest, pk: int, code: str) -> HttpResponse:
    """The rows that cannot be taken, as they were typed, to be mended and brought again."""
    sheet = _own(request, pk)
    rows = rows_with_problems(sheet, request.user)
    return _file(code, f"heeded-sheet-{sheet.pk}-problems", sheet.kind, rows, with_problem=True)


@login_required
@require_safe
def letters(request: MemberRequest, slug: str, code: str) -> HttpResponse:
    """The letters of a campaign with the days of their signing; "new" is for past letters."""
    campaign = fetch(Campaign.objects, request.user, to=Action.COLLECT_SIGNATURES, slug=slug)
    if code == "new":
        return _file("xlsx", f"heeded-past-letters-{campaign.slug}", NEW, [{"campaign": slug}])
    rows = sheet_of_letters(request.user, campaign)
    return _file(code, f"heeded-letters-{campaign.slug}-to-edit", LETTERS, rows)


def _file(code: str, name: str, *given: object, **more: bool) -> HttpResponse:
    if code not in WRITERS:
        raise Http404(code)
    kind, write = WRITERS[code]
    response = HttpResponse(write(*given, **more), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{code}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
