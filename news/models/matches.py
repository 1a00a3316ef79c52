from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from news.querysets import MatchQuerySet


class Match(models.Model):
    """A guess that an article bears on a recommendation, and what people made of it."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("Waiting")
        CONFIRMED = "confirmed", _("Confirmed")
        DISMISSED = "dismissed", _("Dismissed")

    class Dismissal(models.TextChoices):
        NOT_ABOUT_IT = "not_about_it", _("Not about this")
        DUPLICATE = "duplicate", _("Already on file elsewhere")
        TOO_OLD = "too_old", _("Too old to matter")
        UNRELIABLE = "unreliable", _("Not reliable")
        OTHER = "other", _("Other")

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="matches")
    recommendation = models.ForeignKey(
        "letters.Recommendation", models.CASCADE, related_name="matches"
    )
    score = models.FloatField(default=0)
    signal = models.CharField(max_length=12, blank=True)
    reasons = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.SUGGESTED)
    because = models.CharField(max_length=16, choices=Dismissal.choices, blank=True)
    decided_by = models.ForeignKey(
        "campaigns.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    evidence = models.OneToOneField(
        "letters.Evidence", models.PROTECT, null=True, blank=True, related_name="match"
    )

    objects = MatchQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        verbose_name_plural = "matches"
        indexes = [
            models.Index(fields=["article"], condition=Q(state="suggested"), name="waiting_matches")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "recommendation"], name="one_match_per_article_and_ask"
            ),
            models.CheckConstraint(
                condition=Q(state="confirmed", evidence__isnull=False)
                | (~Q(state="confirmed") & Q(evidence=None)),
                name="confirmed_means_evidence",
            ),
            models.CheckConstraint(
                condition=Q(state="suggested", decided_by=None, decided_at=None)
                | (~Q(state="suggested") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="a_decision_names_person_and_moment",
            ),
            models.CheckConstraint(
                condition=(Q(state="dismissed") & ~Q(because=""))
                | (~Q(state="dismissed") & Q(because="")),
                name="dismissed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} → {self.recommendation}"

    @property
    def place(self) -> models.Model:
        return self.recommendation.letter.campaign
