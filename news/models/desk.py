from django.db import models


class Claim(models.Model):
    """Somebody is on an article; until when, nobody else of the coalition judges it."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="claims")
    coalition = models.ForeignKey("campaigns.Coalition", models.CASCADE, related_name="+")
    by = models.ForeignKey("campaigns.User", models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "coalition"], name="one_is_on_an_article_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.article}"


class Assignment(models.Model):
    """Whom a coalition asks to judge an article. Others still may."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="assignments")
    coalition = models.ForeignKey("campaigns.Coalition", models.CASCADE, related_name="+")
    to = models.ForeignKey("campaigns.User", models.CASCADE, related_name="+")
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["to", "article"], name="assigned_to")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "coalition"], name="an_article_is_assigned_to_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.article}"
