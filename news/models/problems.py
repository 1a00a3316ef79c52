from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from news.querysets import ProblemQuerySet


class Problem(models.Model):
    """What a reader without an account says is wrong with a source; held until staff look at it.

    Nothing is kept of who said it.
    """

    class Reason(models.TextChoices):
        WRONG_ARTICLE = "wrong_article", _("It is about something else")
        DEAD_LINK = "dead_link", _("The link leads nowhere")
        MISREAD = "misread", _("It does not say what is noted here")
        PRIVATE_PERSON = "private_person", _("It exposes a private person")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        HELD = "held", _("Waits for a look")
        RETRACTED = "retracted", _("The source was retracted")
        DISMISSED = "dismissed", _("The source stays")

    evidence = models.ForeignKey("letters.Evidence", models.CASCADE, related_name="problems")
    reason = models.CharField(max_length=16, choices=Reason.choices)
    words = models.CharField(max_length=500, blank=True)
    told_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.HELD)
    because = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(
        "campaigns.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["told_at", "pk"]
        indexes = [
            models.Index(fields=["told_at"], condition=Q(state="held"), name="problems_held")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "reason", "words"],
                condition=Q(state="held"),
                name="the_same_problem_is_held_once",
            ),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(words=""), name="another_problem_has_words"
            ),
            models.CheckConstraint(
                condition=Q(state="held", decided_by=None, decided_at=None)
                | (~Q(state="held") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="a_settled_problem_names_person_and_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.evidence}"

    @property
    def place(self) -> models.Model:
        return self.evidence.recommendation.letter.campaign
