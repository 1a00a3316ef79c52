"""Saved views, by the links of their mails."""

from campaigns.seals import opened
from letters.models import Digest, SavedView


def view_mailed_by(token: str) -> SavedView | None:
    """For whoever holds the link of a mail: the link is the permission."""
    digest = opened("digest", token, Digest.objects.select_related("view__owner"))
    return digest.view if digest else None
