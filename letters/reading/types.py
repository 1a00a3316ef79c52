"""The plain shapes of reading: a document is a row of blocks; a reading is what was found there."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "row", "footnote"]
Form = Literal["numbered", "bullet", "bold", "prose"]


WIDE = re.compile(r"[^\S\n]{9,}")


def narrow(line: str) -> str:
    """With gaps of eight signs at most: a thousand blanks tell no more, and no pattern is made to
    try them in all ways."""
    return WIDE.sub(lambda gap: gap[0][:8], line)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or footnote. Line breaks in `text` are kept.

    `marker` is what stood before an item ("1.", "(a)", "•"); `level` its depth from 1, or a
    heading's rank; `lead` the words in bold with which it begins; `page` counts from 1 (PDF).
    """

    kind: Kind
    text: str
    level: int = 0
    marker: str = ""
    lead: str = ""
    is_quoted: bool = False
    page: int | None = None

    @property
    def flat(self) -> str:
        return " ".join(self.text.split())

    @property
    def lines(self) -> list[str]:
        return [narrow(line.strip()) for line in self.text.splitlines() if line.strip()]

    @property
    def is_all_bold(self) -> bool:
        return bool(self.lead) and len(self.lead) >= len(self.flat) - 2

    @property
    def is_numbered(self) -> bool:
        return any(sign.isalnum() for sign in self.marker)


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds, whatever its format. `dated` and `title` are what the file declares."""

    blocks: Sequence[Block]
    title: str = ""
    dated: date | None = None
    language: str = ""

    @property
    def words(self) -> str:
        return " ".join(block.flat for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Ask:
    """A recommendation as found: `quote` is the passage as it stands, `paragraph` its number."""

    text: str
    quote: str
    paragraph: int
    form: Form
    reason: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An addressee; `country` is an ISO 3166-1 alpha-2 code or EU, "" where unknown."""

    office: str
    name: str = ""
    country: str = ""
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a letter. Paragraphs of `body` are separated by empty lines."""

    subject: str
    sent_on: date | None
    language: str
    addressees: list[Person]
    signatories: list[str]
    recommendations: list[Ask]
    body: str = field(repr=False)
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """As programs get it; `cc` stands with those alone who get a copy."""
        return {
            "subject": self.subject,
            "sent_on": self.sent_on.isoformat() if self.sent_on else None,
            "language": self.language,
            "addressees": [
                {"name": one.name or None, "office": one.office, "country": one.country or None}
                | ({"cc": True} if one.is_copy else {})
                for one in self.addressees
            ],
            "signatories": self.signatories,
            "recommendations": [asdict(one) for one in self.recommendations],
        }


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[’']", "", text.lower()))
