"""What is wrong with the answers of a response, ask by ask."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from letters.asks import AnswerDraft
from letters.reading.replies import CUT, flat
from letters.statuses import SPELLED_OUT, Position


@dataclass(frozen=True, slots=True)
class Fault:
    """`cell` is the field of `AnswerDraft` that is to be mended."""

    number: int
    cell: str
    words: str

    def __str__(self) -> str:
        return _("Recommendation %(number)s: %(words)s") % {
            "number": self.number,
            "words": self.words,
        }


def faults(
    answers: Sequence[AnswerDraft], numbers: Collection[int], text: str = ""
) -> Iterator[Fault]:
    """`numbers` are those of the letter's asks; `text` is the reply's, "" where it has none."""
    told = flat(text)
    times = Counter(one.number for one in answers)
    for one in answers:
        for cell, words in _faults_of(one, told, is_known=one.number in numbers):
            yield Fault(one.number, cell, words)
        if times[one.number] > 1:
            words = _("it takes one position from an answer.")
            yield Fault(one.number, "position", words)


def _faults_of(one: AnswerDraft, told: str, *, is_known: bool) -> Iterator[tuple[str, str]]:
    if not is_known:
        yield "position", _("the letter has no recommendation %(number)s.") % {"number": one.number}
    if one.position == Position.NO_RESPONSE:
        yield "position", _("an answer is a response. Choose what it says.")
    if one.position in SPELLED_OUT and not one.detail.strip():
        yield "detail", _("name the part accepted, or the body it went to.")
    if one.position == Position.NOT_ACCEPTED and not one.reason:
        yield "reason", _("choose the reason for the refusal.")
    if told and not _stands_in(one.quote, told):
        yield (
            "quote",
            _("this quote does not stand in the reply. Select it there, or correct it."),
        )


def _stands_in(quote: str, told: str) -> bool:
    return all(flat(piece) in told for piece in quote.split(CUT))
