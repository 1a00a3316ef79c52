from django.db import models


class Learning(models.Model):
    """What a coalition's verdicts had taught at one moment. The newest version is in use."""

    coalition = models.ForeignKey("campaigns.Coalition", models.CASCADE, related_name="learnings")
    version = models.PositiveIntegerField()
    weights = models.JSONField(default=dict)
    bias = models.FloatField(default=0)
    confirmed = models.PositiveIntegerField(default=0)
    dismissed = models.PositiveIntegerField(default=0)
    learnt_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["coalition", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["coalition", "version"], name="each_version_learnt_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coalition} {self.version}"
