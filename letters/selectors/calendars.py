"""Private calendar addresses: what a person is shown, and the one door that opens them."""

from django.conf import settings
from django.urls import reverse

from campaigns.models import User
from campaigns.seals import opened, sealed
from campaigns.selectors.second_factor import needs_second_factor
from letters.models import CalendarKey

KIND = "calendar"


def address_of(user: User) -> str:
    """ "" where there is none."""
    key = CalendarKey.objects.filter(user=user).first()
    if key is None:
        return ""
    return settings.SITE_URL + reverse("letters:calendar_own", args=[sealed(KIND, key)])


def owner_of(token: str) -> User | None:
    """Whose address it is, as long as they may sign in and lack no second factor."""
    rows = CalendarKey.objects.filter(user__is_active=True).select_related("user")
    key = opened(KIND, token, rows)
    return key.user if key and not needs_second_factor(key.user) else None
