"""Reading a reply: which ask each passage answers, and what its words suggest. A person confirms.

An ask and a sentence belong together by the words that they share (rare ones weigh more), by an
ask that the sentence counts out ("your second recommendation"), or because the sentence before
belongs there. Positions and reasons are the codes of `letters.statuses`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from letters.reading.affinity import Affinity
from letters.reading.dates import days_in, sent_on
from letters.reading.errors import CannotRead
from letters.reading.positions import Stance, promise_in, stance_of
from letters.reading.read import EMPTY, document_of
from letters.reading.sentences import sentences
from letters.reading.structure import arranged, parts
from letters.reading.types import Block, Document
from letters.reading.words import words_for
from letters.reading.words.replies import STANCES, Stances
from world.languages import detect

NEAR = 0.3  # of an ask's weight that a sentence shares with it
MOST_SIGNS = 60_000  # of a reply that are searched for answers: some twenty pages
MOST_OF_ONE = 10_000  # of one paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`number` counts from 1 as in `Reply.text`; `page` is known of PDFs."""

    number: int
    text: str
    page: int | None = None
    marker: str = ""
    is_heading: bool = False

    @property
    def sentences(self) -> list[str]:
        return sentences(self.text)

    @property
    def first_sentences(self) -> list[str]:
        """Enough of them to be searched for answers."""
        return sentences(self.text[:MOST_OF_ONE])


@dataclass(frozen=True, slots=True)
class Reply:
    paragraphs: tuple[Paragraph, ...]
    language: str = ""
    dated: date | None = None

    @property
    def text(self) -> str:
        return "\n\n".join(f"{one.marker} {one.text}".strip() for one in self.paragraphs)

    def page_of(self, quote: str) -> int | None:
        """The page on which the quoted words begin."""
        wanted = flat(quote.split(CUT)[0])
        for one in self.paragraphs:
            if wanted and wanted in flat(one.text):
                return one.page
        return None


CUT = "[…]"  # between the pieces of a quote


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the reply seems to say to the ask of this number, and why that is thought. `position`
    is "" where a passage speaks of the ask in words that take none that is known."""

    number: int
    position: str
    quote: str
    paragraph: int
    page: int | None
    reasons: tuple[str, ...]
    refusal: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Of a whole reply: its proposals by the number of the ask, its kind, the promised date."""

    kind: str = "substantive_reply"
    proposals: dict[int, Proposal] = field(default_factory=dict)
    promised_by: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the asks that it belongs to, how near they are, and why."""

    text: str
    place: Paragraph
    asks: tuple[int, ...]
    near: float
    why: str
    stance: Stance | None = None


def flat(text: str) -> str:
    """White space and the shape of quotation marks aside."""
    plain = text.replace("\u00ad", "").translate(QUOTES)
    return " ".join(plain.split())


QUOTES = str.maketrans("‘’“”«»‐‑–—", '\'\'""""----')


def read_reply(content: bytes, name: str = "") -> Reply:
    """Raises CannotRead with a sentence that says what to do."""
    return reply_of(document_of(content, name))


def reply_of(document: Document) -> Reply:
    blocks = [one for one in arranged(document.blocks) if one.flat]
    if not blocks:
        raise CannotRead(EMPTY)
    language = detect(document.words[:4000], declared=document.language)
    return Reply(
        paragraphs=tuple(_paragraph(number, one) for number, one in enumerate(blocks, start=1)),
        language=language,
        dated=sent_on(parts(blocks), words_for(language), document.dated),
    )


def _paragraph(number: int, block: Block) -> Paragraph:
    return Paragraph(number, block.flat, block.page, block.marker, block.kind == "heading")


def suggest(reply: Reply, asks: Sequence[str]) -> Suggestion:
    """What `reply` says to `asks`, which are numbered from 1."""
    words = STANCES.get(reply.language)
    if words is None or not asks:
        return Suggestion()
    said = _in_order(list(_attributed(reply, asks, words)), len(asks))
    found = {
        number: proposal
        for number in range(1, len(asks) + 1)
        if (proposal := _best(number, [one for one in said if number in one.asks], words))
    }
    promised = _promised(reply, words)
    if not any(one.position for one in found.values()) and _receipt(reply, words):
        return _acknowledged(reply, words, len(asks), promised)
    return Suggestion(proposals=found, promised_by=promised)


def _attributed(reply: Reply, asks: Sequence[str], words: Stances) -> Iterator[Said]:
    affinity = Affinity(asks, [one.text for one in reply.paragraphs], reply.language, words)
    section: tuple[int, ...] = ()
    taken: set[int] = set()
    for paragraph in _body(reply):
        held = section
        for at, sentence in enumerate(paragraph.first_sentences):
            marker = paragraph.marker if at == 0 else ""
            numbers, near, why = affinity.of(sentence, marker, NEAR)
            stance = stance_of(sentence, words, [asks[number - 1] for number in numbers or held])
            if not numbers and stance and words.rest.search(sentence):
                numbers = tuple(n for n in range(1, len(asks) + 1) if n not in taken)
                near, why = 0.1, "It speaks of all the others."
            elif not numbers and stance and words.every.search(sentence):
                numbers = tuple(range(1, len(asks) + 1))
                near, why = 0.1, "It speaks of all of them."
            elif not numbers and held:
                numbers, near, why = held, NEAR / 2, "It goes on about the same."
            held = numbers or held
            taken |= set(numbers) if stance else set()
            yield Said(sentence, paragraph, numbers, near, why, stance)
        section = held if paragraph.is_heading else ()


def _body(reply: Reply) -> list[Paragraph]:
    """Without the lines of courtesy around it, and not without end."""
    words = words_for(reply.language)
    found, signs = [], 0
    for one in reply.paragraphs:
        polite = words and (words.salutation.match(one.text) or words.closing.match(one.text))
        if signs < MOST_SIGNS and not polite:
            found.append(one)
        signs += len(one.text)
    return found


def _in_order(said: list[Said], count: int) -> list[Said]:
    """Where no word is shared (a reply in another language), as many answers as asks go by order."""
    if any(one.asks for one in said):
        return said
    speaking = [one for one in said if one.stance]
    first = {one.place.number: one for one in reversed(speaking)}
    if len(first) != count:
        return said
    order = {id(one): at for at, one in enumerate(sorted(first.values(), key=_place), start=1)}
    return [
        replace(one, asks=(order[id(one)],), near=0.1, why="It stands in this place of the order.")
        if id(one) in order
        else one
        for one in said
    ]


def _place(one: Said) -> int:
    return one.place.number


def _best(number: int, said: list[Said], words: Stances) -> Proposal | None:
    """The sentence that speaks most clearly of this ask."""
    if not said:
        return None
    best = max(said, key=_telling)
    around = " ".join(one.text for one in said if abs(one.place.number - best.place.number) <= 1)
    stance = best.stance or Stance("", "", 0)
    told = (f"Its words: “{stance.words}”.",) if best.stance else ()
    return Proposal(
        number=number,
        position=stance.position,
        quote=best.text,
        paragraph=best.place.number,
        page=best.place.page,
        reasons=(best.why, *told),
        refusal=_refusal(best.text, around, words) if stance.position == "not_accepted" else "",
        detail=stance.detail,
    )


def _telling(one: Said) -> tuple[bool, float, int]:
    return one.stance is not None, one.near + (one.stance.weight if one.stance else 0), -_place(one)


def _refusal(sentence: str, around: str, words: Stances) -> str:
    for text in (sentence, around):
        for code, sign in words.reasons:
            if sign.search(text):
                return code
    return ""


def _promised(reply: Reply, words: Stances) -> date | None:
    days = [
        day
        for one in _body(reply)
        for sentence in one.first_sentences
        if (day := promise_in(sentence, words, days_in)) and (not reply.dated or day > reply.dated)
    ]
    return max(days, default=None)


def _receipt(reply: Reply, words: Stances) -> Paragraph | None:
    return next((one for one in reply.paragraphs if words.receipt.search(one.text)), None)


def _acknowledged(reply: Reply, words: Stances, count: int, promised: date | None) -> Suggestion:
    place = _receipt(reply, words)
    if place is None:
        return Suggestion()
    sentence = next(
        one for one in [*place.first_sentences, place.text] if words.receipt.search(one)
    )
    proposals = {
        number: Proposal(
            number, "acknowledged", sentence, place.number, place.page,
            ("It says that the letter came, and nothing else.",),
        )
        for number in range(1, count + 1)
    }  # fmt: skip
    return Suggestion("holding_reply" if promised else "acknowledgement", proposals, promised)


__all__ = ["CUT", "Paragraph", "Proposal", "Reply", "Suggestion", "flat", "read_reply", "suggest"]
