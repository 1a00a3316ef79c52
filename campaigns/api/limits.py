"""How often one place or one token may ask the API."""

from django.conf import settings
from django.utils.translation import gettext as _

from campaigns.api.problems import Refused
from campaigns.limits import seconds_to_wait


def count(who: str, *, is_token: bool) -> None:
    """Refuse with 429 what is too much."""
    most = settings.API_PER_MINUTE_TOKEN if is_token else settings.API_PER_MINUTE
    if wait := seconds_to_wait(who, most):
        raise Refused(
            429,
            _("Too many requests. Wait for as many seconds as Retry-After says."),
            Retry_After=str(wait),
        )
