"""Who may do what. Reading MINIMUM_ROLE is the audit."""

from enum import StrEnum, auto

from django.contrib.auth.models import AnonymousUser

from campaigns.levels import Role
from campaigns.models import Campaign, Coalition, User


class Action(StrEnum):
    LOG_LETTER = auto()
    COLLECT_SIGNATURES = auto()
    SEND_LETTER = auto()
    LOG_RESPONSE = auto()
    ADD_EVIDENCE = auto()
    PROPOSE_STATUS = auto()
    TRIAGE_NEWS = auto()
    KEEP_SOURCES = auto()
    REVIEW_STATUS = auto()
    READ_RECORD = auto()
    SET_VISIBILITY = auto()
    KEEP_CAMPAIGN = auto()
    KEEP_PEOPLE = auto()
    FREEZE_SELECTION = auto()


MINIMUM_ROLE = {
    Action.READ_RECORD: Role.OBSERVER,
    Action.FREEZE_SELECTION: Role.OBSERVER,
    Action.LOG_LETTER: Role.CONTRIBUTOR,
    Action.COLLECT_SIGNATURES: Role.CONTRIBUTOR,
    Action.SEND_LETTER: Role.CONTRIBUTOR,
    Action.LOG_RESPONSE: Role.CONTRIBUTOR,
    Action.ADD_EVIDENCE: Role.CONTRIBUTOR,
    Action.PROPOSE_STATUS: Role.CONTRIBUTOR,
    Action.TRIAGE_NEWS: Role.CONTRIBUTOR,
    Action.KEEP_SOURCES: Role.CONTRIBUTOR,
    Action.SET_VISIBILITY: Role.CONTRIBUTOR,
    Action.REVIEW_STATUS: Role.REVIEWER,
    Action.KEEP_CAMPAIGN: Role.COORDINATOR,
    Action.KEEP_PEOPLE: Role.COORDINATOR,
}


def can(user: User | AnonymousUser, action: Action, place: Campaign | Coalition) -> bool:
    """May `user` do `action` in the coalition that `place` is or belongs to?"""
    if not user.is_authenticated:
        return False
    coalition = place.pk if isinstance(place, Coalition) else place.coalition_id
    return user.roles.get(coalition, 0) >= MINIMUM_ROLE[action]


def can_anywhere(user: User | AnonymousUser, action: Action) -> bool:
    """May `user` do `action` in at least one coalition?"""
    if not user.is_authenticated:
        return False
    return any(role >= MINIMUM_ROLE[action] for role in user.roles.values())
