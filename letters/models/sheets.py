import gzip
import json

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.querysets import SheetImportQuerySet
from letters.sheets import SheetRow


class SheetImport(models.Model):
    """A sheet that came back: compared with what is on file, and done once its owner agrees.

    Where `planned_at` is empty it is still to be read; where `agreed_at` is set and `done_at` is
    not, still to be done. `rows_read` and `rows_done` are how far it is; `tries` are the attempts
    since it last went on. `stopped` says why nothing was done.
    """

    class Mode(models.TextChoices):
        WHOLE = "whole", gettext_lazy("All or nothing")
        ROWS = "rows", gettext_lazy("Row by row")

    class Kind(models.TextChoices):
        ASKS = "asks", gettext_lazy("Recommendations")
        LETTERS = "letters", gettext_lazy("Letters")
        NEW = "new", gettext_lazy("Past letters")

    coalition = models.ForeignKey("campaigns.Coalition", models.PROTECT, related_name="sheets")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=200)
    headers = models.JSONField(default=list)
    content = models.BinaryField()
    rows_total = models.PositiveIntegerField()
    rows_read = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    mode = models.CharField(max_length=8, choices=Mode.choices, blank=True)
    because = models.TextField(blank=True)
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="sheets")
    received_at = models.DateTimeField(auto_now_add=True)
    planned_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    stopped = models.CharField(max_length=300, blank=True)

    objects = SheetImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_at=None)
                | (Q(planned_at__isnull=False) & ~Q(mode="") & ~Q(because="")),
                name="a_sheet_is_agreed_after_its_preview",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(agreed_at__isnull=False) | ~Q(stopped=""),
                name="a_sheet_is_done_after_it_is_agreed",
            ),
        ]

    def __str__(self) -> str:
        return _("Sheet %(number)s: %(name)s") % {"number": self.pk, "name": self.name}

    def get_absolute_url(self) -> str:
        return reverse("letters:sheet", args=[self.pk])

    @property
    def place(self) -> models.Model:
        return self.coalition

    @property
    def is_under_way(self) -> bool:
        return self.done_at is None and (self.planned_at is None or self.agreed_at is not None)

    @staticmethod
    def packed(rows: list[SheetRow]) -> bytes:
        kept = [[row.line, row.cells, row.faults] for row in rows]
        return gzip.compress(json.dumps(kept).encode(), compresslevel=5)

    @property
    def rows(self) -> list[SheetRow]:
        kept = json.loads(gzip.decompress(bytes(self.content)))
        present = frozenset(self.headers)
        return [SheetRow(line, cells, faults, present) for line, cells, faults in kept]


class SheetLine(models.Model):
    """A row of a sheet that would change something, or cannot; what needs nothing has none.

    `changes` are [column, before, after], `faults` are [column, words]."""

    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Would change")
        REFUSED = "refused", gettext_lazy("Cannot be taken")
        DONE = "done", gettext_lazy("Done")

    sheet = models.ForeignKey(SheetImport, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    key = models.PositiveBigIntegerField(null=True, blank=True)
    cells = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State.choices)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="sheet_line_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet}, {self.number}"
