"""What leaves the building and is kept for a while, or for good."""

import hashlib
from datetime import datetime

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from letters.querysets import EXPORT_KEPT, ExportQuerySet, SnapshotQuerySet


class Export(models.Model):
    """A file that could not be handed over at once. Whoever asked for it may have it, for a day.

    `holder` is the seal of the visit in which somebody without an account asked for it. `letters`
    are those that the file tells of: once one of them is hidden, so is the file.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Being written")
        DONE = "done", _("Ready")
        FAILED = "failed", _("Failed")

    owner = models.ForeignKey(
        "campaigns.User", models.CASCADE, null=True, blank=True, related_name="exports"
    )
    holder = models.CharField(max_length=64, blank=True)
    query = models.TextField(blank=True)
    letter = models.ForeignKey(
        "letters.Letter", models.CASCADE, null=True, blank=True, related_name="exports"
    )
    format = models.CharField(max_length=8)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    rows = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    touched_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    file = models.FileField(upload_to="exports/%Y/", blank=True)
    letters = ArrayField(models.BigIntegerField(), default=list, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    not_archived = "files that were asked for go after a day"

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["asked_at"], name="export_by_age")]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | ~Q(holder=""), name="export_is_somebodys"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(file=""), name="a_finished_export_has_a_file"
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(problem=""), name="a_failed_export_says_why"
            ),
            models.CheckConstraint(
                condition=Q(rows_done__lte=F("rows")), name="no_more_rows_done_than_there_are"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.format} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("letters:export", args=[self.pk])

    @property
    def ends_at(self) -> datetime:
        return self.asked_at + EXPORT_KEPT

    @property
    def is_under_way(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}


class CalendarKey(models.Model):
    """A person's private calendar address; `campaigns.seals` makes the address of the nonce."""

    user = models.OneToOneField("campaigns.User", models.CASCADE, related_name="calendar_key")
    nonce = models.CharField(max_length=32)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.user)


class Snapshot(models.Model):
    """A public selection as it stood on a day, never changed again.

    `manifest` is JSON that names its rows by their SHA-256; `checksum` is the SHA-256 of the
    manifest, byte for byte. `lines` are the rows, each as its own JSON; `asks`, `letters` and
    `stood` (position and implementation) say the same of each, to compare with today.
    """

    slug = models.SlugField(max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=200)
    query = models.TextField(blank=True)
    frozen_on = models.DateField()
    frozen_at = models.DateTimeField()
    manifest = models.TextField()
    checksum = models.CharField(max_length=64)
    lines = ArrayField(models.TextField())
    asks = ArrayField(models.BigIntegerField())
    letters = ArrayField(models.BigIntegerField())
    stood = ArrayField(models.CharField(max_length=60))
    made_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["-frozen_at", "-pk"]
        triggers = [
            pgtrigger.Protect(
                name="snapshots_never_change", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="snapshot_has_a_title"),
            models.CheckConstraint(
                condition=Q(checksum__regex=r"^[0-9a-f]{64}$"), name="snapshot_has_a_checksum"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("letters:snapshot", args=[self.slug])

    @property
    def is_whole(self) -> bool:
        """The checksum is that of what is stored."""
        return hashlib.sha256(self.manifest.encode()).hexdigest() == self.checksum
