import time

from celery import shared_task
from django.core.cache import caches
from django.utils import timezone

from campaigns.services import changes, clocks
from campaigns.services.erasing import forget_old


@shared_task
def note_pulse() -> None:
    """A worker's sign of life, which /readyz looks for."""
    caches["limits"].set("pulse", time.time(), timeout=600)


@shared_task
def forget_changes() -> None:
    changes.forget()


@shared_task
def forget() -> None:
    """Sessions that are over, and addresses of people who were invited and did not come."""
    clocks.check()
    forget_old(timezone.now())
