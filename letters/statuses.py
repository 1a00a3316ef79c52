"""The axes of a recommendation and their rules: what was said, what was done, what we show.

Position is the government's word, implementation the coalition's judgement; neither moves the
other. docs/domain.md explains each code.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Position(TextChoices):
    """The latest word of the government on one ask."""

    NO_RESPONSE = "no_response", _("No response")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    UNDER_CONSIDERATION = "under_consideration", _("Under consideration")
    ACCEPTED = "accepted", _("Accepted")
    ACCEPTED_IN_PRINCIPLE = "accepted_in_principle", _("Accepted in principle")
    ACCEPTED_IN_PART = "accepted_in_part", _("Accepted in part")
    ALREADY_DONE = "already_done", _("Says already done")
    NOTED = "noted", _("Noted")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    NOT_COMPETENT = "not_competent", _("Passed on")
    NOT_ADDRESSED = "not_addressed", _("Not addressed")


class Implementation(TextChoices):
    """What has happened, as the coalition judges it on evidence."""

    NOT_ASSESSED = "not_assessed", _("Not assessed yet")
    NO_ACTION = "no_action", _("No action found")
    ANNOUNCED = "announced", _("Announced")
    IN_PROGRESS = "in_progress", _("In progress")
    STALLED = "stalled", _("Stalled")
    PARTIALLY_IMPLEMENTED = "partially_implemented", _("Partly implemented")
    IMPLEMENTED = "implemented", _("Implemented")
    NOT_IMPLEMENTED = "not_implemented", _("Not implemented")
    REVERSED = "reversed", _("Reversed")
    SUPERSEDED = "superseded", _("Superseded")


# As bars, charts and tables show them; what is in no rate comes last.
FROM_YES_TO_NO = (
    Position.ACCEPTED,
    Position.ACCEPTED_IN_PART,
    Position.ACCEPTED_IN_PRINCIPLE,
    Position.ALREADY_DONE,
    Position.UNDER_CONSIDERATION,
    Position.ACKNOWLEDGED,
    Position.NOTED,
    Position.NOT_ADDRESSED,
    Position.NOT_COMPETENT,
    Position.NOT_ACCEPTED,
    Position.NO_RESPONSE,
)
FROM_DONE_TO_UNDONE = (
    Implementation.IMPLEMENTED,
    Implementation.PARTIALLY_IMPLEMENTED,
    Implementation.IN_PROGRESS,
    Implementation.ANNOUNCED,
    Implementation.STALLED,
    Implementation.NO_ACTION,
    Implementation.NOT_IMPLEMENTED,
    Implementation.REVERSED,
    Implementation.SUPERSEDED,
    Implementation.NOT_ASSESSED,
)


class Quality(TextChoices):
    """Does the reply deal with the ask?"""

    ADDRESSES = "addresses", _("Deals with the ask")
    PARTLY_ADDRESSES = "partly_addresses", _("Deals with part")
    DOES_NOT_ADDRESS = "does_not_address", _("Off the point")
    NO_REPLY_AFTER_REMINDER = "no_reply_after_reminder", _("Silent after reminder")
    CONTRARY = "contrary", _("Contrary to the ask")


class Reason(TextChoices):
    """Why not: for a refusal, a stall or a failure to implement."""

    NOT_A_PRIORITY = "not_a_priority", _("Not a priority")
    CHANGED_OPINION = "changed_opinion", _("Changed opinion")
    NO_MAJORITY = "no_majority", _("No majority")
    COST = "cost", _("Cost")
    LEGAL_OBSTACLE = "legal_obstacle", _("Legal obstacle")
    NOT_COMPETENT = "not_competent", _("Not competent")
    DISPUTES_FACTS = "disputes_facts", _("Disputes the facts")
    OTHER = "other", pgettext_lazy("reason", "Other")


class Headline(TextChoices):
    """The one short phrase on cards and charts, derived from the other axes."""

    SUPERSEDED = "superseded", _("Superseded")
    REVERSED = "reversed", _("Reversed")
    IMPLEMENTED = "implemented", _("Implemented")
    PARTIALLY_IMPLEMENTED = "partially_implemented", _("Partly implemented")
    NOT_IMPLEMENTED = "not_implemented", _("Not implemented")
    STALLED = "stalled", _("Stalled")
    IN_PROGRESS = "in_progress", _("In progress")
    ANNOUNCED = "announced", _("Announced")
    REJECTED = "rejected", _("Rejected")
    ACCEPTED_AWAITING_ACTION = "accepted_awaiting_action", _("Accepted, awaiting action")
    ANSWERED_NO_COMMITMENT = "answered_no_commitment", _("Answered, no commitment")
    NO_ACTION = "no_action", _("No action found")
    NO_RESPONSE_OVERDUE = "no_response_overdue", _("No response, overdue")
    NOT_ASSESSED = "not_assessed", _("Not assessed yet")


SPEAKING = {
    Implementation.REVERSED,
    Implementation.IMPLEMENTED,
    Implementation.PARTIALLY_IMPLEMENTED,
    Implementation.NOT_IMPLEMENTED,
    Implementation.STALLED,
    Implementation.IN_PROGRESS,
    Implementation.ANNOUNCED,
}
YES = {Position.ACCEPTED, Position.ACCEPTED_IN_PART, Position.ACCEPTED_IN_PRINCIPLE}

# Only what was in place can be undone.
IN_PLACE = {Implementation.PARTIALLY_IMPLEMENTED, Implementation.IMPLEMENTED}
# What nobody need check again.
CLOSED = {Implementation.NOT_IMPLEMENTED, Implementation.SUPERSEDED}
# What need not be asked again.
SETTLED = {Implementation.IMPLEMENTED, Implementation.SUPERSEDED}
NEEDS_SOURCE = {
    Implementation.ANNOUNCED,
    Implementation.IN_PROGRESS,
    Implementation.NOT_IMPLEMENTED,
}
NEEDS_PRIMARY_SOURCE = {
    Implementation.PARTIALLY_IMPLEMENTED,
    Implementation.IMPLEMENTED,
    Implementation.REVERSED,
}
NEEDS_REASON_CODE = {Implementation.STALLED, Implementation.NOT_IMPLEMENTED}
SPELLED_OUT = {Position.ACCEPTED_IN_PART, Position.NOT_COMPETENT}


def may_become(now: str, then: str) -> bool:
    """Anything may follow anything, but only what was in place is reversed, or stays so."""
    if then == Implementation.REVERSED:
        return now in IN_PLACE or now == then
    return not (now == then == Implementation.NOT_ASSESSED)


def headline(*, implementation: str, position: str, is_overdue: bool) -> Headline:
    """The first rule that fits, in the order of docs/domain.md."""
    if implementation == Implementation.SUPERSEDED:
        return Headline.SUPERSEDED
    if implementation in SPEAKING:
        return Headline(implementation)
    if position == Position.NOT_ACCEPTED:
        return Headline.REJECTED
    if position in YES:
        return Headline.ACCEPTED_AWAITING_ACTION
    if position != Position.NO_RESPONSE:
        return Headline.ANSWERED_NO_COMMITMENT
    if implementation == Implementation.NO_ACTION:
        return Headline.NO_ACTION
    return Headline.NO_RESPONSE_OVERDUE if is_overdue else Headline.NOT_ASSESSED


# Without an answer of substance.
HOLDING = {Position.NO_RESPONSE, Position.ACKNOWLEDGED, Position.UNDER_CONSIDERATION}


def answered_state(positions: list[str]) -> str:
    """ "", "answered_in_part" or "answered": how many asks have an answer of substance."""
    answered = sum(position not in HOLDING for position in positions)
    if not answered:
        return ""
    return "answered" if answered == len(positions) else "answered_in_part"
