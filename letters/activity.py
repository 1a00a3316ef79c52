from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Did(TextChoices):
    """What people do on this floor, in the past tense, as the record stores it."""

    LOGGED_LETTER = "letter.logged", _("logged the letter")
    LOGGED_RESPONSE = "response.logged", _("logged an answer to")
    ADDED_EVIDENCE = "evidence.added", _("added evidence to")
    RETRACTED_EVIDENCE = "evidence.retracted", _("retracted evidence from")
    PROPOSED_STATUS = "status.proposed", _("proposed a status for")
    APPROVED_STATUS = "status.approved", _("approved a new status for")
    SENT_BACK_STATUS = "status.sent_back", _("sent back a proposal for")
    WITHDREW_STATUS = "status.withdrawn", _("withdrew a proposal for")
