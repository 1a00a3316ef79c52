from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.access import fetch
from campaigns.http import PageRequest
from letters.models import Letter, Recommendation
from letters.selectors.letter_page import letter_page
from letters.selectors.recommendation_page import recommendation_page


@require_safe
def show(request: PageRequest, pk: int) -> HttpResponse:
    letter = fetch(Letter.objects.select_related("campaign"), request.user, pk=pk)
    page = letter_page(letter=letter, user=request.user, language=request.GET.get("in", ""))
    return render(request, "letters/letter.html", {"page": page})


@require_safe
def recommendation(request: PageRequest, pk: int) -> HttpResponse:
    ask = fetch(
        Recommendation.objects.select_related("letter__campaign", "successor").prefetch_related(
            "letter__addressees__known_office__terms", "letter__chasers", "letter__translations"
        ),
        request.user,
        pk=pk,
    )
    page = recommendation_page(ask=ask, user=request.user)
    return render(request, "letters/recommendation.html", {"page": page})
