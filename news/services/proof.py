"""Pages kept as they were fetched."""

import gzip
import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from news.models import Article, Capture
from world.fetching import Fetched


def keep(*, url: str, got: Fetched, article: Article | None = None) -> Capture:
    """Keep the page; the same page at the same address is kept once, with its first hour."""
    sha256 = sum_of(got.body)
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
