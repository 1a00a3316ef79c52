import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.kinds import Assessor
from letters.models.rules import ALREADY_DECIDED, GROUNDS, STATE_ONLY
from letters.querysets import AssessmentQuerySet
from letters.statuses import IN_PLACE, NEEDS_REASON_CODE, Implementation, Reason


class Assessment(models.Model):
    """A judgement of what has been done: proposal and verdict in one row.

    `previous` is what the same assessor held before; `holds_since` is set by the verdict.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", gettext_lazy("Proposed")
        APPROVED = "approved", gettext_lazy("Approved")
        SENT_BACK = "sent_back", gettext_lazy("Sent back")
        WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")

    recommendation = models.ForeignKey(
        "letters.Recommendation", models.PROTECT, related_name="assessments"
    )
    assessor = models.CharField(max_length=12, choices=Assessor.choices, default=Assessor.COALITION)
    assessor_name = models.CharField(max_length=200, blank=True)
    previous = models.CharField(max_length=24, choices=Implementation.choices)
    implementation = models.CharField(max_length=24, choices=Implementation.choices)
    effective_on = models.DateField()
    holds_since = models.DateField(null=True, blank=True)
    considered_until = models.DateField()
    because = models.TextField()
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    missing = models.TextField(blank=True)
    last_movement_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "letters.Recommendation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        help_text="The agreed judgement that was wrong, where this is a correction.",
    )
    evidence = models.ManyToManyField(
        "letters.Evidence", related_name="assessments", blank=True, through="letters.Citation"
    )
    batch = models.ForeignKey(
        "letters.Batch", models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    is_from_outside = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "campaigns.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(db_default=Now())
    decided_by = models.ForeignKey(
        "campaigns.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        indexes = [
            models.Index(
                fields=["recommendation", "-decided_at"],
                condition=Q(state="approved"),
                name="agreed_in_order",
            ),
            models.Index(
                fields=["-decided_at"], condition=Q(state="approved"), name="agreed_lately"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="assessments_are_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="a_verdict_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.state <> 'proposed'"),
            ),
            pgtrigger.ReadOnly(name="a_proposal_is_not_rewritten", exclude=STATE_ONLY),
            pgtrigger.Trigger(
                name="approved_on_its_grounds",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Condition("NEW.state = 'approved'"),
                func=GROUNDS,
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                "recommendation",
                "assessor",
                Lower("assessor_name"),
                condition=Q(state="proposed", is_from_outside=False),
                name="one_open_proposal_per_assessor",
            ),
            models.UniqueConstraint(
                fields=["recommendation", "proposed_by"],
                condition=Q(state="proposed", is_from_outside=True),
                name="one_open_proposal_per_outsider",
            ),
            models.CheckConstraint(
                condition=Q(assessor__in=Assessor.values)
                & (
                    Q(assessor=Assessor.COALITION, assessor_name="")
                    | (~Q(assessor=Assessor.COALITION) & ~Q(assessor_name=""))
                ),
                name="other_assessors_are_named",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None, decided_at=None)
                | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="a_verdict_names_person_and_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "sent_back"]) | ~Q(decided_by=F("proposed_by")),
                name="decided_by_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(decided_by=F("proposed_by")),
                name="withdrawn_by_its_author",
            ),
            models.CheckConstraint(
                condition=Q(implementation__in=Implementation.values)
                & Q(previous__in=Implementation.values),
                name="assessment_has_known_status",
            ),
            models.CheckConstraint(condition=~Q(because=""), name="assessment_says_why"),
            models.CheckConstraint(
                condition=~Q(implementation=Implementation.REVERSED)
                | Q(previous__in=sorted({*IN_PLACE, Implementation.REVERSED}))
                | Q(corrects__isnull=False),
                name="only_what_was_in_place_is_reversed",
            ),
            models.CheckConstraint(
                condition=~Q(implementation=Implementation.PARTIALLY_IMPLEMENTED) | ~Q(missing=""),
                name="partly_implemented_says_what_is_missing",
            ),
            models.CheckConstraint(
                condition=~Q(implementation__in=sorted(NEEDS_REASON_CODE)) | ~Q(reason=""),
                name="stalled_or_failed_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(effective_on__lte=F("considered_until")),
                name="took_effect_before_evidence_ends",
            ),
        ]

    def __str__(self) -> str:
        return _("%(status)s: %(ask)s") % {
            "status": self.get_implementation_display(),
            "ask": self.recommendation,
        }

    def get_absolute_url(self) -> str:
        return reverse("letters:assessment", args=[self.pk])

    @property
    def place(self) -> models.Model:
        return self.recommendation.letter.campaign

    @property
    def author(self) -> str:
        """Who proposed it, with their organisation if they had one."""
        return ", ".join(str(one) for one in (self.proposed_by, self.organisation) if one)

    @property
    def judge(self) -> str:
        """Whose judgement it is, in words."""
        return self.assessor_name or str(self.get_assessor_display())


class Citation(models.Model):
    """A source on which an assessment rests. Fixed once somebody has decided."""

    assessment = models.ForeignKey(Assessment, models.CASCADE)
    evidence = models.ForeignKey("letters.Evidence", models.PROTECT)

    class Meta:
        db_table = "letters_assessment_evidence"
        unique_together = [("assessment", "evidence")]
        triggers = [
            pgtrigger.Trigger(
                name="cited_before_the_verdict",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=ALREADY_DECIDED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment} ← {self.evidence}"
