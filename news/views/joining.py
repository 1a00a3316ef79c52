from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from campaigns.http import MemberRequest, posted
from news.errors import NewsError
from news.forms import JoinForm, first_error
from news.models import Article
from news.selectors.stories import joining
from news.services import stories
from news.views.queue import on_desk


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that an article tells the story of another, and take it back."""
    article = on_desk(request, pk)
    form = JoinForm(posted(request), user=request.user)
    refusal = first_error(form) if form.is_bound and not form.is_valid() else ""
    if form.is_valid():
        try:
            messages.success(request, _said(article, request, **form.cleaned_data))
        except NewsError as error:
            refusal = str(error)
        else:
            return redirect("news:join", pk=pk)
    told = joining(article, user=request.user, words=request.GET.get("q", ""))
    page = {"page": told, "refusal": refusal}
    return render(request, "news/join.html", page, status=422 if refusal else 200)


def _said(article: Article, request: MemberRequest, other: Article, gesture: str) -> str:
    if gesture == "part":
        stories.part(article=article, other=other, by=request.user)
        return _("“%(other)s” is parted from this story again.") % {"other": other}
    stories.join(article=article, other=other, by=request.user)
    return _("“%(other)s” and this are one story now.") % {"other": other}
