"""What a draft holds, and what can be done to its recommendations. Plain shapes, no database."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from difflib import SequenceMatcher
from typing import Self

from letters.reading import Reading
from letters.reading.sentences import sentences
from letters.reading.tidy import tidied

ALIKE = 0.6  # from which a sentence is a changed passage


@dataclass(frozen=True, slots=True)
class DraftAsk:
    """A recommendation of a draft. `reason` says how it was found; "" where a person added it.

    `earlier` is the key of the same recommendation in the letter that this one follows.
    """

    text: str
    quote: str = ""
    paragraph: int | None = None
    page: int | None = None
    reason: str = ""
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class DraftPerson:
    office: str = ""
    name: str = ""
    country: str = ""
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """All that a draft holds. Dates are ISO strings as typed, so that nothing typed is lost."""

    subject: str = ""
    sent_on: str = ""
    language: str = "en"
    url: str = ""
    text: str = ""
    signatories: list[str] = field(default_factory=list)
    addressees: list[DraftPerson] = field(default_factory=list)
    asks: list[DraftAsk] = field(default_factory=list)
    subject_countries: str = ""
    topics: str = ""
    expected_by: str = ""
    expected_basis: str = ""
    visibility: str = ""
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        return asdict(self)

    @classmethod
    def of(cls, stored: dict) -> Self:
        known = {one.name for one in fields(cls)}
        given = {name: value for name, value in stored.items() if name in known}
        given["addressees"] = [DraftPerson(**one) for one in given.get("addressees", [])]
        given["asks"] = [DraftAsk(**one) for one in given.get("asks", [])]
        return cls(**given)

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n") if self.text else []


def content_of(reading: Reading, *, url: str = "", visibility: str = "") -> Content:
    return Content(
        subject=reading.subject,
        sent_on=reading.sent_on.isoformat() if reading.sent_on else "",
        language=reading.language or "en",
        url=url,
        text=reading.body,
        signatories=reading.signatories,
        addressees=[
            DraftPerson(one.office, one.name, one.country, one.is_copy)
            for one in reading.addressees
        ],
        asks=[
            DraftAsk(one.text, one.quote, one.paragraph, one.page, one.reason)
            for one in reading.recommendations
        ],
        visibility=visibility,
        notes=reading.notes,
    )


def day_of(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def moved(asks: Sequence[DraftAsk], at: int, by: int) -> list[DraftAsk]:
    """One place up (-1) or down (1); what is at the edge stays."""
    found = list(asks)
    to = at + by
    if 0 <= at < len(found) and 0 <= to < len(found):
        found[at], found[to] = found[to], found[at]
    return found


def dropped(asks: Sequence[DraftAsk], at: int) -> list[DraftAsk]:
    return [ask for place, ask in enumerate(asks) if place != at]


def merged(asks: Sequence[DraftAsk], at: int) -> list[DraftAsk]:
    """An ask and the next one as one."""
    if not 0 <= at < len(asks) - 1:
        return list(asks)
    one, two = asks[at], asks[at + 1]
    both = replace(
        one,
        text=f"{one.text} {two.text}",
        quote=f"{one.quote}\n\n{two.quote}".strip(),
        reason=one.reason or two.reason,
    )
    return [*asks[:at], both, *asks[at + 2 :]]


def parted(asks: Sequence[DraftAsk], at: int) -> list[DraftAsk]:
    """An ask as two: at a line break if there is one, else at the first full stop or semicolon."""
    if not 0 <= at < len(asks):
        return list(asks)
    pieces = re.split(r"\n+|(?<=[.;])\s+", asks[at].text, maxsplit=1)
    if len(pieces) < 2 or not all(piece.strip() for piece in pieces):
        return list(asks)
    both = [
        replace(asks[at], text=tidied(piece), quote=_part_of(asks[at].quote, piece))
        for piece in pieces
    ]
    return [*asks[:at], *both, *asks[at + 1 :]]


def _part_of(quote: str, piece: str) -> str:
    """The part of a passage that says `piece`; all of it where the words were changed."""
    said = " ".join(piece.split())
    return said if said in " ".join(quote.split()) else quote


def with_passage(content: Content, passage: str) -> Content:
    """With one more ask, in the letter's order, for a passage selected in the text."""
    quote = " ".join(passage.split())
    if not quote:
        return content
    number = paragraph_of(content.paragraphs, quote)
    ask = DraftAsk(tidied(quote), quote, number)
    before = [one for one in content.asks if (one.paragraph or 0) <= (number or 1_000_000)]
    after = [one for one in content.asks if one not in before]
    return replace(content, asks=[*before, ask, *after])


def with_known(content: Content, kind: str, at: int, known: str) -> Content:
    """With what is on file in place of what was typed: the name of an "office" or "signatory", or
    the "earlier" asking of a recommendation, by its key (0 for none)."""
    rows: dict[str, Sequence] = {
        "office": content.addressees, "signatory": content.signatories, "earlier": content.asks
    }  # fmt: skip
    if not known or not 0 <= at < len(rows[kind]):
        return content
    if kind == "earlier":
        asks = list(content.asks)
        asks[at] = replace(asks[at], earlier=int(known) if known.isdecimal() else None)
        return replace(content, asks=[replace(one, earlier=one.earlier or None) for one in asks])
    if kind == "office":
        people = list(content.addressees)
        people[at] = replace(people[at], office=known)
        return replace(content, addressees=people)
    names = list(content.signatories)
    names[at] = known
    return replace(content, signatories=list(dict.fromkeys(names)))


def anchored(content: Content) -> Content:
    """With each passage that an edit of the text has changed found again, where it can be."""
    paragraphs = content.paragraphs
    asks = [
        ask if not ask.quote or stands_in(paragraphs, ask.quote) else _found_again(ask, paragraphs)
        for ask in content.asks
    ]
    return replace(content, asks=asks)


def stands_in(paragraphs: Sequence[str], quote: str) -> bool:
    flat = [" ".join(one.split()) for one in paragraphs]
    return all(any(" ".join(part.split()) in one for one in flat) for part in quote.split("\n\n"))


def _found_again(ask: DraftAsk, paragraphs: Sequence[str]) -> DraftAsk:
    told = [
        (number, sentence)
        for number, paragraph in enumerate(paragraphs, start=1)
        for sentence in sentences(" ".join(paragraph.split()))
    ]
    like = {
        sentence: SequenceMatcher(None, ask.quote, sentence).ratio() for _number, sentence in told
    }
    number, near = max(told, key=lambda one: like[one[1]], default=(None, ""))
    return replace(ask, quote=near, paragraph=number) if like.get(near, 0) >= ALIKE else ask


def paragraph_of(paragraphs: Sequence[str], quote: str) -> int | None:
    """The number, from 1, of the paragraph that holds the passage, or where it begins."""
    for number, paragraph in enumerate(paragraphs, start=1):
        if quote in " ".join(paragraph.split()):
            return number
    start = " ".join(quote.split()[:6])
    for number, paragraph in enumerate(paragraphs, start=1):
        if start in " ".join(paragraph.split()):
            return number
    return None
