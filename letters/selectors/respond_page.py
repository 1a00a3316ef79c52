"""A reply beside the asks of its letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from campaigns.models import User
from letters.forms.response import POSITION_KEYS, QUALITY_KEYS
from letters.models import Letter, LetterFile
from letters.reading.replies import Proposal, Reply, Suggestion
from letters.statuses import Position, Quality


@dataclass(frozen=True, slots=True)
class Key:
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class RespondPage:
    """All that templates/letters/respond.html may ask for besides the form."""

    letter: Letter
    file: LetterFile | None
    reply: Reply | None
    positions: list[Key]
    qualities: list[Key]


def respond_page(letter: Letter, file: LetterFile | None, reply: Reply | None) -> RespondPage:
    return RespondPage(
        letter=letter,
        file=file,
        reply=reply,
        positions=[Key(key, str(Position(one).label)) for one, key in POSITION_KEYS.items()],
        qualities=[Key(key, str(Quality(one).label)) for one, key in QUALITY_KEYS.items()],
    )


def waiting_replies(letter: Letter, user: User) -> list[LetterFile]:
    """Replies that came and have not been marked, the newest first."""
    rows = LetterFile.objects.visible_to(user).filter(letter=letter, is_reply=True, response=None)
    return list(rows.select_related("uploaded_by").order_by("-pk"))


def first_guess(letter: Letter, reply: Reply | None, told: Suggestion) -> dict[str, object]:
    """What the form begins with: as much as is known of how the reply came."""
    asked = letter.addressees.filter(is_copy=False).first()
    guess: dict[str, object] = {"from_office": asked.office if asked else ""}
    if reply is None:
        return guess | {"kind": "meeting", "channel": "meeting", "language": letter.language}
    today = timezone.localdate()
    if reply.dated and letter.sent_day <= reply.dated <= today:
        guess["dated"] = reply.dated
    return guess | {
        "kind": told.kind,
        "language": reply.language or letter.language,
        "promised_by": _later(told.promised_by, reply.dated),
    }


def _later(promised: date | None, dated: date | None) -> date | None:
    return promised if promised and (dated is None or promised > dated) else None


def taken(typed: Mapping[str, str], proposals: Mapping[int, Proposal], number: str) -> dict:
    """What was typed, with the proposal for one ask filled in, or with all for "all"."""
    chosen = [str(one) for one in proposals] if number == "all" else [number]
    filled: dict[str, object] = dict(typed)
    for one in proposals.values():
        if str(one.number) in chosen:
            filled |= {
                f"{name}_{one.number}": value or filled.get(f"{name}_{one.number}", "")
                for name, value in cells_of(one).items()
            }
    return filled


def cells_of(proposal: Proposal) -> dict[str, str]:
    return {
        "position": proposal.position,
        "quote": proposal.quote,
        "page": str(proposal.page or ""),
        "detail": proposal.detail,
        "reason": proposal.refusal,
    }
