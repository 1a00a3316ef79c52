import pgtrigger
from django.db import models

from campaigns.querysets import ActivityQuerySet


class Activity(models.Model):
    """One line of the append-only record: who did what to what, in words, when."""

    coalition = models.ForeignKey("campaigns.Coalition", models.PROTECT, related_name="record")
    campaign = models.ForeignKey(
        "campaigns.Campaign", models.PROTECT, null=True, blank=True, related_name="record"
    )
    by = models.ForeignKey("campaigns.User", models.PROTECT, null=True, related_name="record")
    organisation = models.CharField(max_length=250, blank=True)
    private_to = models.ForeignKey(
        "campaigns.Organisation",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Whose people alone may read the line; all of the coalition's, if empty.",
    )
    person = models.ForeignKey(
        "campaigns.User",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Whom it is about; named as the account is named, so that a name can be erased.",
    )
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=300, blank=True)
    details = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "activity"
        indexes = [models.Index(fields=["coalition", "-at"], name="activity_by_coalition")]
        triggers = [
            pgtrigger.Protect(
                name="record_is_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.verb} {self.about}"

    def save(self, *args: object, **kwargs: object) -> None:
        if self.pk:
            raise TypeError("Activity is append-only.")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def about(self) -> str:
        return str(self.person) if self.person_id else self.subject
