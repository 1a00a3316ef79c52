from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from news.querysets import TipQuerySet


class Tip(models.Model):
    """An article that a reader without an account suggests for an ask; held until reviewed.

    Nothing is kept of who sent it.
    """

    class Shows(models.TextChoices):
        PROGRESS = "progress", _("Something was done about it")
        SETBACK = "setback", _("A step back")
        STATEMENT = "statement", _("The government said something about it")
        CORRECTION = "correction", _("Something on the page is wrong")
        OTHER = "other", _("Something else that matters")

    class State(models.TextChoices):
        HELD = "held", _("Waits for review")
        TAKEN = "taken", _("On the desk")
        REFUSED = "refused", _("Refused")

    class Refusal(models.TextChoices):
        NOT_ABOUT_IT = "not_about_it", _("Not about this")
        KNOWN = "known", _("Already on file")
        UNRELIABLE = "unreliable", _("Not reliable")
        SPAM = "spam", _("Advertising or abuse")
        OTHER = "other", _("Other")

    recommendation = models.ForeignKey(
        "letters.Recommendation", models.CASCADE, related_name="tips"
    )
    url = models.URLField(max_length=2000)
    shows = models.CharField(max_length=12, choices=Shows.choices)
    note = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.HELD)
    because = models.CharField(max_length=16, choices=Refusal.choices, blank=True)
    decided_by = models.ForeignKey(
        "campaigns.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = TipQuerySet.as_manager()

    class Meta:
        ordering = ["sent_at", "pk"]
        indexes = [
            models.Index(fields=["sent_at"], condition=Q(state="held"), name="tips_held"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "url"], name="an_article_is_suggested_once_for_an_ask"
            ),
            models.CheckConstraint(
                condition=Q(state="held", decided_by=None, decided_at=None)
                | (~Q(state="held") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="a_reviewed_tip_names_person_and_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="refused") ^ Q(because=""), name="a_refused_tip_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def place(self) -> models.Model:
        return self.recommendation.letter.campaign


class TipCount(models.Model):
    """How many tips came from one place on one day; the place is a keyed hash of that day alone."""

    day = models.DateField()
    key = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    not_archived = "counts of one day"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "key"], name="one_count_per_place_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
