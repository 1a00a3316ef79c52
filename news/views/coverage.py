"""Coverage for everybody, and what readers say is wrong with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, PageRequest, posted
from campaigns.policies import Action
from campaigns.remembering import remembered
from letters.errors import LetterError
from letters.models import Evidence
from news.errors import NewsError
from news.forms import ProblemForm, SettleForm, first_error
from news.models import Problem
from news.selectors.coverage import coverage, held_problems
from news.services.problems import report_problem, settle_problem
from news.views.saving import sender_of


@require_safe
@remembered
@vary_on_headers("HX-Request")
def index(request: PageRequest) -> HttpResponse:
    """A page of its own, and a part of the pages of letters, offices and campaigns."""
    page = coverage(user=request.user, asked=request.GET, page=request.GET.get("page", 1))
    template = "news/coverage.html#lines" if request.htmx else "news/coverage.html"
    return render(request, template, {"page": page, "is_part": bool(request.htmx)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: PageRequest, pk: int) -> HttpResponse:
    """For readers without an account; what they say is held until staff have looked at it."""
    evidence = fetch(Evidence.objects.select_related("recommendation"), request.user, pk=pk)
    form = ProblemForm(posted(request))
    if form.is_valid():
        given = form.cleaned_data
        is_program = bool(given.pop("website"))
        try:
            if not is_program:
                report_problem(evidence=evidence, sender=sender_of(request), **given)
        except NewsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Thank you. Somebody of the coalition will look at it."))
            return redirect(evidence.recommendation)
    status = 422 if form.is_bound else 200
    page = {"form": form, "evidence": evidence}
    return render(request, "news/problem.html", page, status=status)


@login_required
@require_safe
def problems(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.TRIAGE_NEWS)
    held = held_problems(request.user, request.GET.get("page", 1))
    return render(request, "news/problems.html", {"held": held})


@login_required
@require_POST
def settle(request: MemberRequest, pk: int) -> HttpResponse:
    problem = fetch(Problem.objects, request.user, to=Action.TRIAGE_NEWS, pk=pk)
    form = SettleForm(request.POST)
    try:
        if not form.is_valid():
            raise NewsError(first_error(form))
        settle_problem(problem=problem, by=request.user, **form.cleaned_data)
    except (NewsError, LetterError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Settled. The record keeps why."))
    return redirect("news:problems")
