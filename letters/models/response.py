import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from letters.kinds import Channel, ResponseKind
from letters.models.search import kept_by
from letters.querysets import ResponseQuerySet
from letters.statuses import SPELLED_OUT, Position, Quality, Reason


class Response(models.Model):
    """What the addressee said or did in answer to a letter."""

    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="responses")
    kind = models.CharField(max_length=24, choices=ResponseKind.choices)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    dated = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    from_office = models.CharField(max_length=200)
    from_person = models.CharField(max_length=200, blank=True)
    summary = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=8, default="en")
    url = models.URLField(max_length=500, blank=True)
    promised_by = models.DateField(null=True, blank=True)
    is_confidential = models.BooleanField(default=False)
    logged_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    logged_at = models.DateTimeField(auto_now_add=True)

    released_at = models.DateTimeField(null=True, blank=True)
    retracted_by = models.ForeignKey(
        "campaigns.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    retracted_at = models.DateTimeField(null=True, blank=True)
    retraction = models.CharField(max_length=300, blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["-dated", "-pk"]
        triggers = [
            pgtrigger.Protect(name="responses_are_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="a_retracted_response_stays_so",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.retracted_at IS NOT NULL"),
            ),
            pgtrigger.ReadOnly(
                name="responses_are_not_rewritten",
                exclude=[
                    "is_confidential",
                    "released_at",
                    "retracted_at",
                    "retracted_by",
                    "retraction",
                ],
            ),
            pgtrigger.Protect(
                name="what_was_told_stays_told",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("NEW.is_confidential AND NOT OLD.is_confidential"),
            ),
            kept_by("search_put_response", "id", pgtrigger.Insert),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(retracted_at=None, retracted_by=None, retraction="")
                | (Q(retracted_at__isnull=False, retracted_by__isnull=False) & ~Q(retraction="")),
                name="retracted_response_names_person_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return _("%(kind)s from %(office)s") % {
            "kind": self.get_kind_display(),
            "office": self.from_office,
        }

    def get_absolute_url(self) -> str:
        return f"{reverse('letters:letter', args=[self.letter_id])}#response-{self.pk}"

    @property
    def place(self) -> models.Model:
        return self.letter.campaign


class Answer(models.Model):
    """What one response says to one recommendation."""

    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    recommendation = models.ForeignKey(
        "letters.Recommendation", models.PROTECT, related_name="answers"
    )
    position = models.CharField(max_length=24, choices=Position.choices)
    quality = models.CharField(max_length=24, choices=Quality.choices, blank=True)
    quote = models.TextField(blank=True)
    page = models.CharField(max_length=20, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["recommendation__number"]
        triggers = [
            pgtrigger.Protect(
                name="answers_are_kept", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            kept_by("search_put_response", "response_id", pgtrigger.Insert),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "recommendation"], name="one_answer_per_ask_and_response"
            ),
            models.CheckConstraint(
                condition=~Q(position=Position.NO_RESPONSE), name="an_answer_is_a_response"
            ),
            models.CheckConstraint(
                condition=~Q(position__in=sorted(SPELLED_OUT)) | ~Q(detail=""),
                name="part_or_other_body_is_spelled_out",
            ),
            models.CheckConstraint(
                condition=~Q(position=Position.NOT_ACCEPTED) | ~Q(reason=""),
                name="a_refusal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_position_display()}: {self.recommendation}"
