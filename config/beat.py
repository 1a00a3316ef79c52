import time
from datetime import timedelta
from typing import Any

from celery.beat import PersistentScheduler

LONG_AGO = timedelta(days=365)


class SteadyScheduler(PersistentScheduler):
    """Where the clock is set back, what was put off by the wrong time is sent at once, and not
    when the clock gets there again."""

    _seen = float("inf")

    def tick(self, *args: Any, **kwargs: Any) -> float:
        if time.time() < self._seen:  # also at the first tick, for what the last run left
            self._go_on()
        self._seen = time.time()
        return super().tick(*args, **kwargs)

    def _go_on(self) -> None:
        for entry in self.schedule.values():
            now = entry.default_now()
            if entry.last_run_at > now:
                entry.last_run_at = now - LONG_AGO
        self._heap = None  # when each comes next is worked out anew
