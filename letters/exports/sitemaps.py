"""The public pages for search engines, each with the day on which it changed last.

Every file costs at most three queries, however much there is: what is told of a page is looked up
for those of the file alone. The index costs one query for each section.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Page, Paginator
from django.db.models import DateTimeField, F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.urls import reverse

from campaigns.models import Campaign, Coalition, Organisation
from letters.models import (
    Answer,
    Assessment,
    Evidence,
    Letter,
    Office,
    Recommendation,
    Response,
    Snapshot,
)
from letters.selectors.browse import KINDS
from letters.signatories import SignatoryQuerySet

EVERYBODY = AnonymousUser()
PAGES = (
    "letters:board", "letters:browse", "letters:how", "letters:corrections", "letters:offices",
    "letters:snapshots", "campaigns:index", "news:coverage",
)  # fmt: skip


class Section(Sitemap):
    limit = 2000

    def get_latest_lastmod(self) -> None:
        """Of a whole section it is not worked out: that would read every row."""


class Pages(Section):
    def items(self) -> Sequence[str]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class Detailed(Paginator):
    """Counts and cuts keys, and gives whole rows."""

    def __init__(self, keys: QuerySet, per_page: int, rows: Callable[[list], QuerySet]) -> None:
        super().__init__(keys, per_page)
        self._rows = rows

    def _get_page(self, object_list: Any, number: int, paginator: Paginator) -> Page:
        return Page(self._rows(list(object_list)), number, paginator)


class Rows(Section):
    """Of visible rows, with `changed` where it is known."""

    def told(self, rows: QuerySet) -> QuerySet:
        """With what a line tells."""
        return rows

    @property
    def paginator(self) -> Paginator:
        visible: QuerySet = self.items()  # type: ignore[assignment]
        rows = visible.model._base_manager
        return Detailed(
            visible.order_by("pk").values_list("pk", flat=True),
            self.limit,
            lambda keys: self.told(rows.filter(pk__in=keys)).order_by("pk"),
        )

    def lastmod(self, item: Any) -> datetime | None:
        return getattr(item, "changed", None)


class Letters(Rows):
    def items(self) -> QuerySet[Letter]:
        return Letter.objects.visible_to(EVERYBODY).filter(sent_on__isnull=False)

    def told(self, rows: QuerySet) -> QuerySet:
        answered = _last(Response.objects.told(), "letter", "logged_at")
        return rows.annotate(changed=Greatest("logged_at", answered)).only("pk")


class Asks(Rows):
    def items(self) -> QuerySet[Recommendation]:
        return Recommendation.objects.visible_to(EVERYBODY)

    def told(self, rows: QuerySet) -> QuerySet:
        told = Answer.objects.filter(response__in=Response.objects.told())
        changed = Greatest(
            F("letter__logged_at"),
            _last(told, "recommendation", "response__logged_at"),
            _last(Assessment.objects.agreed(), "recommendation", "decided_at"),
            _last(Evidence.objects.standing(), "recommendation", "added_at"),
        )
        return rows.annotate(changed=changed).only("pk")


class Campaigns(Rows):
    def items(self) -> QuerySet[Campaign]:
        return Campaign.objects.visible_to(EVERYBODY)


class Offices(Rows):
    def items(self) -> QuerySet[Office]:
        return Office.objects.visible_to(EVERYBODY)


class Coalitions(Rows):
    def items(self) -> QuerySet[Coalition]:
        return Coalition.objects.visible_to(EVERYBODY)

    def location(self, item: Coalition) -> str:
        return reverse("letters:coalition", args=[item.slug])


class Organisations(Rows):
    def items(self) -> QuerySet[Organisation]:
        return SignatoryQuerySet(Organisation).visible_to(EVERYBODY)

    def location(self, item: Organisation) -> str:
        return reverse("letters:organisation", args=[item.pk])


class Snapshots(Rows):
    def items(self) -> QuerySet[Snapshot]:
        return Snapshot.objects.visible_to(EVERYBODY)


class Shelf(Section):
    """Pages that stand for no row: of governments and of themes."""

    kind: str

    def items(self) -> QuerySet:
        return KINDS[self.kind].rows(EVERYBODY).order_by("key")

    def location(self, item: dict) -> str:
        return reverse(KINDS[self.kind].route, args=[item["key"]])


class Governments(Shelf):
    kind = "governments"


class Themes(Shelf):
    kind = "themes"


def _last(rows: QuerySet, of: str, moment: str) -> Subquery:
    found = rows.filter(**{of: OuterRef("pk")}).order_by().values(of)
    return Subquery(found.annotate(last=Max(moment)).values("last"), output_field=DateTimeField())


SECTIONS: dict[str, type[Sitemap] | Sitemap] = {
    "pages": Pages,
    "letters": Letters,
    "recommendations": Asks,
    "campaigns": Campaigns,
    "governments": Governments,
    "offices": Offices,
    "coalitions": Coalitions,
    "organisations": Organisations,
    "themes": Themes,
    "snapshots": Snapshots,
}
