"""Figures for Prometheus, on a port of their own: `manage.py metrics`. Requests are counted by
each web process in files that it shares with that command."""

import time
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from prometheus_client import Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from config.health import CHECKS, holds
from config.watching import disk_free, queues, sources

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

TAKEN = Histogram(
    "heeded_request_seconds",
    "How long a page took, by its name, the method and the answer.",
    ["page", "method", "code"],
    buckets=SECONDS,
)


def measured(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = get_response(request)
        found = request.resolver_match
        page = (found.view_name or "unnamed") if found else "none"
        method = request.method if request.method in {"GET", "HEAD", "POST"} else "other"
        labels = (page, method, response.status_code)
        TAKEN.labels(*labels).observe(time.perf_counter() - began)
        return response

    return middleware


class Site(Collector):
    """What the database, the queue and the disk say at the moment of asking."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield self._gauge(
            "heeded_ready", "1 where it holds, by what is checked.", "check",
            {name: float(holds(check)) for name, check in CHECKS.items()},
        )  # fmt: skip
        yield self._gauge(
            "heeded_waiting", "Work that waits, by kind.", "kind",
            {one.code: float(one.length) for one in queues()},
        )  # fmt: skip
        yield self._gauge(
            "heeded_sources", "Sources that are followed, by how they fare.", "state",
            {name: float(number) for name, number in sources().items()},
        )  # fmt: skip
        yield GaugeMetricFamily("heeded_disk_free_bytes", "Where files are kept.", disk_free())

    @staticmethod
    def _gauge(name: str, words: str, label: str, told: dict[str, float]) -> GaugeMetricFamily:
        gauge = GaugeMetricFamily(name, words, labels=[label])
        for code, number in told.items():
            gauge.add_metric([code], number)
        return gauge
