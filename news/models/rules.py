from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


def _words(length: int) -> ArrayField:
    return ArrayField(models.CharField(max_length=length), default=list, blank=True)


class MatchRule(models.Model):
    """What must and must not be in an article to be suggested for an ask, or from a source."""

    recommendation = models.OneToOneField(
        "letters.Recommendation", models.CASCADE, null=True, blank=True, related_name="match_rule"
    )
    source = models.OneToOneField(
        "news.Source", models.CASCADE, null=True, blank=True, related_name="match_rule"
    )
    include = _words(100)
    exclude = _words(100)
    languages = _words(8)
    countries = _words(2)
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recommendation__isnull=False, source=None)
                | Q(recommendation=None, source__isnull=False),
                name="rule_of_an_ask_or_of_a_source",
            ),
        ]

    def __str__(self) -> str:
        return str(self.recommendation or self.source)
