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
