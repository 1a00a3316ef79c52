"""How often one place may ask within a minute. Without Redis nobody is counted, nor refused."""

import logging
import time

from django.conf import settings
from django.core.cache import caches
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from campaigns.api.problems import Refused

logger = logging.getLogger(__name__)
WINDOW = 60  # seconds


def count(who: str, *, is_token: bool) -> None:
    """Refuse with 429 what is too much. Addresses are counted under a name that tells nothing."""
    most = settings.API_PER_MINUTE_TOKEN if is_token else settings.API_PER_MINUTE
    now = int(time.time())
    key = salted_hmac("campaigns.api.limits", f"{who}:{now // WINDOW}").hexdigest()[:24]
    try:
        caches["limits"].add(key, 0, timeout=2 * WINDOW)
        times = caches["limits"].incr(key)
    except Exception as error:  # noqa: BLE001 - whatever the queue's trouble is, reading goes on
        logger.warning("Requests are not counted: %s", type(error).__name__)
        return
    if times > most:
        raise Refused(
            429,
            _("Too many requests. Wait for as many seconds as Retry-After says."),
            Retry_After=str(WINDOW - now % WINDOW),
        )
