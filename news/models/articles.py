from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from news.kinds import Reading
from news.querysets import ArticleQuerySet


class Article(models.Model):
    """One piece of coverage, once for the whole site. `read_at` is null until its page was read
    or given up, `story` until it was grouped, `matched_at` until it was matched. `sign` stands for
    what its source said of it, and knows it again at another address."""

    url = models.URLField(max_length=2000, unique=True)
    headline = models.CharField(max_length=500)
    outlet = models.CharField(max_length=200, blank=True)
    authors = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    published_on = models.DateField(null=True, blank=True)
    found_at = models.DateTimeField(auto_now_add=True)
    source = models.ForeignKey(
        "news.Source", models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    sign = models.BigIntegerField(null=True, blank=True, editable=False)
    reading = models.CharField(max_length=12, choices=Reading.choices, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read_after = models.DateTimeField(db_default=Now())
    read_tries = models.PositiveSmallIntegerField(default=0)
    keys = ArrayField(models.BigIntegerField(), default=list, blank=True)
    story = models.ForeignKey(
        "news.Story", models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    matched_at = models.DateTimeField(null=True, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-pk"]
        indexes = [
            models.Index(fields=["found_at"], condition=Q(matched_at=None), name="unmatched"),
            models.Index(fields=["source", "-found_at"], name="article_by_source"),
            models.Index(
                fields=["source", "sign"], condition=Q(sign__isnull=False), name="article_by_sign"
            ),
            models.Index(fields=["read_after"], condition=Q(read_at=None), name="unread"),
            models.Index(fields=["found_at"], condition=Q(story=None), name="ungrouped"),
            GinIndex(fields=["keys"], name="article_by_keys", fastupdate=False),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(reading="") | Q(reading__in=Reading.values),
                name="article_has_known_reading",
            ),
        ]

    def __str__(self) -> str:
        return self.headline


class Address(models.Model):
    """Another address at which an article was met."""

    url = models.URLField(max_length=2000, unique=True)
    article = models.ForeignKey("news.Article", models.CASCADE, related_name="addresses")

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return self.url
