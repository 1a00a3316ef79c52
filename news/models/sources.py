from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.querysets import SourceQuerySet


class Source(models.Model):
    """What a coalition follows for coverage, with its health.

    `claimed_until` says that a worker is reading it; `notice` what is wrong although it was read.
    """

    class Kind(models.TextChoices):
        FEED = "feed", _("Feed")
        PAGE = "page", _("Page with links")
        SITEMAP = "sitemap", _("Sitemap")
        GDELT = "gdelt", _("Search in GDELT")
        MEDIA_CLOUD = "media_cloud", _("Search in Media Cloud")

    coalition = models.ForeignKey("campaigns.Coalition", models.PROTECT, related_name="sources")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.FEED)
    feed_url = models.URLField(max_length=2000)
    host = models.CharField(max_length=253, blank=True)
    query = models.CharField(max_length=500, blank=True)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    next_poll_at = models.DateTimeField(db_default=Now())
    claimed_until = models.DateTimeField(null=True, blank=True)
    polled_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    notice = models.CharField(max_length=300, blank=True)
    body_hash = models.CharField(max_length=64, blank=True)
    added_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["next_poll_at"], condition=Q(is_active=True), name="sources_due"),
            models.Index(
                fields=["host"], condition=Q(claimed_until__isnull=False), name="sources_being_read"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["coalition", "feed_url"], name="feed_followed_once_by_a_coalition"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["gdelt", "media_cloud"]) ^ Q(query=""),
                name="a_search_has_words_and_nothing_else_has",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("news:source", args=[self.pk])

    @property
    def place(self) -> models.Model:
        return self.coalition

    @property
    def is_search(self) -> bool:
        return self.kind in {self.Kind.GDELT, self.Kind.MEDIA_CLOUD}


class Trouble(models.Model):
    """What went wrong with a source, for as long as it went wrong in the same way."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="troubles")
    words = models.CharField(max_length=300)
    began_at = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=Q(ended_at=None), name="one_trouble_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return self.words
