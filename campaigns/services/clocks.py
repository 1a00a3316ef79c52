"""What cannot be undone is not done by a clock that may be wrong."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

APART = timedelta(minutes=1)


class WrongClock(Exception):
    """For who runs the site: nothing is forgotten, closed or released until the clocks agree."""


def agree() -> bool:
    """Whether this machine and the database have the same time."""
    before = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        there = cursor.fetchone()[0]
    return before - APART < there < timezone.now() + APART


def check() -> None:
    if not agree():
        raise WrongClock
