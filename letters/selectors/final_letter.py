"""A letter as it leaves the house: with the names that everybody may read, whoever asks."""

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from letters import countries
from letters.documents import FinalLetter, Signatory
from letters.documents.shapes import Piece
from letters.models import Letter, Signature
from letters.passages import marked
from letters.selectors.letter_page import passages_in
from letters.selectors.signatories import reserved, unnamed
from letters.selectors.translations import ask_texts


def final_letter(letter: Letter) -> FinalLetter:
    named = list(letter.signatures.named().select_related("organisation"))
    named.sort(key=lambda one: str(one).casefold())
    rest = unnamed(letter, named)
    standing = [one for one in named if not one.withdrawn_at]
    version = letter.versions.last()
    is_sent = letter.sent_on is not None
    return FinalLetter(
        subject=letter.subject,
        language=letter.language,
        labels=_labels(),
        day=date_format(letter.sent_on, "j F Y") if letter.sent_on else "",
        notice="" if is_sent else _notice(version.number if version else 1),
        to=_addressees(letter, is_copy=False),
        copies=_addressees(letter, is_copy=True),
        paragraphs=[
            [Piece(piece.text, 0 if piece.goes_on else piece.number) for piece in paragraph.pieces]
            for paragraph in marked(letter.text, passages_in(letter))
        ],
        asks=ask_texts(letter),
        organisations=[_line(one) for one in standing if not (one.is_person or one.is_late)],
        people=[_line(one) for one in standing if one.is_person and not one.is_late],
        late=[_late(one) for one in standing if one.is_late],
        withdrew=[_withdrew(one) for one in named if one.withdrawn_at],
        unnamed=_("and %(unnamed)s") % {"unnamed": rest} if rest else "",
    )


def file_name(letter: Letter, ending: str) -> str:
    """Of its day and its subject as far as plain letters can say it."""
    day = letter.sent_on.isoformat() if letter.sent_on else "unsent"
    return f"{day}-{slugify(letter.subject)[:60] or f'letter-{letter.pk}'}.{ending}"


def _labels() -> dict[str, str]:
    return {
        "copies": _("Copies to"),
        "asks": _("What this letter asks"),
        "organisations": _("Signed by"),
        "people": _("Signed by, for themselves"),
        "late": _("Signed after the letter was closed for signature"),
        "withdrew": _("Signed, and withdrew later"),
    }


def _notice(version: int) -> str:
    return _("Text for signature, version %(number)d. This letter has not been sent.") % {
        "number": version
    }


def _addressees(letter: Letter, *, is_copy: bool) -> list[str]:
    return [
        f"{one}, {countries.name(one.country)}"
        for one in letter.addressees.all()
        if one.is_copy == is_copy
    ]


def _line(one: Signature) -> Signatory:
    return Signatory(str(one), reserved(one))


def _late(one: Signature) -> Signatory:
    day = date_format(one.confirmed_at, "j F Y") if one.confirmed_at else ""
    except_for = reserved(one)
    return Signatory(str(one), f"{day}; {except_for}" if except_for else day)


def _withdrew(one: Signature) -> Signatory:
    day = date_format(one.withdrawn_at, "j F Y") if one.withdrawn_at else ""
    return Signatory(str(one), _("withdrew on %(day)s") % {"day": day})
