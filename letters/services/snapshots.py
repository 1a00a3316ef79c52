"""Keeping a selection for good. Nothing changes it afterwards; a trigger sees to that."""

from dataclasses import dataclass
from datetime import date, datetime

from campaigns.models import User
from letters.models import Snapshot


@dataclass(frozen=True, slots=True)
class Frozen:
    """What `letters/exports/freezing.py` wrote down."""

    title: str
    query: str
    day: date
    moment: datetime
    manifest: str
    checksum: str
    lines: list[str]
    asks: list[int]
    letters: list[int]
    stood: list[str]


def keep_snapshot(*, frozen: Frozen, by: User) -> Snapshot:
    return Snapshot.objects.create(
        slug=f"{frozen.day.isoformat()}-{frozen.checksum[:10]}",
        title=frozen.title,
        query=frozen.query,
        frozen_on=frozen.day,
        frozen_at=frozen.moment,
        manifest=frozen.manifest,
        checksum=frozen.checksum,
        lines=frozen.lines,
        asks=frozen.asks,
        letters=frozen.letters,
        stood=frozen.stood,
        made_by=by,
    )
