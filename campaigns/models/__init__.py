from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from campaigns.models.changes import Change, note_changes
from campaigns.models.joining import OperatorVisit, SeatInvitation
from campaigns.models.notices import AccountMail, Notice
from campaigns.models.organisations import Coalition, Membership, Organisation
from campaigns.models.people import Seat, User
from campaigns.models.tokens import ApiToken

__all__ = [
    "AccountMail",
    "Activity",
    "ApiToken",
    "Campaign",
    "Change",
    "Coalition",
    "Membership",
    "Notice",
    "OperatorVisit",
    "Organisation",
    "Seat",
    "SeatInvitation",
    "User",
]

note_changes(Campaign, Coalition, Membership, Organisation, Seat, User)
