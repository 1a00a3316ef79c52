"""Pages kept as they were fetched."""

import gzip
import hashlib
from contextlib import suppress
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from letters.models import Evidence
from news.links import canonical
from news.models import Article, Capture
from news.querysets import CaptureQuerySet
from world.fetching import Fetched

AT_ONCE = 200


@transaction.atomic
def keep(*, url: str, got: Fetched, article: Article | None = None) -> Capture:
    """Keep the page; the same page at the same address is kept once, with its first hour."""
    sha256 = sum_of(got.body)
    _alone_with(sha256)
    rows = Capture.objects.filter(url=url, sha256=sha256)
    if kept := rows.first():
        if article and kept.article_id is None:
            rows.update(article=article)
        return kept
    told = {
        "fetched_from": got.url[:2000],
        "fetched_at": timezone.now(),
        "size": len(got.body),
        "content_type": kind_of(got.body),
        "file": _stored(got.body, sha256),
        "article": article,
    }
    return Capture.objects.get_or_create(url=url, sha256=sha256, defaults=told)[0]


def forget(*, before: datetime, most: int = AT_ONCE) -> int:
    """Pages from before this moment of which nothing became evidence. Returns how many went."""
    old = Capture.objects.never_confirmed().filter(fetched_at__lt=before)
    old = old.exclude(url__in=_filed_otherwise())
    found = old.order_by("fetched_at", "pk").values_list("pk", "sha256")[:most]
    return sum(_forget(old, pk, sha256) for pk, sha256 in list(found))


@transaction.atomic
def _forget(old: CaptureQuerySet, pk: int, sha256: str) -> bool:
    _alone_with(sha256)
    one = old.filter(pk=pk).first()  # nobody has confirmed it meanwhile
    if one is None:
        return False
    name = one.file.name
    one.delete()
    if not Capture.objects.filter(sha256=sha256).exists():
        default_storage.delete(name)
    return True


def _filed_otherwise() -> list[str]:
    """Addresses under which articles are kept that people have filed in another form."""
    found = set()
    for url in Evidence.objects.order_by().values_list("url", flat=True).distinct().iterator():
        with suppress(ValueError):
            clean = canonical(url)
            if clean != url:
                found.add(clean)
    return sorted(found)


def _alone_with(sha256: str) -> None:
    """One file may be kept for several pages: who adds one and who takes one away take turns."""
    with connection.cursor() as cursor:
        number = int.from_bytes(bytes.fromhex(sha256[:16]), signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def sum_of(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _stored(body: bytes, sha256: str) -> str:
    """Named by its sum, so that a page met at two addresses takes room once."""
    name = f"pages/{sha256[:2]}/{sha256}.gz"
    if default_storage.exists(name):
        return name
    return default_storage.save(name, ContentFile(gzip.compress(body, 6, mtime=0)))


def kind_of(body: bytes) -> str:
    """What the bytes are, whatever the site calls them."""
    head = body[:1024].lower()
    if b"%pdf-" in head:
        return "application/pdf"
    if b"\x00" in head:
        return "application/octet-stream"
    return "text/html" if b"<" in head else "text/plain"
