from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Did(TextChoices):
    """What people do on this floor, in the past tense, as the record stores it."""

    OPENED_CAMPAIGN = "campaign.opened", _("opened the campaign")
    FOUNDED_COALITION = "coalition.founded", _("founded the coalition")
    ADDED_MEMBER = "coalition.member_added", _("added a member organisation:")
    ENDED_MEMBERSHIP = "coalition.member_left", _("noted the departure of")
    CHANGED_LEVEL = "level.changed", _("changed who may see")
    RELEASED = "embargo.released", _("released from its embargo")
    GAVE_SEAT = "seat.given", _("gave a role to")
    REMOVED_SEAT = "seat.removed", _("removed from the coalition:")
    LEFT = "seat.left", _("left the coalition:")
    INVITED_PERSON = "seat.invited", _("invited somebody as")
    RENEWED_PERSON = "seat.invitation_renewed", _("renewed the invitation as")
    REVOKED_PERSON = "seat.invitation_revoked", _("took back the invitation as")
    JOINED = "seat.joined", _("accepted the invitation as")
    SET_RULES = "coalition.rules_set", _("changed the rules for people of")
    OPENED_VISIT = "visit.opened", _("came in as an operator, because:")
    ENDED_VISIT = "visit.ended", _("ended the visit as an operator:")
