import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.querysets import BatchQuerySet


class Batch(models.Model):
    """One change over many asks. Each ask has its own entry; the batch lets one undo them all."""

    class Kind(models.TextChoices):
        ASSESSMENT = "assessment", gettext_lazy("An assessment")
        TOPIC = "topic", gettext_lazy("A topic")

    coalition = models.ForeignKey("campaigns.Coalition", models.PROTECT, related_name="batches")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    because = models.TextField()
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undoes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_in"
    )
    sheet = models.ForeignKey(
        "letters.SheetImport", models.PROTECT, null=True, blank=True, related_name="batches"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        "campaigns.User", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return _("Change %(number)s over many recommendations") % {"number": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("letters:batch", args=[self.pk])

    @property
    def place(self) -> models.Model:
        return self.coalition


class TopicChange(models.Model):
    """The topics of one ask before and after; append-only."""

    recommendation = models.ForeignKey(
        "letters.Recommendation", models.PROTECT, related_name="topic_changes"
    )
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="topic_changes")
    before = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    after = ArrayField(models.CharField(max_length=80), default=list, blank=True)

    class Meta:
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(
                name="topic_changes_are_kept", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}: {', '.join(self.after)}"
