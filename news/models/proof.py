import gzip

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from news.kinds import LinkState
from news.querysets import CaptureQuerySet, LinkQuerySet


class Capture(models.Model):
    """A page as it was fetched, byte for byte, with its sum and its hour."""

    url = models.URLField(max_length=2000)
    fetched_from = models.URLField(max_length=2000)  # where redirects led
    fetched_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to="pages/")
    article = models.ForeignKey(
        "news.Article", models.SET_NULL, null=True, blank=True, related_name="captures"
    )

    objects = CaptureQuerySet.as_manager()

    class Meta:
        ordering = ["fetched_at", "pk"]
        indexes = [models.Index(fields=["url", "fetched_at"], name="capture_by_url")]
        constraints = [
            models.UniqueConstraint(fields=["url", "sha256"], name="same_page_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.url} ({self.fetched_at:%Y-%m-%d %H:%M})"

    def content(self) -> bytes:
        with self.file.open("rb") as kept:
            return gzip.decompress(kept.read())


class Link(models.Model):
    """How the address of public evidence fares, from week to week, and its copy in an archive."""

    url = models.URLField(max_length=2000, unique=True)
    state = models.CharField(max_length=8, choices=LinkState.choices, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    told = models.CharField(max_length=300, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(null=True, blank=True)
    next_check_at = models.DateTimeField(db_default=Now(), db_index=True)
    archive_url = models.URLField(max_length=2000, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    archive_tries = models.PositiveSmallIntegerField(default=0)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="") | Q(state__in=LinkState.values), name="link_has_known_state"
            ),
        ]

    def __str__(self) -> str:
        return self.url
