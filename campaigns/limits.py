"""How often one place may ask within a minute. Without Redis nobody is counted, nor refused."""

import logging
import time

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from campaigns.http import sender_of

logger = logging.getLogger(__name__)
WINDOW = 60  # seconds


def seconds_to_wait(who: str, most: int) -> int:
    """Count this time; 0 where it is not too much. Addresses are counted under a name that tells
    nothing, and forgotten after two minutes."""
    now = int(time.time())
    key = salted_hmac("campaigns.limits", f"{who}:{now // WINDOW}").hexdigest()[:24]
    try:
        caches["limits"].add(key, 0, timeout=2 * WINDOW)
        times = caches["limits"].incr(key)
    except Exception as error:  # noqa: BLE001 - whatever the queue's trouble is, reading goes on
        logger.warning("Requests are not counted: %s", type(error).__name__)
        return 0
    return WINDOW - now % WINDOW if times > most else 0


def seconds_until_drawn(request: HttpRequest) -> int:
    """Before a picture or a chart is drawn, which takes a processor some tenths of a second."""
    return seconds_to_wait(f"drawing:{sender_of(request)}", settings.PICTURES_PER_MINUTE)
