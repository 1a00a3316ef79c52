from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from campaigns.models import User
from campaigns.policies import Action, can
from campaigns.statements import told
from letters import countries
from letters.kinds import LetterState
from letters.models import (
    Addressee,
    Letter,
    LetterFile,
    Recommendation,
    Response,
    Signature,
)
from letters.passages import Paragraph, marked
from letters.selectors.due import Due, due_of
from letters.selectors.letter_rows import asks_of_letter, files_of, responses_of, signed_of
from letters.selectors.reminders import MoreTime, more_time_in
from letters.selectors.signatories import reserved, unnamed_in_words
from letters.selectors.signing_page import passages_of
from letters.selectors.thread import Thread, thread_of
from letters.selectors.translations import Wording, wording_of
from letters.statuses import answered_state

Row = TypeVar("Row", bound=Model)

LIVES = {
    LetterState.OPEN_FOR_SIGNATURE: _lazy("Open for signature; not sent yet."),
    LetterState.CLOSED_FOR_SIGNATURE: _lazy("Closed for signature; not sent yet."),
    LetterState.CLOSED: _lazy("Closed: no further answer is expected."),
    LetterState.WITHDRAWN: _lazy("Withdrawn by the coalition."),
    LetterState.SUPERSEDED: _lazy("Superseded by a later letter."),
}


@dataclass(frozen=True, slots=True)
class AskLine:
    ask: Recommendation
    text: str
    headline: str
    headline_label: str
    is_marked: bool  # in the text that is shown


@dataclass(frozen=True, slots=True)
class Asked:
    """An addressee with the name of its country."""

    who: str
    country: str
    code: str
    office: int | None
    own: Addressee | None = None  # how it was sent, where that differs from the letter's own dates


@dataclass(frozen=True, slots=True)
class Signed:
    """With what stands beside the name, the day, and where that is told to everybody the key of
    the organisation."""

    who: str
    notes: str
    organisation: int | None
    day: datetime | None


@dataclass(frozen=True, slots=True)
class LetterPage:
    """All that templates/letters/letter.html may ask for."""

    letter: Letter
    wording: Wording
    thread: Thread
    addressees: list[Asked]
    copies: list[Asked]
    signatories: list[Signed]
    late: list[Signed]
    withdrew: list[Signature]
    has_signing: bool
    unnamed: str
    asks: list[AskLine]
    responses: Sequence[Response]
    due: Due | None
    extensions: list[MoreTime]
    replies: list[LetterFile]
    paragraphs: list[Paragraph]
    files: list[LetterFile]
    standing: str
    may_log_letter: bool
    may_log_response: bool

    @property
    def in_words(self) -> str:
        to = "; ".join(f"{one.who}, {one.country}" for one in self.addressees)
        return _("A joint letter to %(to)s. %(standing)s") % {"to": to, "standing": self.standing}


def letter_page(*, letter: Letter, user: User | AnonymousUser, language: str = "") -> LetterPage:
    """In `language` where there is a translation; else in the language of record. `letter` comes
    from `rows_for_letter` (letter_rows.py)."""
    wording = wording_of(letter, language)
    today = timezone.localdate()
    asks = _told(asks_of_letter, letter, user, today)
    signed = _told(signed_of, letter, user)
    standing = [one for one in signed if one.stands()]
    files = _told(files_of, letter, user)
    responses = _told(responses_of, letter, user)
    for one in responses:
        one.originals = [file for file in files if file.response_id == one.pk]  # type: ignore[attr-defined]
    quotes = [] if wording.translation else [(one.number, one.quote, one.paragraph) for one in asks]
    paragraphs = marked(wording.text, quotes)
    shown = {piece.number for paragraph in paragraphs for piece in paragraph.pieces}
    extensions = more_time_in(letter)
    rest = {one["is_person"]: one["times"] for one in letter.rest}  # type: ignore[attr-defined]
    return LetterPage(
        letter=letter,
        wording=wording,
        thread=thread_of(letter, user),
        addressees=_asked(letter, is_copy=False),
        copies=_asked(letter, is_copy=True),
        signatories=[_who(one) for one in standing if not one.is_late],
        late=[_who(one) for one in standing if one.is_late],
        withdrew=[one for one in signed if one.withdrawn_at],
        has_signing=can(user, Action.COLLECT_SIGNATURES, letter.campaign) and letter.has_versions,  # type: ignore[attr-defined]
        unnamed=unnamed_in_words(rest.get(True, 0), rest.get(False, 0)),
        asks=[_line(ask, today, wording, is_marked=ask.number in shown) for ask in asks],
        responses=responses,
        due=_due(letter, asks, today, extensions, responses),
        extensions=extensions,
        replies=[one for one in files if one.is_reply and not one.response_id],
        paragraphs=paragraphs,
        files=[one for one in files if not one.is_reply],
        may_log_letter=can(user, Action.LOG_LETTER, letter.campaign),
        standing=standing_in_words(letter, asks, today),
        may_log_response=can(user, Action.LOG_RESPONSE, letter.campaign),
    )


def _told(rows: Callable[..., "QuerySet[Row]"], letter: Letter, *given: Any) -> list[Row]:
    """Rows of the letter, which know it."""
    found = told(rows, letter.pk, *given)
    for one in found:
        one.letter = letter  # type: ignore[attr-defined]
    return found


def passages_in(letter: Letter) -> list[tuple[int, str, int | None]]:
    """Where the asks stand in the text; an unsent letter has them in its version alone."""
    if letter.sent_on:
        rows = letter.recommendations.order_by("number")
        return list(rows.values_list("number", "quote", "paragraph"))
    version = letter.versions.last()
    return passages_of(version) if version else []


def _asked(letter: Letter, *, is_copy: bool) -> list[Asked]:
    return [
        Asked(
            who=str(one),
            country=countries.name(one.country),
            code=one.country,
            office=one.known_office_id,
            own=one if one.sent_on or one.expected_by else None,
        )
        for one in letter.addressees.all()
        if one.is_copy == is_copy
    ]


def _who(one: Any) -> Signed:
    """With its reservations; a name that is for the coalition alone says so."""
    notes = [
        _("a person") if one.is_person else "",
        reserved(one),
        "" if one.is_named else _("not named outside the coalition"),
    ]
    organisation = one.organisation_id if one.is_named else None
    return Signed(str(one), "; ".join(filter(None, notes)), organisation, one.confirmed_at)


def _line(ask: Recommendation, today: date, wording: Wording, *, is_marked: bool) -> AskLine:
    headline = ask.headline_on(today)
    text = wording.ask(ask.number, ask.text)
    return AskLine(ask, text, headline.value, str(headline.label), is_marked)


def standing_in_words(letter: Letter, asks: list[Recommendation], today: date) -> str:
    """Where the letter stands, in a sentence."""
    if letter.state in LIVES:
        return str(LIVES[LetterState(letter.state)])
    state = answered_state([ask.position for ask in asks])
    if state == "answered":
        return _("Every recommendation has an answer of substance.")
    if state == "answered_in_part":
        return _("Answered in part: some recommendations have no answer of substance.")
    if letter.is_overdue_on(today):
        return _("No answer of substance, and the date by which one was expected has passed.")
    return _("No answer of substance so far.")


def _due(
    letter: Letter,
    asks: list[Recommendation],
    today: date,
    extensions: list[MoreTime],
    responses: Sequence[Response],
) -> Due | None:
    """While somebody waits for an answer; afterwards no letter is late."""
    is_answered = answered_state([ask.position for ask in asks]) == "answered"
    if is_answered or letter.state != LetterState.SENT:
        return None
    return due_of(letter, today, extensions=extensions, responses=responses)


def asks_of(letter: Letter) -> list[Recommendation]:
    return list(letter.recommendations.order_by("number"))
