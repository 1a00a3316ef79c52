from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from campaigns.activity import Did
from campaigns.errors import CampaignError
from campaigns.levels import Role
from campaigns.models import Coalition, SeatInvitation
from campaigns.record import record
from campaigns.services.joining import invite


@transaction.atomic
def found_for(*, name: str, email: str) -> SeatInvitation:
    """A coalition that waits for its first coordinator, who is invited by mail."""
    slug = slugify(name)[:50].strip("-")
    if not slug or Coalition.objects.filter(slug=slug).exists():
        raise CampaignError(_("A coalition of this name exists already. Choose another name."))
    coalition = Coalition.objects.create(name=name, slug=slug)
    record(coalition, None, Did.FOUNDED_COALITION, coalition)
    return invite(coalition=coalition, email=email.lower(), role=Role.COORDINATOR, by=None)
