from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from campaigns.activity import Did
from campaigns.errors import CampaignError
from campaigns.levels import Visibility
from campaigns.models import Campaign, Coalition, User
from campaigns.record import record


@transaction.atomic
def open_campaign(
    *,
    coalition: Coalition,
    name: str,
    by: User,
    summary: str = "",
    visibility: str = Visibility.COALITION,
) -> Campaign:
    if visibility == Visibility.ORGANISATION and not by.organisation_id:
        raise CampaignError(
            _("You belong to no organisation. Choose the coalition or everyone instead.")
        )
    slug = slugify(name)[:50].strip("-") or "campaign"
    if Campaign.objects.filter(slug=slug).exists():
        raise CampaignError(_("A campaign of this name exists already. Choose another name."))
    campaign = Campaign.objects.create(
        coalition=coalition,
        organisation=by.organisation,
        name=name,
        slug=slug,
        summary=summary,
        visibility=visibility,
    )
    record(campaign, by, Did.OPENED_CAMPAIGN, campaign)
    return campaign
