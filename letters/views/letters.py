from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from campaigns.access import fetch_told
from campaigns.http import PageRequest
from campaigns.remembering import remembered
from letters.asof import AsOf
from letters.exports.linked import ask_data, letter_data
from letters.selectors.letter_page import letter_page
from letters.selectors.letter_rows import rows_for_letter
from letters.selectors.recommendation_page import recommendation_page
from letters.selectors.recommendation_rows import rows_for_page


@require_safe
@remembered
def show(request: PageRequest, pk: int) -> HttpResponse:
    letter = fetch_told(rows_for_letter, request.user, pk=pk)
    page = letter_page(letter=letter, user=request.user, language=request.GET.get("in", ""))
    return render(request, "letters/letter.html", {"page": page, "linked": letter_data(page)})


@require_safe
@remembered
def recommendation(request: PageRequest, pk: int) -> HttpResponse:
    when = AsOf.of(request.GET, timezone.localdate())
    ask = fetch_told(rows_for_page, request.user, when, pk=pk)
    page = recommendation_page(ask=ask, user=request.user, when=when, is_whole="all" in request.GET)
    told = {"page": page, "linked": ask_data(page)}
    return render(request, "letters/recommendation.html", told)
