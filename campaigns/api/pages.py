"""Pages of rows behind a cursor: no page is lost or doubled while rows come and go."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.core import signing
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Schema

from campaigns.api.problems import Refused

SALT = "campaigns.api.cursor"
APART = {"cursor", "limit", "count"}
Row = TypeVar("Row", bound=Model)
Item = TypeVar("Item")
Newest = Callable[[int, int], Sequence[Any]]  # those before a key, so many at the most
LAST = 2**63 - 1


class Page(Schema):
    """Which part of a list: a cursor goes with the filters that it came with."""

    cursor: str = Field("", max_length=500, description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=200)
    count: bool = Field(False, description="Say how many there are in all.")  # noqa: FBT003


class Pages(Schema, Generic[Item]):
    items: list[Item]
    next: str = Field("", description="Address of the next page; empty on the last one.")
    count: int | None = None


def paged(
    request: HttpRequest,
    response: HttpResponse,
    rows: "QuerySet[Row] | Newest",
    page: Page,
    out: Callable[[Row], dict],
    *,
    total: "QuerySet | None" = None,
) -> dict:
    """Rows by their keys, the newest first."""
    query = _query(request)
    before = _opened(page.cursor, query) if page.cursor else LAST
    if isinstance(rows, QuerySet):
        found = list(rows.filter(pk__lt=before).order_by("-pk")[: page.limit + 1])
    else:
        found = list(rows(before, page.limit + 1))
    shown = found[: page.limit]
    following = ""
    if len(found) > page.limit:
        cursor = signing.dumps([shown[-1].pk, _digest(query)], salt=SALT)
        pairs = [*query, ("limit", str(page.limit)), ("cursor", cursor)]
        following = request.build_absolute_uri(f"{request.path}?{urlencode(pairs)}")
        response["Link"] = f'<{following}>; rel="next"'
    if total is None and isinstance(rows, QuerySet):
        total = rows
    counted = total.count() if page.count and total is not None else None
    return {"items": [out(row) for row in shown], "next": following, "count": counted}


def _query(request: HttpRequest) -> list[tuple[str, str]]:
    pairs = [(name, value) for name, values in request.GET.lists() for value in values]
    return sorted(pair for pair in pairs if pair[0] not in APART)


def _digest(query: list[tuple[str, str]]) -> str:
    return hashlib.sha256(urlencode(query).encode()).hexdigest()[:16]


def _opened(cursor: str, query: list[tuple[str, str]]) -> int:
    try:
        key, digest = signing.loads(cursor, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        raise Refused(
            400, _("This cursor is not one of ours. Begin with the first page.")
        ) from None
    if digest != _digest(query):
        raise Refused(400, _("This cursor belongs to another query. Send it with its own filters."))
    return int(key)
