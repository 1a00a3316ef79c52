"""Whether the addresses of public evidence still lead where they led, looked at once a week."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from letters.models import Evidence
from news import pages
from news.kinds import LinkState
from news.likeness import LEAST, likeness, runs
from news.links import canonical
from news.models import Capture, Link
from news.services import proof
from world import fetching
from world.fetching import Fetched

EVERY, AGAIN, CLAIM = timedelta(days=7), timedelta(days=1), timedelta(hours=1)
FAILURES = 3  # on as many days, before a site that does not answer is told of
AT_ONCE = 200
ALIKE = 0.6  # less of the text in common, and the page has changed
ARCHIVE_TRIES = 5


def public_addresses() -> QuerySet:
    shown = Evidence.objects.visible_to(AnonymousUser()).standing()
    return shown.order_by().values_list("url", flat=True).distinct()


def watch() -> None:
    """Take up the addresses of public evidence that are not watched yet."""
    missing = public_addresses().exclude(url__in=Link.objects.values("url"))
    Link.objects.bulk_create([Link(url=url) for url in missing], ignore_conflicts=True)


@transaction.atomic
def claim_due(*, now: datetime | None = None) -> list[int]:
    """Links to look at now; no two clocks take the same one. What is no longer public rests."""
    now = now or timezone.now()
    due = Link.objects.due(now).filter(url__in=public_addresses()).order_by("next_check_at")
    ids = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:AT_ONCE])
    Link.objects.filter(pk__in=ids).update(next_check_at=now + CLAIM)
    return ids


def check(link: Link) -> str:
    """Look at the page, and note how it fares. Returns its state. A site that does not let
    programs in, or does not answer, is not gone."""
    try:
        got = fetching.fetch(link.url)
    except (fetching.Gone, fetching.NoSuchSite) as error:
        return _gone(link, str(error))
    except fetching.Unreachable as error:
        return _no_answer(link, str(error))
    except fetching.FetchError as error:
        return _note(link, LinkState.UNSEEN, str(error))
    if got is None:
        return _note(link, LinkState.WORKS)
    first = _first_capture(link.url)
    proof.keep(url=link.url, got=got)
    changed = first is not None and _has_changed(first, got)
    return _note(link, LinkState.CHANGED if changed else LinkState.WORKS)


def _first_capture(url: str) -> Capture | None:
    try:
        clean = canonical(url)
    except ValueError:
        clean = url
    return Capture.objects.filter(Q(url=url) | Q(url=clean)).order_by("fetched_at").first()


def _has_changed(first: Capture, got: Fetched) -> bool:
    """By what a reader reads: advertisements and menus may come and go."""
    if proof.sum_of(got.body) == first.sha256:
        return False
    then = pages.read(first.content(), url=first.fetched_from).text
    now = pages.read(got.body, url=got.url, content_type=got.content_type).text
    one, other = runs(then), runs(now)
    if min(len(one), len(other)) < LEAST:
        return then.split() != now.split()
    return likeness(one, other).alike < ALIKE


def _gone(link: Link, told: str) -> str:
    """Dead is what was gone a week ago as well: sites lose pages for an hour, and find them."""
    is_second = link.told == told[:300] and link.state in (LinkState.UNSEEN, LinkState.DEAD)
    return _note(link, LinkState.DEAD if is_second else LinkState.UNSEEN, told)


def _no_answer(link: Link, told: str) -> str:
    failures = link.failures + 1
    if failures >= FAILURES:
        return _note(link, LinkState.UNSEEN, told, failures)
    now = timezone.now()
    Link.objects.filter(pk=link.pk).update(failures=failures, next_check_at=now + AGAIN)
    return link.state


def _note(link: Link, state: str, told: str = "", failures: int = 0) -> str:
    now = timezone.now()
    is_new = state != link.state
    Link.objects.filter(pk=link.pk).update(
        state=state,
        since=now if is_new else link.since,
        told=told[:300],
        failures=failures,
        checked_at=now,
        next_check_at=now + EVERY,
    )
    return state


def archive(link: Link) -> str:
    """Ask the web archive for a copy, once, where one is configured. Failing changes nothing."""
    is_done = link.archive_url or link.archive_tries >= ARCHIVE_TRIES
    if not settings.ARCHIVE_SAVE_URL or is_done:
        return link.archive_url
    asked = settings.ARCHIVE_SAVE_URL + link.url
    rows = Link.objects.filter(pk=link.pk)
    rows.update(archive_tries=F("archive_tries") + 1)
    try:
        got = fetching.fetch(asked)
    except fetching.FetchError:
        return ""
    if got is None or got.url == asked or len(got.url) > 2000:
        return ""  # an archive leads to the copy that it made
    rows.update(archive_url=got.url, archived_at=timezone.now())
    return got.url
