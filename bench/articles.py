"""Articles read, grouped and matched per second, end to end through a real worker."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models import Count

from bench.newspaper import COPIES, serving
from news.feeds import Entry
from news.models import Article, Capture, Story
from news.services import ingest
from news.tasks import read_article

ARTICLES = 1_500


@contextmanager
def working(host: str) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "config", "--quiet", "worker", "--concurrency", "2",
         "--loglevel", "error", "--without-gossip", "--without-mingle"],
        env=os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "SECRET_KEY": "bench",
            "ALLOWED_HOSTS": "localhost",
            "FETCH_ALLOWED_HOSTS_PRIVATE": host,
        },
    )  # fmt: skip
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def _until(count: int, seconds: float = 900) -> float:
    """Articles a second, from the first that is done to the last."""
    begun, first, deadline = 0.0, 0, time.monotonic() + seconds
    while (done := Article.objects.exclude(matched_at=None).count()) < count:
        if done and not begun:
            begun, first = time.monotonic(), done
        if time.monotonic() > deadline:
            sys.exit(f"Only {done} of {count} articles were done in {seconds:.0f} seconds.")
        time.sleep(0.05)
    return (count - first) / (time.monotonic() - begun)


def main() -> None:
    call_command("migrate", verbosity=0)
    with serving() as host:
        entries = [
            Entry(f"http://{host}/{at}", f"Report {at // COPIES}", "", "", None, "en")
            for at in range(ARTICLES)
        ]
        for article in ingest.store(None, entries):
            read_article.delay(article.pk)
        with working(host):
            speed = _until(ARTICLES)
    full = Article.objects.filter(reading="full").count()
    right = Story.objects.annotate(size=Count("articles")).filter(size=COPIES).count()
    kept = Capture.objects.count()
    print(f"\n{'articles':>10}{'with text':>11}{'kept':>7}{'stories right':>15}{'a second':>10}")
    print(f"{ARTICLES:>10}{full:>11}{kept:>7}{f'{right}/{ARTICLES // COPIES}':>15}{speed:>10.1f}")
