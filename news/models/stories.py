from django.db import models
from django.db.models import F, Q


class Story(models.Model):
    """The same report, wherever it was printed. Counted once; its articles name the outlets."""

    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return f"Story {self.pk}"


class StoryWord(models.Model):
    """What a person said of two articles: the same story, or not. It wins over any likeness."""

    first = models.ForeignKey("news.Article", models.CASCADE, related_name="+")
    second = models.ForeignKey("news.Article", models.CASCADE, related_name="+")
    is_same = models.BooleanField()
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_word_per_pair"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="pair_is_in_order_of_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {'=' if self.is_same else '≠'} {self.second_id}"
