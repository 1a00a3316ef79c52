from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from campaigns.access import fetch
from campaigns.http import MemberRequest, posted
from campaigns.policies import Action
from letters.models import Recommendation
from news.forms import RuleForm
from news.models import Source
from news.selectors.rules import RulePage, rule_of, try_rule
from news.services.rules import set_rule


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_source(request: MemberRequest, pk: int) -> HttpResponse:
    source = fetch(Source.objects, request.user, to=Action.KEEP_SOURCES, pk=pk)
    return _rule(request, source, reverse("news:sources"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_ask(request: MemberRequest, pk: int) -> HttpResponse:
    ask = fetch(Recommendation.objects, request.user, to=Action.TRIAGE_NEWS, pk=pk)
    return _rule(request, ask, ask.get_absolute_url())


def _rule(request: MemberRequest, place: Recommendation | Source, back: str) -> HttpResponse:
    """Try shows what the last articles would have met; save keeps the rule."""
    form = RuleForm(posted(request), initial=rule_of(place))
    trial = None
    if form.is_valid():
        if "try" not in request.POST:
            set_rule(place=place, by=request.user, **form.cleaned_data)
            messages.success(request, _("The rule is kept. It is asked of every new article."))
            return redirect(back)
        trial = try_rule(place=place, user=request.user, told=form.cleaned_data)
    page = RulePage(place=place, form=form, back=back, trial=trial)
    status = 422 if form.errors else 200
    return render(request, "news/rule.html", {"page": page, "form": form}, status=status)
