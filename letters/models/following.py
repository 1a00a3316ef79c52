import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from letters.kinds import Channel, Stage
from letters.models.search import kept_by
from letters.querysets import ChaserQuerySet, CheckAgainQuerySet, OfLetterQuerySet

OF_RECORD = """
IF EXISTS (SELECT 1 FROM letters_letter WHERE id = NEW.letter_id AND language = NEW.language) THEN
    RAISE EXCEPTION 'The language of record is no translation.';
END IF;
RETURN NEW;
"""


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
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = ChaserQuerySet.as_manager()

    class Meta:
        ordering = ["sent_on", "pk"]
        triggers = [
            pgtrigger.Protect(name="chasers_are_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="chasers_are_not_rewritten", exclude=["taken_back_at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "stage"], condition=Q(taken_back_at=None), name="each_rung_once"
            ),
            models.CheckConstraint(
                condition=Q(next_on__gt=models.F("sent_on")), name="look_again_after_sending"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_stage_display())

    @property
    def place(self) -> models.Model:
        return self.letter.campaign


class Extension(models.Model):
    """More time that the coalition agreed to. Nobody is late before `until`."""

    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="extensions")
    until = models.DateField(_("until"))
    agreed_on = models.DateField(_("agreed on"))
    because = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = OfLetterQuerySet.as_manager()

    class Meta:
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=models.F("agreed_on")), name="extension_gives_time"
            ),
            models.CheckConstraint(condition=~Q(because=""), name="extension_says_why"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="extensions_are_kept", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return str(self.until)

    @property
    def place(self) -> models.Model:
        return self.letter.campaign


class CheckAgain(models.Model):
    """A person's own date to look at an ask again. Shows to that person alone."""

    recommendation = models.ForeignKey(
        "letters.Recommendation", models.CASCADE, related_name="checks"
    )
    user = models.ForeignKey("campaigns.User", models.CASCADE, related_name="checks")
    on = models.DateField(_("look again on"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    set_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=0, help_text="How often the day was moved.")
    done_at = models.DateTimeField(null=True, blank=True)

    objects = CheckAgainQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        verbose_name_plural = "checks"
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "user"],
                condition=Q(done_at=None),
                name="one_date_a_person_and_ask",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.on}"


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
        triggers = [
            pgtrigger.Trigger(
                name="record_is_no_translation",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=OF_RECORD,
            ),
            kept_by("search_put_letter_and_asks", "letter_id", pgtrigger.Insert | pgtrigger.Update),
            pgtrigger.Trigger(
                name="words_leave_with_it",
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                func="PERFORM search_renew_letter(OLD.letter_id); RETURN NULL;",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def place(self) -> models.Model:
        return self.letter.campaign
