import pgtrigger
from django.db import models
from django.db.models import F, Q

from letters.kinds import Strength
from letters.querysets import ContributionQuerySet


class Contribution(models.Model):
    """The claim that the letter helped: apart from whether the thing happened, with grounds of
    its own. Everybody sees it once a second person agrees."""

    recommendation = models.ForeignKey(
        "letters.Recommendation", models.PROTECT, related_name="contributions"
    )
    strength = models.CharField(max_length=16, choices=Strength.choices)
    because = models.TextField()
    evidence = models.ManyToManyField("letters.Evidence", related_name="+", blank=True)
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    agreed_by = models.ForeignKey(
        "campaigns.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    retracted_by = models.ForeignKey(
        "campaigns.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    retracted_at = models.DateTimeField(null=True, blank=True)
    retraction = models.CharField(max_length=300, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("by")),
                name="contribution_agreed_by_second_person",
            ),
            models.CheckConstraint(condition=~Q(because=""), name="contribution_says_why"),
            models.CheckConstraint(
                condition=Q(strength__in=Strength.values), name="contribution_has_known_strength"
            ),
            models.UniqueConstraint(
                fields=["recommendation"],
                condition=Q(retracted_at=None),
                name="one_claim_of_contribution_at_a_time",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="contributions_are_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="agreement_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.retracted_at IS NOT NULL OR (OLD.agreed_by_id IS NOT NULL AND"
                    " NEW.agreed_by_id IS DISTINCT FROM OLD.agreed_by_id)"
                ),
            ),
            pgtrigger.ReadOnly(
                name="contributions_are_not_rewritten",
                exclude=["agreed_by", "agreed_at", "retracted_by", "retracted_at", "retraction"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_strength_display()}: {self.recommendation}"

    @property
    def place(self) -> models.Model:
        return self.recommendation.letter.campaign
