"""The plain shapes in which forms hand a letter's parts to the services."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Self

from letters.statuses import Position


@dataclass(frozen=True, slots=True)
class AskDraft:
    """One recommendation as typed; countries are ISO 3166-1 alpha-2 codes, or EU."""

    text: str
    subject_countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    quote: str = ""
    paragraph: int | None = None
    page: int | None = None
    earlier: int | None = None

    def as_json(self) -> dict[str, object]:
        return asdict(self)

    @classmethod
    def of(cls, stored: dict) -> Self:
        lists = {name: tuple(stored.get(name, ())) for name in ("subject_countries", "topics")}
        return cls(**(stored | lists))


@dataclass(frozen=True, slots=True)
class AddresseeDraft:
    office: str
    country: str
    holder: str = ""
    is_copy: bool = False


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
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as typed or as found by the news desk."""

    url: str
    title: str
    source_kind: str
    outlet: str = ""
    published_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Invitee:
    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody declares who signs; `reservations` are (number of the ask, words)."""

    name: str
    authorised_by: str
    authorised_role: str
    authorised_email: str
    is_person: bool = False
    listing: str = "named"
    listed_from: date | None = None
    reservations: tuple[tuple[int, str], ...] = ()
