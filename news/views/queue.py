"""The desk as it is read: what waits, what was decided, one story, what else it may bear on."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from campaigns.access import fetch, require
from campaigns.http import MemberRequest, PageRequest
from campaigns.policies import Action
from news.models import Article, Match
from news.selectors.items import Item
from news.selectors.queue import (
    KINDS,
    MOST_OTHERS,
    RELATIONS,
    decided,
    desk_asks,
    desk_people,
    item_of,
    queue,
    waiting_count,
)

WORDS = {
    "relations": RELATIONS,
    "kinds": KINDS,
    "dismissals": Match.Dismissal.choices,
    "dismissal_keys": dict(zip(Match.Dismissal.values, "delwz", strict=False)),
    "relation_keys": dict(zip([value for value, _label in RELATIONS], "sxtr", strict=False)),
}


@login_required
@require_safe
@vary_on_headers("HX-Request")
def show(request: MemberRequest) -> HttpResponse:
    require(request.user, Action.TRIAGE_NEWS)
    if request.GET.get("state") == "decided":
        found = decided(user=request.user, page=request.GET.get("page", 1))
        return render(request, "news/decided.html", {"decided": found})
    shown = queue(user=request.user, asked=request.GET)
    template = "news/queue.html#items" if request.htmx else "news/queue.html"
    return render(request, template, {"queue": shown, "people": shown.people, **WORDS})


@require_safe
def panel(request: PageRequest) -> HttpResponse:
    """How many stories wait; nothing for those who do not clear the desk."""
    return render(request, "news/panel.html", {"waiting": waiting_count(request.user)})


@login_required
@require_safe
def item(request: MemberRequest, pk: int) -> HttpResponse:
    """One story on a page of its own."""
    article = on_desk(request, pk)
    return shown(request, article, item_of(article, user=request.user))


@login_required
@require_safe
def others(request: MemberRequest, pk: int) -> HttpResponse:
    """The recommendations that an article may be attached to besides."""
    article = on_desk(request, pk)
    found = list(desk_asks(request.user)[:MOST_OTHERS])
    return render(request, "news/others.html", {"article": article, "others": found, **WORDS})


def on_desk(request: MemberRequest, pk: int) -> Article:
    article = fetch(Article.objects, request.user, pk=pk)
    require(request.user, Action.TRIAGE_NEWS)
    return article


def shown(
    request: MemberRequest, article: Article, found: Item | None, status: int = 200
) -> HttpResponse:
    template = "news/item.html" if request.htmx else "news/item_page.html"
    told: dict[str, object] = {
        "item": found,
        "article": article,
        "people": desk_people(request.user),
        **WORDS,
    }
    if found is None:
        template = "news/settled.html"
    elif not request.htmx:
        told["others"] = list(desk_asks(request.user)[:MOST_OTHERS])
    return render(request, template, told, status=status)
