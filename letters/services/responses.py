from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.asks import AnswerDraft
from letters.errors import LetterError
from letters.models import Answer, Letter, Recommendation, Response
from letters.services.standing import copy_due, copy_position
from letters.statuses import SPELLED_OUT, Position


@transaction.atomic
def log_response(
    *,
    letter: Letter,
    kind: str,
    channel: str,
    dated: date,
    from_office: str,
    summary: str,
    answers: Sequence[AnswerDraft],
    by: User,
    received_on: date | None = None,
    from_person: str = "",
    text: str = "",
    language: str = "en",
    url: str = "",
    promised_by: date | None = None,
    is_confidential: bool = False,
) -> Response:
    """Put an answer on file and let each ask's position follow the latest publishable word.

    A confidential answer is kept for the coalition and moves no position. Implementation never
    moves here: it is judged on evidence.
    """
    asks = {
        one.number: one
        for one in Recommendation.objects.select_for_update().filter(letter=letter).order_by("pk")
    }
    _check_response(letter, dated, received_on, promised_by)
    _check_answers(answers, asks)
    response = Response.objects.create(
        letter=letter,
        kind=kind,
        channel=channel,
        dated=dated,
        received_on=received_on,
        from_office=from_office,
        from_person=from_person,
        summary=summary,
        text=text,
        language=language,
        url=url,
        promised_by=promised_by,
        is_confidential=is_confidential,
        logged_by=by,
    )
    _put_down(response, answers, asks)
    copy_position([asks[one.number] for one in answers])
    copy_due(letter)
    record(letter.campaign, by, Did.LOGGED_RESPONSE, letter, kind=kind, answers=len(answers))
    return response


def _put_down(
    response: Response, answers: Sequence[AnswerDraft], asks: dict[int, Recommendation]
) -> None:
    Answer.objects.bulk_create(
        Answer(
            response=response,
            recommendation=asks[one.number],
            position=one.position,
            quality=one.quality,
            quote=one.quote,
            page=one.page,
            detail=one.detail,
            reason=one.reason,
            note=one.note,
        )
        for one in answers
    )


def _check_response(
    letter: Letter, dated: date, received_on: date | None, promised_by: date | None
) -> None:
    if letter.sent_on is None:
        raise LetterError(_("This letter has not been sent, so nothing can answer it."))
    if dated < letter.sent_on:
        raise LetterError(_("An answer cannot be older than its letter. Check its date."))
    if dated > timezone.localdate() or (received_on and received_on > timezone.localdate()):
        raise LetterError(
            _("An answer on file has been given. Use a date that is not in the future.")
        )
    if received_on and received_on < dated:
        raise LetterError(_("An answer cannot arrive before it was written. Check the two dates."))
    if promised_by and promised_by < dated:
        raise LetterError(_("A promised date lies after the answer. Check the two dates."))


def _check_answers(answers: Sequence[AnswerDraft], asks: dict[int, Recommendation]) -> None:
    numbers = [one.number for one in answers]
    if not answers:
        raise LetterError(_("Say what the answer means for at least one recommendation."))
    if len(set(numbers)) != len(numbers):
        raise LetterError(_("Each recommendation takes one position from an answer."))
    for one in answers:
        if one.number not in asks:
            raise LetterError(
                _("The letter has no recommendation %(number)s.") % {"number": one.number}
            )
        if one.position in SPELLED_OUT and not one.detail:
            raise LetterError(
                _("Recommendation %(number)s: name the part accepted, or the body it went to.")
                % {"number": one.number}
            )
        if one.position == Position.NOT_ACCEPTED and not one.reason:
            raise LetterError(
                _("Recommendation %(number)s: choose the reason for the refusal.")
                % {"number": one.number}
            )


@transaction.atomic
def retract_response(*, response: Response, because: str, by: User) -> Response:
    """Take a wrongly logged answer back, in the open; positions follow what remains."""
    rows = Recommendation.objects.select_for_update().filter(letter=response.letter_id)
    asks = list(rows.order_by("pk"))
    locked = Response.objects.select_for_update().get(pk=response.pk)
    if locked.retracted_at:
        raise LetterError(_("This answer was retracted already."))
    if not because.strip():
        raise LetterError(_("Say why the answer is retracted."))
    locked.retracted_at, locked.retracted_by, locked.retraction = timezone.now(), by, because
    locked.save(update_fields=["retracted_at", "retracted_by", "retraction"])
    letter = response.letter
    copy_position(asks)
    copy_due(letter)
    record(letter.campaign, by, Did.RETRACTED_RESPONSE, letter, because=because)
    return locked
