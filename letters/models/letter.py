from datetime import date

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.addresses import address_of
from campaigns.levels import Embargo, Visibility, embargo_of
from campaigns.models import Organisation
from letters.kinds import UNSENT, UNSIGNABLE, Basis, Channel, LetterState, Signing
from letters.models.search import kept_by
from letters.querysets import LetterQuerySet

FINAL = """
IF OLD.sent_on IS NOT NULL AND (NEW.subject, NEW.text) IS DISTINCT FROM (OLD.subject, OLD.text)
    AND EXISTS (SELECT 1 FROM letters_textversion WHERE letter_id = OLD.id) THEN
    RAISE EXCEPTION 'This letter was signed and sent; its text cannot change.';
END IF;
RETURN NEW;
"""


class Letter(models.Model):
    campaign = models.ForeignKey("campaigns.Campaign", models.PROTECT, related_name="letters")
    organisation = models.ForeignKey(
        "campaigns.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        help_text=_("Whose people alone see it while it is private to an organisation."),
    )
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"), blank=True)
    language = models.CharField(_("language"), max_length=8, default="en")
    url = models.URLField(_("address"), max_length=500, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    expected_by = models.DateField(_("answer expected by"), null=True, blank=True)
    expected_basis = models.CharField(
        _("basis of that date"), max_length=24, choices=Basis.choices, blank=True
    )
    due_on = models.DateField(
        null=True, blank=True, help_text="The expected date after all pauses; a copy."
    )
    predecessor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    sign_by = models.DateField(_("please sign by"), null=True, blank=True)
    closes_on = models.DateField(_("signing closes on"), null=True, blank=True)
    takes_late = models.BooleanField(_("late signatories are welcome"), default=True)
    state = models.CharField(max_length=24, choices=LetterState.choices, default=LetterState.SENT)
    visibility = models.CharField(
        _("who may see it"),
        max_length=12,
        choices=Visibility.choices,
        default=Visibility.COALITION,
    )
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    releases_itself = models.BooleanField(
        _("public by itself at that moment"),
        default=False,
        db_default=False,
        help_text=_("Otherwise it stays among the coalition until somebody releases it."),
    )
    signatories = models.ManyToManyField(
        "campaigns.Organisation", through="letters.Signature", related_name="signed_letters"
    )
    logged_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    logged_at = models.DateTimeField(auto_now_add=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_on", "-pk"]
        indexes = [
            models.Index(fields=["-sent_on"], name="letter_by_date"),
            GinIndex(fields=["subject"], opclasses=["gin_trgm_ops"], name="letter_subject_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(expected_by=None) | Q(expected_by__gte=F("sent_on")),
                name="answer_expected_after_sending",
            ),
            models.CheckConstraint(
                condition=Q(expected_by=None, expected_basis="")
                | (Q(expected_by__isnull=False) & ~Q(expected_basis="")),
                name="expected_date_states_its_basis",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(UNSENT)) | Q(sent_on__isnull=False),
                name="a_letter_in_the_world_has_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(UNSENT - {LetterState.WITHDRAWN})) | Q(sent_on=None),
                name="a_letter_to_sign_has_not_been_sent",
            ),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(sign_by=None) | Q(closes_on__gte=F("sign_by")),
                name="signing_closes_after_it_is_due",
            ),
            models.CheckConstraint(
                condition=~Q(visibility=Visibility.ORGANISATION) | Q(organisation__isnull=False),
                name="private_letter_has_an_organisation",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="sent_text_is_final",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("subject", "text"),
                func=FINAL,
            ),
            kept_by("search_put_letter", "id", pgtrigger.Insert),
            kept_by(
                "search_put_letter_and_asks",
                "id",
                pgtrigger.UpdateOf("subject", "text", "language"),
                name="changed_words_are_kept",
                condition=pgtrigger.AnyChange("subject", "text", "language"),
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return address_of("letters:letter", self.pk)

    @property
    def signing_address(self) -> str:
        return reverse("letters:signing", args=[self.pk])

    @property
    def place(self) -> models.Model:
        return self.campaign

    @property
    def private_to(self) -> Organisation | None:
        """The organisation whose people alone may know of it, if it is that private."""
        if self.visibility == Visibility.ORGANISATION:
            return self.organisation
        return self.campaign.private_to

    @property
    def embargo(self) -> Embargo | None:
        """Its own or its campaign's, whichever keeps it longer."""
        if self.visibility != Visibility.PUBLIC:
            return None
        held = [one for one in (embargo_of(self), self.campaign.embargo) if one]
        return max(held, key=lambda one: one.until, default=None)

    def signing_on(self, day: date) -> Signing:
        """May one sign it on that day, and does one then come late?"""
        in_time = self.closes_on is None or day <= self.closes_on
        if self.state == LetterState.OPEN_FOR_SIGNATURE and in_time:
            return Signing.OPEN
        late = self.takes_late and self.state not in UNSIGNABLE and self.versions.exists()
        return Signing.LATE if late else Signing.OVER

    @property
    def sent_day(self) -> date:
        """When it was sent; asks exist of sent letters alone."""
        if self.sent_on is None:
            raise ValueError("This letter has not been sent.")
        return self.sent_on

    def is_overdue_on(self, day: date) -> bool:
        """The day an answer was due has passed. Whether an ask was answered is the ask's to say."""
        return self.due_on is not None and self.due_on < day


class Addressee(models.Model):
    """Whom a letter asks: an office of a country, who held it then, and how it was sent there."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="addressees")
    office = models.CharField(_("office"), max_length=200)
    holder = models.CharField(_("held by"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2)
    known_office = models.ForeignKey(
        "letters.Office", models.PROTECT, null=True, blank=True, related_name="addressed"
    )
    is_copy = models.BooleanField(_("copy only"), default=False)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    channel = models.CharField(_("sent by"), max_length=12, choices=Channel.choices, blank=True)
    proof = models.CharField(_("proof of sending"), max_length=300, blank=True)
    expected_by = models.DateField(_("answer expected by"), null=True, blank=True)
    expected_basis = models.CharField(
        _("basis of that date"), max_length=24, choices=Basis.choices, blank=True
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["country", "letter"], name="addressee_by_country")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expected_by=None) | Q(sent_on=None) | Q(expected_by__gte=F("sent_on")),
                name="addressee_answers_after_sending",
            ),
            models.CheckConstraint(
                condition=Q(expected_by=None, expected_basis="")
                | (Q(expected_by__isnull=False) & ~Q(expected_basis="")),
                name="addressee_date_states_its_basis",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.office}" if self.holder else self.office
