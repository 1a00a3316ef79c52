from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator

from campaigns.models import Activity, Campaign, Coalition, Organisation, User
from campaigns.policies import MINIMUM_ROLE, Action, can
from campaigns.verbs import sentence_of


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """All that templates/campaigns/campaign.html may ask for."""

    campaign: Campaign
    members: list[Organisation]
    may_log_letter: bool
    may_keep: bool


def campaign_page(*, campaign: Campaign, user: User | AnonymousUser) -> CampaignPage:
    members = Organisation.objects.filter(
        memberships__coalition=campaign.coalition_id, memberships__left_on=None
    )
    return CampaignPage(
        campaign=campaign,
        members=list(members),
        may_log_letter=can(user, Action.LOG_LETTER, campaign),
        may_keep=can(user, Action.KEEP_CAMPAIGN, campaign),
    )


def campaigns_for(user: User | AnonymousUser) -> list[Campaign]:
    return list(Campaign.objects.visible_to(user).select_related("coalition"))


def record_page(user: User | AnonymousUser, page: str | int = 1) -> Page[Activity]:
    """A page of the record; each line says its verb in words as `sentence`."""
    lines = Activity.objects.visible_to(user).select_related("by", "person", "campaign")
    found = Paginator(lines, 50).get_page(page)
    for line in found:
        line.sentence = sentence_of(line.verb)  # type: ignore[attr-defined]
    return found


def campaigns_to(user: User | AnonymousUser, action: Action) -> list[Campaign]:
    """Campaigns for which `user` may do `action`."""
    return list(
        Campaign.objects.visible_to(user)
        .with_seat(user, MINIMUM_ROLE[action])
        .select_related("coalition")
    )


def coalitions_to(user: User, action: Action) -> list[Coalition]:
    """Coalitions in which `user` may do `action`."""
    least = MINIMUM_ROLE[action]
    seats = user.seats.filter(role__gte=least)
    return list(Coalition.objects.filter(pk__in=seats.values("coalition")))
