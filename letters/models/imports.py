import html

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _


class Import(models.Model):
    """What was taken over from a table of somebody else, once, by one person and another."""

    source = models.CharField(max_length=40)
    campaign = models.ForeignKey("campaigns.Campaign", models.PROTECT, related_name="imports")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(by=F("agreed_by")), name="import_agreed_by_second_person"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="imports_are_kept", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return _("%(rows)s rows of %(source)s") % {"rows": self.rows, "source": self.source}


class Imported(models.Model):
    """Which row of the other table an ask came from, in that table's own words.

    `key` is what makes the row what it is there, so that a campaign takes it over once."""

    source = models.CharField(max_length=40)
    campaign = models.ForeignKey("campaigns.Campaign", models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    recommendation = models.OneToOneField(
        "letters.Recommendation", models.PROTECT, related_name="imported"
    )
    within = models.ForeignKey(Import, models.PROTECT, related_name="taken")
    said = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "source", "key"], name="imported_once"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="origins_are_kept", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.key}"

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The cells of that row with their columns; empty ones say nothing."""
        return [(name, html.unescape(cell)) for name, cell in self.said.items() if cell]
