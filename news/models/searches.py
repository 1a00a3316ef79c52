from django.db import models


class LetterSearch(models.Model):
    """That earlier coverage was searched for a letter's asks. No row: not done yet."""

    letter = models.OneToOneField("letters.Letter", models.CASCADE, related_name="search")
    searched_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "letter searches"

    def __str__(self) -> str:
        return str(self.letter)
