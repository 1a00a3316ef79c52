from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Manager, Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from campaigns.models import User
from campaigns.policies import Action, can, can_anywhere
from campaigns.statements import told

Row = TypeVar("Row", bound=Model)


def fetch(
    rows: "QuerySet[Row] | Manager[Row]",
    user: User | AnonymousUser,
    *,
    to: Action | None = None,
    **lookup: object,
) -> Row:
    """The row if `user` may see it (else 404) and may do `to` to it (else 403).

    The row is a campaign or coalition, or says which one it belongs to as `.place`.
    """
    found = get_object_or_404(rows.visible_to(user), **lookup)  # type: ignore[union-attr]
    if to and not can(user, to, getattr(found, "place", found)):
        raise PermissionDenied(to)
    return found


def fetch_told(
    rows: Callable[..., "QuerySet[Row]"], user: User | AnonymousUser, *about: Any, pk: int
) -> Row:
    """As `fetch`, of `rows(user, *about)`: for pages that are read often (statements.py)."""
    found = told(_visible, pk, user, rows, *about)
    if not found:
        raise Http404
    return found[0]


def _visible(
    pk: int, user: User | AnonymousUser, rows: Callable[..., QuerySet], *about: Any
) -> QuerySet:
    return rows(user, *about).visible_to(user).filter(pk=pk)  # type: ignore[attr-defined]


def require_operator(user: User | AnonymousUser) -> None:
    """For pages of those who run the site. It gives no power in a coalition: only a seat does."""
    if not (user.is_authenticated and user.is_staff):
        raise PermissionDenied


def require(user: User | AnonymousUser, to: Action) -> None:
    """For pages that gather several coalitions: 403 unless `user` may do `to` in one of them."""
    if not can_anywhere(user, to):
        raise PermissionDenied(to)
