"""Personal links: a key and a seal over the row's nonce. A new nonce ends all links before it."""

import secrets
from typing import TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def new_nonce() -> str:
    return secrets.token_urlsafe(12)


def sealed(kind: str, row: Model) -> str:
    """The token of a row that has a `nonce`, good for links of this kind only."""
    return _signer(kind, row).sign(str(row.pk))


def _signer(kind: str, row: Model) -> Signer:
    salt = f"{row._meta.app_label}.{kind}.{row.nonce}"  # type: ignore[attr-defined]
    return Signer(salt=salt, sep=".")


def opened(kind: str, token: str, rows: "QuerySet[Row]") -> Row | None:
    """The row that the token was made for; None for any other token."""
    key = token.partition(".")[0]
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        return None
    row = rows.filter(pk=int(key)).first()
    if row is None:
        return None
    try:
        _signer(kind, row).unsign(token)
    except BadSignature:
        return None
    return row
