from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from campaigns.models.notices import Notice
from campaigns.models.organisations import Coalition, Membership, Organisation
from campaigns.models.people import Seat, User

__all__ = [
    "Activity",
    "Campaign",
    "Coalition",
    "Membership",
    "Notice",
    "Organisation",
    "Seat",
    "User",
]
