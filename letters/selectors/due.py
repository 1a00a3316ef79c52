"""By when an answer is due, how late it is, and what that day rests on: in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from letters.lateness import Lateness, lateness
from letters.models import Extension, Letter, Response
from letters.selectors.reminders import MoreTime


@dataclass(frozen=True, slots=True)
class Due:
    """`why` is what `on` rests on; `paused` are the days that passed meanwhile, in words."""

    on: date
    lateness: str
    label: str
    why: str
    paused: str = ""


def due_of(
    letter: Letter,
    today: date,
    *,
    extensions: Sequence[Extension] | Sequence[MoreTime],
    responses: Sequence[Response],
) -> Due | None:
    """None where no day is known. `responses` are those that the reader may see."""
    if letter.due_on is None:
        return None
    late = lateness(letter.due_on, today)
    paused = ""
    if letter.expected_by and letter.expected_by < letter.due_on:
        paused = _("first expected by %(day)s (%(basis)s)") % {
            "day": date_format(letter.expected_by, "j F Y"),
            "basis": letter.get_expected_basis_display().lower(),
        }
    return Due(
        on=letter.due_on,
        lateness=late.value,
        label=str(Lateness(late).label),
        why=_why(letter, extensions, responses),
        paused=paused,
    )


def _why(
    letter: Letter,
    extensions: Sequence[Extension] | Sequence[MoreTime],
    responses: Sequence[Response],
) -> str:
    if letter.due_on == letter.expected_by:
        return str(letter.get_expected_basis_display()).lower()
    for extension in extensions:
        if extension.until == letter.due_on:
            return _("more time was agreed: %(because)s") % {"because": extension.because}
    for response in responses:
        if response.promised_by == letter.due_on and not response.retracted_at:
            day = date_format(response.dated, "j F Y")
            return _("promised in the answer of %(day)s") % {"day": day}
    return _("promised")
