import pgtrigger
from django.db import models
from django.db.models import Q

from letters.kinds import PRIMARY, Relation, SourceKind
from letters.models.search import kept_by
from letters.querysets import EvidenceQuerySet


class Evidence(models.Model):
    """A source that bears on one recommendation, filed by a person."""

    recommendation = models.ForeignKey(
        "letters.Recommendation", models.PROTECT, related_name="evidence"
    )
    relation = models.CharField(max_length=20, choices=Relation.choices)
    source_kind = models.CharField(max_length=24, choices=SourceKind.choices)
    title = models.CharField(max_length=500)
    url = models.URLField(max_length=2000)
    outlet = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    added_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    retracted_by = models.ForeignKey(
        "campaigns.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    retracted_at = models.DateTimeField(null=True, blank=True)
    retraction = models.CharField(max_length=300, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["-published_on", "-pk"]
        triggers = [
            pgtrigger.Protect(name="evidence_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="a_retraction_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.retracted_at IS NOT NULL"),
            ),
            pgtrigger.ReadOnly(
                name="evidence_is_not_rewritten",
                exclude=["retracted_at", "retracted_by", "retraction"],
            ),
            kept_by("search_put_evidence", "id", pgtrigger.Insert),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "url"],
                condition=Q(retracted_at=None),
                name="source_filed_once_per_ask",
            ),
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values), name="evidence_has_known_relation"
            ),
            models.CheckConstraint(
                condition=Q(source_kind__in=SourceKind.values),
                name="evidence_has_known_source_kind",
            ),
            models.CheckConstraint(
                condition=Q(retracted_at=None, retracted_by=None, retraction="")
                | (Q(retracted_at__isnull=False, retracted_by__isnull=False) & ~Q(retraction="")),
                name="retraction_names_person_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.recommendation.get_absolute_url()}#evidence-{self.pk}"

    # A page has twenty sources; for each, Django's own would go through all choices anew.
    def get_source_kind_display(self) -> str:  # type: ignore[no-redef]
        return str(SourceKind(self.source_kind).label)

    def get_relation_display(self) -> str:  # type: ignore[no-redef]
        return str(Relation(self.relation).label)

    @property
    def place(self) -> models.Model:
        return self.recommendation.letter.campaign

    @property
    def is_primary(self) -> bool:
        return self.source_kind in PRIMARY
