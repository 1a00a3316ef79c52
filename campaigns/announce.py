from functools import partial

from django.db import transaction
from django.dispatch import Signal


def announce(signal: Signal, **ids: int) -> None:
    """Tell whoever listens, once the change is safe. A listener that fails is logged, not felt."""
    transaction.on_commit(partial(signal.send_robust, sender=None, **ids), robust=True)
