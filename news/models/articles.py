from django.db import models
from django.db.models import Q

from news.querysets import ArticleQuerySet


class Article(models.Model):
    """One piece of coverage, once for the whole site. `matched_at` is null until it was read."""

    url = models.URLField(max_length=2000, unique=True)
    headline = models.CharField(max_length=500)
    outlet = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    published_on = models.DateField(null=True, blank=True)
    found_at = models.DateTimeField(auto_now_add=True)
    source = models.ForeignKey(
        "news.Source", models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    matched_at = models.DateTimeField(null=True, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-pk"]
        indexes = [
            models.Index(fields=["found_at"], condition=Q(matched_at=None), name="unmatched"),
            models.Index(fields=["source", "-found_at"], name="article_by_source"),
        ]

    def __str__(self) -> str:
        return self.headline
