import hashlib
import json

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.seals import new_nonce
from letters.kinds import ASKING, UNSIGNABLE, Listing, Mail
from letters.querysets import InvitationQuerySet, MailingQuerySet, SignatureQuerySet

LOCKED = """
IF EXISTS (SELECT 1 FROM letters_signature WHERE version_id = OLD.id) THEN
    RAISE EXCEPTION 'This text has been signed; it cannot change.';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""

FITTING = """
IF NEW.version_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM letters_textversion WHERE id = NEW.version_id AND letter_id = NEW.letter_id
) THEN
    RAISE EXCEPTION 'A signature names a version of its own letter.';
END IF;
RETURN NEW;
"""
CONSENT = """
IF OLD.confirmed_at IS NULL OR OLD.version_id IS NULL THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END IF;
IF TG_OP = 'DELETE' OR (NEW.letter_id, NEW.version_id, NEW.confirmed_at)
    IS DISTINCT FROM (OLD.letter_id, OLD.version_id, OLD.confirmed_at) THEN
    RAISE EXCEPTION 'A confirmed signature stays with its text; it can be withdrawn.';
END IF;
RETURN NEW;
"""


class TextVersion(models.Model):
    """The text of a letter as signatories see it; `asks` are {text, quote, paragraph, page}."""

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=250)
    text = models.TextField()
    asks = models.JSONField(default=list)
    changed = models.CharField(_("what changed"), max_length=300, blank=True)
    by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "number"], name="versions_numbered_once"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="signed_text_is_locked",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=LOCKED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.number})"

    @property
    def whole(self) -> str:
        """Its subject, text and asks as one text, to see what changed."""
        asks = [f"{number}. {ask['text']}" for number, ask in enumerate(self.asks, start=1)]
        return "\n\n".join([self.subject, self.text, *asks])

    @property
    def fingerprint(self) -> str:
        """Changes with any word of it: nobody signs what was replaced while they read."""
        words = json.dumps([self.subject, self.text, self.asks], sort_keys=True)
        return hashlib.sha256(words.encode()).hexdigest()[:20]


class Invitation(models.Model):
    """An organisation asked to sign, by mail, with a personal link and no account.

    The link holds the key and a seal over `nonce`; a new nonce ends all links sent before.
    """

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="invitations")
    name = models.CharField(_("organisation"), max_length=250, blank=True)
    email = models.EmailField(_("e-mail"))
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    invited_by = models.ForeignKey("campaigns.User", models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            models.UniqueConstraint("letter", Lower("email"), name="address_invited_once"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("An organisation"))

    @property
    def place(self) -> models.Model:
        return self.letter.campaign


class Signature(models.Model):
    """An organisation, or a person alone, under one version of a letter. `reservations` are
    {"number", "words"}: "we sign except ask 4".

    It counts once `confirmed_at` is set: by mail, or at once in letters logged after the event.
    `lapsed_at`: it is no longer under the letter, since its text was replaced or since it was taken
    back before the letter was sent.
    """

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="signatures")
    version = models.ForeignKey(
        TextVersion, models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    invitation = models.ForeignKey(
        Invitation, models.SET_NULL, null=True, blank=True, related_name="signatures"
    )
    organisation = models.ForeignKey(
        "campaigns.Organisation", models.PROTECT, null=True, related_name="signatures"
    )
    name = models.CharField(_("signed as"), max_length=250, blank=True)
    is_person = models.BooleanField(default=False)
    authorised_by = models.CharField(_("authorised by"), max_length=150, blank=True)
    authorised_role = models.CharField(_("role"), max_length=150, blank=True)
    authorised_email = models.EmailField(_("e-mail"), blank=True)
    reservations = models.JSONField(default=list)
    listing = models.CharField(max_length=8, choices=Listing.choices, default=Listing.NAMED)
    listed_from = models.DateField(null=True, blank=True)
    is_confidential = models.BooleanField(default=False)
    signed_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    lapsed_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField(default=False)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "organisation"],
                condition=Q(confirmed_at__isnull=False, withdrawn_at=None, lapsed_at=None),
                name="signed_once",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None)
                | Q(organisation__isnull=False, is_person=False)
                | (Q(organisation=None, is_person=True) & ~Q(name="")),
                name="an_organisation_or_a_person_signs",
            ),
            models.CheckConstraint(
                condition=~Q(listing=Listing.COUNTED) | Q(is_confidential=True),
                name="counted_but_not_named",
            ),
            models.CheckConstraint(
                condition=~Q(listing=Listing.AFTER) | Q(listed_from__isnull=False),
                name="named_after_a_date",
            ),
            models.UniqueConstraint(
                "letter",
                Lower("authorised_email"),
                condition=Q(
                    is_person=True, confirmed_at__isnull=False, withdrawn_at=None, lapsed_at=None
                )
                & ~Q(authorised_email=""),
                name="a_person_signs_once",
            ),
            models.CheckConstraint(
                condition=Q(invitation=None)
                | (
                    Q(version__isnull=False)
                    & ~Q(name="")
                    & ~Q(authorised_by="")
                    & ~Q(authorised_email="")
                ),
                name="signed_by_somebody_and_for_a_version",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(confirmed_at__isnull=False),
                name="only_what_counted_is_withdrawn",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="signature_names_its_letters_version",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=FITTING,
            ),
            pgtrigger.Trigger(
                name="consent_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=CONSENT,
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.name)

    def stands(self) -> bool:
        return bool(self.confirmed_at) and not (self.withdrawn_at or self.lapsed_at)


class Mailing(models.Model):
    """A mail to a signatory: stored before it is sent, so that none is lost or comes twice."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="mailings")
    signature = models.ForeignKey(
        Signature, models.CASCADE, null=True, blank=True, related_name="mailings"
    )
    kind = models.CharField(max_length=16, choices=Mail.choices)
    version = models.PositiveSmallIntegerField(default=1)
    queued_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed = models.CharField(max_length=200, blank=True)

    objects = MailingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["queued_at"], condition=Q(sent_at=None, failed=""), name="mail_to_send"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "kind", "version"],
                condition=Q(kind__in=sorted(ASKING)),
                name="one_mail_per_stage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.pk})"

    def get_absolute_url(self) -> str:
        return reverse("letters:signing", args=[self.invitation.letter_id])

    @property
    def to(self) -> str:
        """Whoever authorised the signature it is about, else whoever was invited."""
        return self.signature.authorised_email if self.signature else self.invitation.email

    def is_pointless(self) -> bool:
        """It asks somebody to sign who was uninvited, or a letter that nobody can sign now."""
        if self.kind not in ASKING:
            return False
        return bool(self.invitation.revoked_at) or self.invitation.letter.state in UNSIGNABLE
