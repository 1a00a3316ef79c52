"""Ways to come by a source: its address, a search, a list of feeds."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from campaigns.access import require
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from campaigns.selectors.campaign_page import coalitions_to
from news.errors import NewsError
from news.feeds import NotAFeed
from news.feeds.opml import read_opml
from news.forms import ListForm, SearchForm, SourceForm
from news.models import Source
from news.services.discovery import Found, find
from news.services.searching import searches
from news.services.sources import add_list, add_search, add_source
from news.views.sources import read_soon

METHODS = require_http_methods(["GET", "HEAD", "POST"])
MOST_REFUSALS = 20


@login_required
@METHODS
def add(request: MemberRequest) -> HttpResponse:
    """A source is read once before it is followed, so that what is wrong is told at once."""
    require(request.user, Action.KEEP_SOURCES)
    form = SourceForm(posted(request), coalitions=coalitions_to(request.user, Action.KEEP_SOURCES))
    found = Found()
    if form.is_valid():
        try:
            found = find(form.cleaned_data["feed_url"], form.cleaned_data["kind"])
            if not found.choices:
                return _followed(request, _add(request, form, found))
        except NewsError as error:
            form.add_error("feed_url", str(error))
    status = 422 if form.is_bound else 200
    shown = {"form": form, "choices": found.choices, "archives": searches()}
    return render(request, "news/add_source.html", shown, status=status)


def _add(request: MemberRequest, form: SourceForm, found: Found) -> Source:
    given = form.cleaned_data
    return add_source(
        coalition=given["coalition"],
        kind=given["kind"],
        feed_url=found.address or given["feed_url"],
        name=given["name"] or found.title,
        by=request.user,
    )


@login_required
@METHODS
def search(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.KEEP_SOURCES)
    form = SearchForm(
        posted(request),
        archives=searches(),
        coalitions=coalitions_to(request.user, Action.KEEP_SOURCES),
    )
    if form.is_valid():
        try:
            return _followed(request, add_search(by=request.user, **form.cleaned_data))
        except NewsError as error:
            form.add_error("query", str(error))
    status = 422 if form.is_bound else 200
    shown = {"form": form, "archives": searches()}
    return render(request, "news/add_search.html", shown, status=status)


@login_required
@METHODS
def take_list(request: MemberRequest) -> HttpResponse:
    """Follow the feeds of an OPML file; none is fetched before the worker comes to it."""
    require(request.user, Action.KEEP_SOURCES)
    coalitions = coalitions_to(request.user, Action.KEEP_SOURCES)
    form = ListForm(posted(request), request.FILES or None, coalitions=coalitions)
    done: dict[str, object] = {}
    if form.is_valid():
        given = form.cleaned_data
        try:
            feeds = read_opml(given["file"].read())
        except NotAFeed as error:
            form.add_error("file", str(error))
        else:
            new, known, refused = add_list(
                coalition=given["coalition"], feeds=feeds, by=request.user
            )
            done = {"new": new, "known": known, "refused": refused[:MOST_REFUSALS],
                    "more": max(0, len(refused) - MOST_REFUSALS)}  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "news/add_list.html", {"form": form, "done": done}, status=status)


def _followed(request: MemberRequest, source: Source) -> HttpResponse:
    read_soon(request, source, _("“%(source)s” is followed from now on.") % {"source": source})
    return redirect("news:sources")
