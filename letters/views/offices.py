"""Offices and who holds them: open to read, for contributors to complete."""

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
from campaigns.selectors.campaign_page import coalitions_to
from letters.errors import LetterError
from letters.exports.linked import office_data
from letters.forms.following import OfficeForm, TermForm
from letters.models import Office
from letters.selectors.offices import office_page, offices_page
from letters.services.offices import note_office, note_term


@require_safe
@remembered
def index(request: PageRequest) -> HttpResponse:
    return render(request, "letters/offices.html", {"page": offices_page(request.user)})


@require_safe
@remembered
def show(request: PageRequest, pk: int) -> HttpResponse:
    office = fetch(Office.objects, request.user, pk=pk)
    page = office_page(office=office, user=request.user, asked=request.GET)
    return render(request, "letters/office.html", {"page": page, "linked": office_data(page)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.LOG_LETTER)
    form = OfficeForm(posted(request), coalitions=coalitions_to(request.user, Action.LOG_LETTER))
    if form.is_valid():
        try:
            return redirect(note_office(by=request.user, **form.cleaned_data))
        except LetterError as error:
            form.add_error(None, str(error))
    status = 422 if form.is_bound else 200
    return render(request, "letters/add_office.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_term(request: MemberRequest, pk: int) -> HttpResponse:
    require(request.user, Action.LOG_LETTER)
    office = fetch(Office.objects, request.user, pk=pk)
    form = TermForm(posted(request), coalitions=coalitions_to(request.user, Action.LOG_LETTER))
    if form.is_valid():
        try:
            note_term(office=office, by=request.user, **form.cleaned_data)
        except LetterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Who holds the office is on file."))
            return redirect(office)
    page = {"form": form, "office": office}
    return render(request, "letters/add_term.html", page, status=422 if form.is_bound else 200)
