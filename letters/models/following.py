from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from letters.kinds import Channel, Stage
from letters.querysets import OfLetterQuerySet


class Chaser(models.Model):
    """A reminder that was sent, or a public note of silence. Until `next_on` nobody need chase."""

    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="chasers")
    stage = models.CharField(max_length=20, choices=Stage.choices)
    text = models.TextField()
    sent_on = models.DateField(_("sent on"))
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices)
    next_on = models.DateField(_("look again on"))
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = OfLetterQuerySet.as_manager()

    class Meta:
        ordering = ["sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "stage"], name="each_rung_once"),
            models.CheckConstraint(
                condition=Q(next_on__gt=models.F("sent_on")), name="look_again_after_sending"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_stage_display())

    @property
    def place(self) -> models.Model:
        return self.letter.campaign


class Translation(models.Model):
    """A letter in another language than that of record, with who translated it.

    `asks` holds the text of each recommendation by its number (as a string, as JSON has it).
    """

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=8)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"), blank=True)
    asks = models.JSONField(default=dict)
    translator = models.CharField(_("translated by"), max_length=200)
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = OfLetterQuerySet.as_manager()

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "language"], name="one_translation_a_language"
            ),
            models.CheckConstraint(condition=~Q(translator=""), name="translator_is_named"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def place(self) -> models.Model:
        return self.letter.campaign
