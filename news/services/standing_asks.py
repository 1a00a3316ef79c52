"""The asks that stand, taken apart once in each process and kept up with what changes on file."""

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from threading import Lock

from django.db import connection
from django.db.models import Max, Prefetch

from letters.models import Letter, Recommendation, Signature
from letters.statuses import Implementation
from news.matching import Ask, Index

LOOK_AGAIN = 30.0  # seconds after which edits are looked for; a new ask is seen at once

# One number for all that is on file about each letter's asks.
MARKS = """
    SELECT letter, sum(mark) FROM (
        SELECT id AS letter, hashtextextended(one::text, 0) AS mark FROM letters_letter one
        UNION ALL SELECT letter_id, hashtextextended(one::text, 1) FROM letters_recommendation one
        UNION ALL SELECT letter_id, hashtextextended(one::text, 2) FROM letters_addressee one
        UNION ALL SELECT letter_id, hashtextextended(one::text, 3) FROM letters_signature one
    ) AS lines GROUP BY letter
"""


@dataclass(slots=True)
class Standing:
    index: Index = field(default_factory=Index)
    marks: dict[int, int] = field(default_factory=dict)
    newest: int | None = None
    looked_at: float = float("-inf")
    lock: Lock = field(default_factory=Lock)


_standing = Standing()


def standing_asks() -> Index:
    """The index of all standing asks. Letters that changed are taken apart anew, no others."""
    with _standing.lock:
        newest = Recommendation.objects.aggregate(newest=Max("pk"))["newest"]
        now = time.monotonic()
        if newest != _standing.newest or now - _standing.looked_at > LOOK_AGAIN:
            _catch_up(_standing)
            _standing.newest, _standing.looked_at = newest, now
        return _standing.index


def forget() -> None:
    """Begin anew, as a new process does."""
    global _standing
    _standing = Standing()


def _catch_up(known: Standing) -> None:
    marks = _marks()
    gone = [letter for letter in known.marks if letter not in marks]
    changed = [letter for letter, mark in marks.items() if known.marks.get(letter) != mark]
    if not known.marks:
        known.index = Index(asks_of(None))
    else:
        known.index.replace({str(letter): [] for letter in gone})
        known.index.replace(_grouped(changed))
    known.marks = marks


def _marks() -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(MARKS)
        return dict(cursor.fetchall())


def _grouped(letters: Collection[int]) -> Mapping[str, list[Ask]]:
    found: dict[str, list[Ask]] = {str(letter): [] for letter in letters}
    for ask in asks_of(letters):
        found[ask.letter].append(ask)
    return found


def asks_of(letters: Collection[int] | None) -> list[Ask]:
    """The standing asks of these letters, or of all."""
    standing = Recommendation.objects.exclude(implementation=Implementation.SUPERSEDED)
    named = Signature.objects.named().select_related("organisation")
    chosen = Letter.objects.all() if letters is None else Letter.objects.filter(pk__in=letters)
    rows = chosen.prefetch_related(
        "addressees",
        Prefetch("signatures", queryset=named),
        Prefetch("recommendations", queryset=standing),
    )
    return [ask for letter in rows for ask in _letter_asks(letter)]


def _letter_asks(letter: Letter) -> list[Ask]:
    first = next(iter(letter.addressees.all()), None)
    return [
        Ask(
            id=str(one.pk),
            text=one.text,
            topics=tuple(one.topics),
            letter=str(letter.pk),
            letter_title=letter.subject,
            sent_on=letter.sent_on,
            office=first.office if first else "",
            office_holder=first.holder if first else "",
            country=first.country if first else "",
            subject_countries=tuple(one.subject_countries),
            signatories=tuple(str(one) for one in letter.signatures.all()),
            language=letter.language,
        )
        for one in letter.recommendations.all()
    ]
