from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Did(TextChoices):
    """What people do on this floor, in the past tense, as the record stores it."""

    LOGGED_LETTER = "letter.logged", _("logged the letter")
    PUBLISHED_FILE = "file.published", _("published the original of")
    HID_FILE = "file.hidden", _("hid the original of")
    OPENED_SIGNING = "signing.opened", _("opened for signature")
    CHANGED_TEXT = "letter.changed", _("changed the text of")
    INVITED = "signing.invited", _("invited organisations to sign")
    REVOKED_INVITATION = "signing.revoked", _("took back an invitation to")
    SIGNED = "signing.signed", _("received a signature under")
    WITHDREW_SIGNATURE = "signing.withdrawn", _("received the withdrawal of a signature under")
    SET_DEADLINES = "signing.deadlines", _("set the days for signing")
    CLOSED_SIGNING = "signing.closed", _("closed signing of")
    SENT_LETTER = "letter.sent", _("sent the letter")
    WITHDREW_LETTER = "letter.withdrawn", _("withdrew the letter")
    CLOSED_LETTER = "letter.closed", _("closed the letter")
    REOPENED_LETTER = "letter.reopened", _("opened again the letter")
    SUPERSEDED_LETTER = "letter.superseded", _("marked as superseded the letter")
    NOTED_SENDING = "letter.sending_noted", _("noted how it was sent:")
    FOLLOWED_UP = "letter.followed_up", _("began a follow-up to")
    CHASED = "letter.chased", _("sent a reminder of")
    NOTED_OFFICE = "office.noted", _("noted the office")
    NOTED_TERM = "office.term_noted", _("noted who holds")
    JOINED_ASKS = "ask.joined", _("noted an earlier asking of")
    PARTED_ASKS = "ask.parted", _("took back an earlier asking of")
    TRANSLATED = "letter.translated", _("filed a translation of")
    LOGGED_RESPONSE = "response.logged", _("logged an answer to")
    ADDED_EVIDENCE = "evidence.added", _("added evidence to")
    RETRACTED_EVIDENCE = "evidence.retracted", _("retracted evidence from")
    PROPOSED_STATUS = "status.proposed", _("proposed a status for")
    APPROVED_STATUS = "status.approved", _("approved a new status for")
    SENT_BACK_STATUS = "status.sent_back", _("sent back a proposal for")
    WITHDREW_STATUS = "status.withdrawn", _("withdrew a proposal for")
