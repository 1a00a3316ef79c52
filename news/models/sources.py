from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from news.querysets import SourceQuerySet


class Source(models.Model):
    """A feed that a coalition follows, with its health."""

    coalition = models.ForeignKey("campaigns.Coalition", models.PROTECT, related_name="sources")
    name = models.CharField(max_length=200)
    feed_url = models.URLField(max_length=2000)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    next_poll_at = models.DateTimeField(db_default=Now())
    polled_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["next_poll_at"], condition=Q(is_active=True), name="sources_due")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["coalition", "feed_url"], name="feed_followed_once_by_a_coalition"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> models.Model:
        return self.coalition
