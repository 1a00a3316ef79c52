"""Letters taken over from UPR Info's table: many at a time, once, on the word of two people.

Each piece is a transaction, so that a run that was killed is begun again and goes on. What was
taken over already is known by its key and left as it is. The database does most of the work, so
pieces are put on file side by side, each by a thread with a connection of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.levels import Visibility
from campaigns.models import Campaign, Organisation, User
from campaigns.policies import Action, can
from campaigns.record import record
from letters import countries
from letters.activity import Did
from letters.errors import LetterError
from letters.kinds import Channel, ResponseKind
from letters.models import (
    Addressee,
    Answer,
    Import,
    Imported,
    Letter,
    Recommendation,
    Response,
    Signature,
)
from letters.services.copying import Row, put_rows, words_kept_later
from letters.services.offices import known_office
from letters.services.standing import stood
from letters.upr import SOURCE, UprLetter

PIECE = 400  # letters of a transaction
OFFICE = "Government"
LOCK = 7021  # imports, among the advisory locks of the database


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run did; `known` are rows that an earlier one had taken over."""

    letters: int = 0
    rows: int = 0
    known: int = 0


def nothing(_taken: Taken) -> None:
    """For readers whom nobody watches."""


def import_upr(
    *, campaign: Campaign, name: str, sha256: str, letters: Sequence[UprLetter], by: User,
    second: User, visibility: str = Visibility.PUBLIC, at_once: int = 1,
    tell: Callable[[Taken], None] = nothing,
) -> Taken:  # fmt: skip
    """Put the letters of the table on file with what the states answered. `second` vouches for it
    like a reviewer: nobody imports on their own word alone. `at_once` pieces go side by side."""
    _check(campaign, by, second, visibility)
    with _alone(campaign):
        new, known = _without_known(campaign, letters)
        taken = Taken(known=known)
        if not new:
            return taken
        run = _begin(campaign, name, sha256, sum(len(one.rows) for one in new), by, second)
        piece = _Piece(run, visibility, _parties(new))
        packs = [new[at : at + PIECE] for at in range(0, len(new), PIECE)]
        for pack, rows in zip(packs, _put_all(piece, packs, at_once), strict=True):
            taken = replace(taken, letters=taken.letters + len(pack), rows=taken.rows + rows)
            tell(taken)
    return taken


def would_import(
    *, campaign: Campaign, letters: Sequence[UprLetter], by: User, second: User, visibility: str
) -> Taken:
    """What `import_upr` would do; it refuses what that would refuse."""
    _check(campaign, by, second, visibility)
    new, known = _without_known(campaign, letters)
    return Taken(letters=len(new), rows=sum(len(one.rows) for one in new), known=known)


def _put_all(piece: "_Piece", packs: Sequence[Sequence[UprLetter]], at_once: int) -> Iterator[int]:
    if at_once == 1:
        yield from map(piece.put, packs)
        return
    with ThreadPoolExecutor(at_once) as pool:
        yield from pool.map(piece.put_apart, packs)


@contextmanager
def _alone(campaign: Campaign) -> Iterator[None]:
    """No two imports into one campaign; the lock goes with the connection of a killed run."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK, campaign.pk])
        if not cursor.fetchone()[0]:
            raise LetterError(_("Another import into this campaign is under way. Wait for it."))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK, campaign.pk])


def _check(campaign: Campaign, by: User, second: User, visibility: str) -> None:
    if by == second:
        raise LetterError(_("Name two people: who imports, and who has looked at the table too."))
    if not can(by, Action.LOG_LETTER, campaign):
        raise LetterError(_("Only contributors of the coalition can import. Choose another one."))
    if not can(second, Action.REVIEW_STATUS, campaign):
        raise LetterError(_("The second person reviews for the coalition. Choose another one."))
    if visibility not in {Visibility.PUBLIC, Visibility.COALITION}:
        raise LetterError(_("Choose the coalition or everyone as those who may see it."))


def _without_known(campaign: Campaign, letters: Sequence[UprLetter]) -> tuple[list[UprLetter], int]:
    """New rows alone. A letter that has grown since brings a further letter."""
    mine = Imported.objects.filter(campaign=campaign, source=SOURCE)
    known = set(mine.values_list("key", flat=True))
    new, left = [], 0
    for letter in letters:
        rows = [row for row in letter.rows if row.key not in known]
        left += len(letter.rows) - len(rows)
        if rows:
            new.append(replace(letter, rows=rows))
    return new, left


@transaction.atomic
def _begin(campaign: Campaign, name: str, sha256: str, rows: int, by: User, second: User) -> Import:
    run = Import.objects.create(
        source=SOURCE, campaign=campaign, name=name[:200], sha256=sha256, rows=rows, by=by,
        agreed_by=second,
    )  # fmt: skip
    record(campaign, by, Did.IMPORTED, run, rows=rows)
    record(campaign, second, Did.AGREED_IMPORT, run, rows=rows)
    return run


@dataclass(frozen=True, slots=True)
class _Parties:
    """By country, the keys of its office and of its government as an organisation that signs."""

    offices: dict[str, int]
    signing: dict[str, int]


@transaction.atomic
def _parties(letters: Sequence[UprLetter]) -> _Parties:
    codes = sorted({one.told_by for one in letters} - {""})
    names = {code: government(code) for code in codes}
    Organisation.objects.bulk_create(
        [Organisation(name=name, country=code) for code, name in names.items()],
        ignore_conflicts=True,
    )
    found = Organisation.objects.filter(name__in=names.values())
    on_file = dict(found.values_list("name", "pk"))
    asked = sorted({one.told_to for one in letters})
    return _Parties(
        {code: office.pk for code in asked if (office := known_office(code, OFFICE))},
        {code: on_file[name] for code, name in names.items()},
    )


def government(code: str) -> str:
    return f"Government of {countries.name(code)}"


@dataclass(frozen=True, slots=True)
class _Piece:
    run: Import
    visibility: str
    parties: _Parties

    def put_apart(self, pack: Sequence[UprLetter]) -> int:
        """In a thread, which has a connection of its own."""
        try:
            return self.put(pack)
        finally:
            connection.close()

    @transaction.atomic
    def put(self, pack: Sequence[UprLetter]) -> int:
        """The number of its rows."""
        with words_kept_later() as later:
            letters = put_rows(Letter, [self._letter(one) for one in pack])
            self._address(letters, pack)
            answers = put_rows(
                Response, [self._response(*pair) for pair in zip(letters, pack, strict=True)]
            )
            asks = self._ask(letters, answers, pack)
            later |= {Letter: letters, Response: answers, Recommendation: asks}
        return len(asks)

    def _letter(self, one: UprLetter) -> Row:
        return {
            "campaign_id": self.run.campaign_id,
            "organisation_id": self.run.by.organisation_id,
            "subject": one.subject,
            "sent_on": one.sent_on,
            "visibility": self.visibility,
            "logged_by_id": self.run.by_id,
        }

    def _address(self, letters: Sequence[int], pack: Sequence[UprLetter]) -> None:
        rows = [
            {"letter_id": letter, "office": OFFICE, "country": one.told_to, "sent_on": one.sent_on,
             "known_office_id": self.parties.offices[one.told_to]}
            for letter, one in zip(letters, pack, strict=True)
        ]  # fmt: skip
        put_rows(Addressee, rows)
        now = timezone.now()
        signed = [
            {"letter_id": letter, "organisation_id": self.parties.signing[one.told_by],
             "confirmed_at": now}
            for letter, one in zip(letters, pack, strict=True)
            if one.told_by
        ]  # fmt: skip
        put_rows(Signature, signed)

    def _response(self, letter: int, one: UprLetter) -> Row:
        return {
            "letter_id": letter,
            "kind": ResponseKind.SUBSTANTIVE_REPLY.value,
            "channel": Channel.MEETING.value,
            "dated": one.answered_on,
            "from_office": government(one.told_to),
            "summary": one.summary,
            "logged_by_id": self.run.by_id,
        }

    def _ask(
        self, letters: Sequence[int], answers: Sequence[int], pack: Sequence[UprLetter]
    ) -> list[int]:
        told = [
            (letter, answer, number, one, row)
            for letter, answer, one in zip(letters, answers, pack, strict=True)
            for number, row in enumerate(one.rows, start=1)
        ]
        asks = put_rows(Recommendation, [
            {"letter_id": letter, "number": number, "text": row.text, "topics": list(row.topics),
             "topics_text": ", ".join(row.topics)[:800],
             **stood(row.position.value, one.answered_on)}
            for letter, _answer, number, one, row in told
        ])  # fmt: skip
        put_rows(Answer, [
            {"response_id": answer, "recommendation_id": ask, "position": row.position.value}
            for ask, (_letter, answer, _number, _one, row) in zip(asks, told, strict=True)
        ])  # fmt: skip
        put_rows(Imported, [
            {"source": SOURCE, "campaign_id": self.run.campaign_id, "key": row.key,
             "recommendation_id": ask, "within_id": self.run.pk, "said": row.said}
            for ask, (*_place, row) in zip(asks, told, strict=True)
        ])  # fmt: skip
        return asks
