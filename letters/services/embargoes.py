"""Embargoes of campaigns and their letters: parts released alone, warnings, and their end."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.dateformat import format as in_words
from django.utils.translation import gettext as _

from campaigns.activity import Did
from campaigns.errors import CampaignError
from campaigns.levels import Embargo, Role, Visibility
from campaigns.models import Campaign, User
from campaigns.record import record
from campaigns.services.embargoes import release
from campaigns.services.notices import notify
from letters.models import Letter

FIRST, SECOND = timedelta(days=7), timedelta(days=1)


@transaction.atomic
def release_letters(*, campaign: Campaign, letters: Sequence[Letter], by: User) -> int:
    """Release some letters of a campaign alone. Where the campaign itself is under embargo, it
    opens, and its embargo passes to the letters that were not chosen. Returns how many those are.
    """
    chosen = {one.pk for one in letters}
    held = Campaign.objects.select_for_update().get(pk=campaign.pk)
    rows = list(
        Letter.objects.select_for_update(of=("self",))
        .filter(campaign=held, visibility=Visibility.PUBLIC)
        .order_by("pk")
    )
    if not chosen & {one.pk for one in rows}:
        raise CampaignError(_("Tick at least one letter that everyone may see."))
    kept = [one for one in rows if one.pk not in chosen]
    if held.embargo:
        _pass_on(held.embargo, kept)
        release(row=held, by=by)
    for one in rows:
        if one.pk in chosen and one.embargo_until:
            release(row=one, by=by)
        elif one.pk in chosen:
            record(held, by, Did.RELEASED, one)
    return sum(1 for one in kept if one.embargo_until)


def _pass_on(held: Embargo, letters: Iterable[Letter]) -> None:
    for one in letters:
        if one.embargo_until is None or one.embargo_until < held.until:
            one.embargo_until = held.until
            one.releases_itself = held.releases_itself
            one.save(update_fields=["embargo_until", "releases_itself"])


def keep_embargoes(now: datetime) -> None:
    """Warn twice before an embargo ends, once when it waits, and note those that ended."""
    for model in (Campaign, Letter):
        for row in _due(model, now):
            if row.embargo_until <= now and row.releases_itself:
                _end(row, now)
            else:
                _warn(row, now)


def _due(model: Any, now: datetime) -> Iterable[Any]:
    """What ends within days. Of one that waits for its release nobody is told for ever."""
    near = Q(visibility=Visibility.PUBLIC, embargo_until__lte=now + FIRST)
    return model.objects.filter(near, Q(releases_itself=True) | Q(embargo_until__gt=now - FIRST))


def _end(row: Any, now: datetime) -> None:
    try:
        with transaction.atomic():
            locked = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
            if locked.embargo_until and locked.releases_itself and locked.embargo_until <= now:
                release(row=locked, by=None)
    except CampaignError:
        return


def _warn(row: Any, now: datetime) -> None:
    left = row.embargo_until - now
    stage = "waits" if left <= timedelta(0) else "second" if left <= SECOND else "first"
    about = f"embargo:{row._meta.label}:{row.pk}:{row.embargo_until.isoformat()}:{stage}"
    notify(people=_keepers(row), about=about, subject=_subject(row, stage), text=_text(row, stage))


def _keepers(row: Any) -> list[User]:
    """Who may do something about it: the coordinators, and who logged the letter."""
    place = getattr(row, "place", row)
    seats = place.coalition.seats.select_related("user")
    logged_by = getattr(row, "logged_by_id", None)
    return [one.user for one in seats if one.role >= Role.COORDINATOR or one.user_id == logged_by]


def _subject(row: Any, stage: str) -> str:
    if stage == "waits":
        return _("Waiting for its release: %(name)s") % {"name": row}
    return _("Embargo ends on %(day)s: %(name)s") % {
        "day": in_words(row.embargo_until, "j F"),
        "name": row,
    }


def _text(row: Any, stage: str) -> str:
    moment = in_words(row.embargo_until, "j F Y, H:i") + " UTC"
    if stage == "waits":
        said = _("Its embargo ended on %(moment)s. It stays hidden until somebody releases it.")
    elif row.releases_itself:
        said = _("It becomes public by itself on %(moment)s. Change that if it should wait.")
    else:
        said = _("Its embargo ends on %(moment)s. It then waits until somebody releases it.")
    address = settings.SITE_URL + row.get_absolute_url()
    return f"{row}\n\n{said % {'moment': moment}}\n\n{address}\n"
