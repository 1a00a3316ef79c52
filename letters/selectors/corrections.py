"""Judgements that were published and turned out to be wrong, for everybody to read."""

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator

from campaigns.models import User
from letters.models import Assessment

PER_PAGE = 25


def corrections(user: User | AnonymousUser, page: str | int = 1) -> Page:
    """Assessments, each with the one that it corrects."""
    rows = (
        Assessment.objects.visible_to(user)
        .filter(state=Assessment.State.APPROVED, corrects__isnull=False)
        .select_related("recommendation__letter", "corrects")
        .order_by("-decided_at", "-pk")
    )
    return Paginator(rows, PER_PAGE).get_page(page)
