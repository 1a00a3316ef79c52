"""The plain shapes in which the demo's facts are written down."""

from dataclasses import dataclass
from datetime import date

from letters.services.assessments import COALITION, Judge


@dataclass(frozen=True, slots=True)
class Source:
    """A published source: its relation to an ask, its kind, and what it shows in our words."""

    key: str
    ask: int
    relation: str
    kind: str
    title: str
    outlet: str
    url: str
    on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a government said; `answers` are (ask, position, quality, detail, reason)."""

    kind: str
    channel: str
    on: date
    office: str
    person: str
    summary: str
    url: str
    answers: tuple[tuple[int, str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """An assessment; `end` is approve, send_back, withdraw or wait."""

    ask: int
    status: str
    on: date
    until: date
    because: str
    sources: tuple[str, ...] = ()
    reason: str = ""
    missing: str = ""
    last_movement: date | None = None
    end: str = "approve"
    comment: str = ""
    judge: Judge = COALITION
    is_correction: bool = False


@dataclass(frozen=True, slots=True)
class Helped:
    """Whether the letter helped with an ask, in our words."""

    ask: int
    strength: str
    because: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A letter and what followed."""

    campaign: str
    subject: str
    sent_on: date
    url: str
    office: str
    holder: str
    country: str
    subjects: tuple[str, ...]
    signatories: tuple[str, ...]
    text: str
    expected_by: date
    asks: tuple[tuple[str, tuple[str, ...]], ...]
    said: tuple[Said, ...]
    sources: tuple[Source, ...]
    judged: tuple[Judged, ...]
    helped: tuple[Helped, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """An article that waits on the news desk."""

    title: str
    outlet: str
    url: str
    on: date | None
    language: str
    summary: str
