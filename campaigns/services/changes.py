from datetime import timedelta

from django.utils import timezone

from campaigns.models import Change

KEPT = timedelta(minutes=5)  # longer than anything is remembered


def forget() -> int:
    """What changed so long ago that nothing older is remembered. Returns how many."""
    return Change.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]
