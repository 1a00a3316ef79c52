"""What the government answered: put on file, released, retracted. Positions follow."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.asks import AnswerDraft
from letters.errors import AlreadyOnFile, LetterError
from letters.models import Answer, Letter, LetterFile, Recommendation, Response
from letters.services.answers import faults
from letters.services.standing import copy_due, copy_position

TOLD_TWICE = ("logged_by", "kind", "channel", "dated", "received_on", "from_office", "from_person",
              "summary", "promised_by", "is_confidential")  # fmt: skip
SAID = ("position", "quality", "quote", "page", "detail", "reason", "note")


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
    reply: LetterFile | None = None,
) -> Response:
    """Put an answer on file and let each ask's position follow the latest publishable word.

    A confidential answer is kept for the coalition and moves no position. Implementation never
    moves here: it is judged on evidence. `reply` is its kept original. Raises AlreadyOnFile for
    what was logged before.
    """
    asks, locked = _locked(letter)
    _check_response(locked, dated, received_on, promised_by)
    _check_answers(answers, asks, text)
    response = Response(
        letter=locked, kind=kind, channel=channel, dated=dated, received_on=received_on,
        from_office=from_office, from_person=from_person, summary=summary, text=text,
        language=language, url=url, promised_by=promised_by, is_confidential=is_confidential,
        logged_by=by,
    )  # fmt: skip
    _check_new(response, answers)
    response.save()
    _keep(reply, response)
    _put_down(response, answers, asks)
    copy_position([asks[one.number] for one in answers])
    copy_due(locked)
    record(locked.campaign, by, Did.LOGGED_RESPONSE, locked, kind=kind, answers=len(answers))
    return response


@transaction.atomic
def retract_response(*, response: Response, because: str, by: User) -> Response:
    """Take an answer back in the open: of another letter, misread. Positions follow the rest."""
    asks, letter = _locked(response.letter)
    locked = Response.objects.select_for_update().get(pk=response.pk)
    if locked.retracted_at:
        raise LetterError(_("This answer was retracted already."))
    if not because.strip():
        raise LetterError(_("Say why the answer is retracted."))
    locked.retracted_at, locked.retracted_by = timezone.now(), by
    locked.retraction = because.strip()
    locked.save(update_fields=["retracted_at", "retracted_by", "retraction"])
    _follow(asks, letter)
    record(letter.campaign, by, Did.RETRACTED_RESPONSE, letter, because=locked.retraction)
    return locked


@transaction.atomic
def release_response(*, response: Response, by: User) -> Response:
    """Let everybody who sees the letter see a confidential answer. It cannot be hidden again."""
    asks, letter = _locked(response.letter)
    locked = Response.objects.select_for_update().get(pk=response.pk)
    if locked.retracted_at:
        raise LetterError(_("This answer was retracted, so there is nothing to release."))
    if not locked.is_confidential:
        raise LetterError(_("This answer is open to all who see the letter already."))
    locked.is_confidential, locked.released_at = False, timezone.now()
    locked.save(update_fields=["is_confidential", "released_at"])
    _follow(asks, letter)
    record(letter.campaign, by, Did.RELEASED_RESPONSE, letter, kind=locked.kind)
    return locked


def _locked(letter: Letter) -> tuple[dict[int, Recommendation], Letter]:
    """The asks of a letter by number, then the letter: locked in this order everywhere."""
    rows = Recommendation.objects.select_for_update().filter(letter=letter).order_by("pk")
    asks = {one.number: one for one in rows}
    whole = Letter.objects.select_for_update(of=("self",)).select_related("campaign")
    return asks, whole.get(pk=letter.pk)


def _follow(asks: dict[int, Recommendation], letter: Letter) -> None:
    copy_position(list(asks.values()))
    copy_due(letter)


def _check_new(response: Response, answers: Sequence[AnswerDraft]) -> None:
    """Refuse what the same person said before in the same words: a second click."""
    facts = {name: getattr(response, name) for name in TOLD_TWICE}
    said = {tuple(str(getattr(one, name)) for name in ("number", *SAID)) for one in answers}
    columns = ("recommendation__number", *SAID)
    for same in response.letter.responses.standing().filter(**facts):
        rows = same.answers.values_list(*columns)
        if same.text == response.text and said == {tuple(map(str, row)) for row in rows}:
            raise AlreadyOnFile(_("This answer is on file already. It was not counted twice."))


def _keep(reply: LetterFile | None, response: Response) -> None:
    """The original belongs to its answer from now on."""
    if reply is None:
        return
    held = LetterFile.objects.select_for_update().filter(
        pk=reply.pk, is_reply=True, letter=response.letter
    )
    file = held.first()
    if file is None:
        raise LetterError(_("This reply was thrown away meanwhile. Attach it again."))
    if file.response_id:
        raise AlreadyOnFile(_("This reply is on file already. It was not counted twice."))
    file.response = response
    file.save(update_fields=["response"])


def _put_down(
    response: Response, answers: Sequence[AnswerDraft], asks: dict[int, Recommendation]
) -> None:
    Answer.objects.bulk_create(
        Answer(
            response=response,
            recommendation=asks[one.number],
            **{name: getattr(one, name) for name in SAID},
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
    if promised_by and promised_by <= dated:
        raise LetterError(_("A promised date lies after the answer. Check the two dates."))


def _check_answers(
    answers: Sequence[AnswerDraft], asks: dict[int, Recommendation], text: str
) -> None:
    if not answers:
        raise LetterError(_("Say what the answer means for at least one recommendation."))
    for fault in faults(answers, asks, text):
        raise LetterError(str(fault))
