"""How far a campaign or letter may be seen, and its release from an embargo."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.activity import Did
from campaigns.errors import CampaignError
from campaigns.levels import Visibility
from campaigns.models import User
from campaigns.record import record

Row = TypeVar("Row", bound=Model)
LEVEL = ["visibility", "organisation", "embargo_until", "releases_itself"]


@transaction.atomic
def set_level(
    *,
    row: Row,
    visibility: str,
    embargo_until: datetime | None = None,
    releases_itself: bool = False,
    by: User,
) -> Row:
    """Say who may see a campaign or letter, and from when. Goes on the record."""
    locked = _locked(row)
    _check(locked, visibility, embargo_until, by)
    before = locked.visibility
    locked.visibility = visibility
    if visibility == Visibility.ORGANISATION and locked.organisation_id is None:
        locked.organisation = by.organisation
    locked.embargo_until = embargo_until
    locked.releases_itself = bool(embargo_until) and releases_itself
    locked.save(update_fields=LEVEL)
    until = embargo_until.isoformat() if embargo_until else None
    record(
        _place(locked), by, Did.CHANGED_LEVEL, locked, before=before, after=visibility, until=until
    )
    return locked


@transaction.atomic
def release(*, row: Row, by: User | None) -> Row:
    """End an embargo; nobody does it where the owner chose that it ends by itself."""
    locked = _locked(row)
    if locked.embargo_until is None:
        raise CampaignError(_("There is no embargo to release it from."))
    locked.embargo_until, locked.releases_itself = None, False
    locked.save(update_fields=LEVEL)
    record(_place(locked), by, Did.RELEASED, locked)
    return locked


def _check(row: Any, visibility: str, embargo_until: datetime | None, by: User) -> None:
    if visibility == Visibility.ORGANISATION and not (row.organisation_id or by.organisation_id):
        raise CampaignError(
            _("You belong to no organisation. Choose the coalition or everyone instead.")
        )
    if embargo_until and visibility != Visibility.PUBLIC:
        raise CampaignError(_("An embargo is for what everyone may see after it. Choose everyone."))
    if embargo_until and embargo_until <= timezone.now() and embargo_until != row.embargo_until:
        raise CampaignError(_("This moment is over. Choose a later one."))


def _locked(row: Any) -> Any:
    return type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)


def _place(row: Any) -> Any:
    return getattr(row, "place", row)
