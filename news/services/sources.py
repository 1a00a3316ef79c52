from collections.abc import Sequence
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Coalition, User
from campaigns.record import record
from news.activity import Did
from news.errors import NewsError
from news.links import canonical
from news.models import Source
from news.services.searching import address_of

Kind = Source.Kind


@transaction.atomic
def add_source(
    *,
    coalition: Coalition,
    feed_url: str,
    name: str,
    by: User,
    is_active: bool = True,
    kind: str = Kind.FEED,
) -> Source:
    """Follow a feed, a page or a sitemap. It is due at once."""
    address = _canonical(feed_url)
    Coalition.objects.select_for_update().get(pk=coalition.pk)
    if Source.objects.filter(coalition=coalition, feed_url=address).exists():
        raise NewsError(_("Your coalition follows this feed already. It is in the list."))
    source = Source.objects.create(
        coalition=coalition,
        kind=kind,
        feed_url=address,
        host=_host(address),
        name=(name or address)[:200],
        added_by=by,
        is_active=is_active,
    )
    record(coalition, by, Did.ADDED_SOURCE, source)
    return source


@transaction.atomic
def add_search(*, coalition: Coalition, kind: str, query: str, name: str, by: User) -> Source:
    """Follow what an archive of news finds for these words."""
    query = " ".join(query.split())
    address = address_of(kind, query)
    Coalition.objects.select_for_update().get(pk=coalition.pk)
    if Source.objects.filter(coalition=coalition, feed_url=address).exists():
        raise NewsError(_("Your coalition follows this search already. It is in the list."))
    source = Source.objects.create(
        coalition=coalition,
        kind=kind,
        query=query,
        feed_url=address,
        host=_host(address),
        name=name or query[:200],
        added_by=by,
    )
    record(coalition, by, Did.ADDED_SOURCE, source)
    return source


@transaction.atomic
def change_source(*, source: Source, name: str, asked: str, by: User) -> Source:
    """Another name, or another address; of a search, other words. What changed is read at once."""
    locked = Source.objects.select_for_update().get(pk=source.pk)
    query = " ".join(asked.split()) if locked.is_search else ""
    address = address_of(locked.kind, query) if locked.is_search else _canonical(asked)
    twin = Source.objects.filter(coalition=locked.coalition_id, feed_url=address)
    if twin.exclude(pk=locked.pk).exists():
        raise NewsError(_("Your coalition follows this already. It is in the list."))
    if address != locked.feed_url:
        locked.etag = locked.last_modified = locked.body_hash = ""
        locked.failures, locked.next_poll_at = 0, timezone.now()
    locked.name, locked.query, locked.feed_url = name or locked.name, query, address
    locked.host = _host(address)
    locked.save()
    record(locked.coalition, by, Did.CHANGED_SOURCE, locked)
    return locked


@transaction.atomic
def add_list(
    *, coalition: Coalition, feeds: Sequence[tuple[str, str]], by: User
) -> tuple[int, int, list[str]]:
    """Follow a list of feeds: how many are new, how many known, and why others are refused."""
    Coalition.objects.select_for_update().get(pk=coalition.pk)
    known = set(Source.objects.filter(coalition=coalition).values_list("feed_url", flat=True))
    new: dict[str, Source] = {}
    already, refused = 0, []
    for given, name in feeds:
        try:
            address = _canonical(given)
        except NewsError as error:
            refused.append(f"{given[:100]}: {error}")
            continue
        if address in known or address in new:
            already += 1
            continue
        new[address] = Source(
            coalition=coalition,
            feed_url=address,
            host=_host(address),
            name=(name or address)[:200],
            added_by=by,
        )
    Source.objects.bulk_create(new.values(), batch_size=500)
    if new:  # one gesture, one line, however long the list
        record(coalition, by, Did.TOOK_LIST, coalition, count=len(new))
    return len(new), already, refused


@transaction.atomic
def set_active(*, source: Source, is_active: bool, by: User) -> Source:
    """Pause a source, or resume it; resumed, it is due at once."""
    locked = Source.objects.select_for_update().get(pk=source.pk)
    if locked.is_active != is_active:
        locked.is_active = is_active
        locked.next_poll_at = timezone.now()
        locked.save(update_fields=["is_active", "next_poll_at"])
        verb = Did.RESUMED_SOURCE if is_active else Did.PAUSED_SOURCE
        record(locked.coalition, by, verb, locked)
    return locked


def _canonical(given: str) -> str:
    try:
        address = canonical(given)
    except ValueError as error:
        raise NewsError(str(error)) from None
    if len(address) > 2_000:
        raise NewsError(_("This address is too long. Give the address of the feed itself."))
    return address


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "")[:253]
