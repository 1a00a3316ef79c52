"""The plain shapes in which forms hand a letter's parts to the services."""

from dataclasses import dataclass
from datetime import date

from letters.statuses import Position


@dataclass(frozen=True, slots=True)
class AskDraft:
    """One recommendation as typed; countries are ISO 3166-1 alpha-2 codes, or EU."""

    text: str
    subject_countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddresseeDraft:
    office: str
    country: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """What a response says to the ask of this number in its letter."""

    number: int
    position: Position
    quality: str = ""
    quote: str = ""
    page: str = ""
    detail: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as typed or as found by the news desk."""

    url: str
    title: str
    source_kind: str
    outlet: str = ""
    published_on: date | None = None
    note: str = ""
