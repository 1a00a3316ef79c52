"""In which order a selection is listed."""

from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from letters.models import Addressee
from letters.querysets import RecommendationQuerySet
from letters.selectors.standing import with_headline
from letters.statuses import Headline

SORTS = {
    "": _("Newest letter first"),
    "moved": _("Last moved first"),
    "evidence": _("Most sources first"),
    "headline": _("By headline"),
    "government": _("By government"),
}


def in_order(rows: RecommendationQuerySet, sort: str) -> RecommendationQuerySet:
    """Rows of `with_evidence_counts(standing_on(…))`; each order ends in that of letters."""
    if sort == "moved":
        # GREATEST of PostgreSQL leaves out what is unknown.
        moved = Greatest("letter__sent_on", "stood_position_since", "stood_implementation_since")
        rows = rows.annotate(moved=moved)
        return rows.order_by("-moved", "-letter__sent_on", "-letter", "number")
    if sort == "evidence":
        return rows.order_by("-evidence_count", "-letter__sent_on", "-letter", "number")
    if sort == "headline":
        places = [When(stood_headline=one.value, then=Value(at)) for at, one in enumerate(Headline)]
        rows = with_headline(rows).annotate(rank=Case(*places, default=Value(99)))
        return rows.order_by("rank", "-letter__sent_on", "-letter", "number")
    if sort == "government":
        asked = Addressee.objects.filter(letter=OuterRef("letter"), is_copy=False)
        first = Subquery(asked.order_by("pk").values("country")[:1])
        rows = rows.annotate(first_country=first)
        return rows.order_by(F("first_country").asc(nulls_last=True), "-letter__sent_on", "number")
    return rows.in_letter_order()
