"""How an ask and a letter stand now, as the text of each of their cells."""

from typing import TYPE_CHECKING

from letters import countries
from letters.sheets.columns import ASKS, LETTERS
from letters.sheets.merging import version_of

if TYPE_CHECKING:
    from letters.models import Letter, Recommendation


def ask_texts(ask: "Recommendation", address: str = "") -> dict[str, str]:
    """Reads the letter and its addressees, which the caller has loaded."""
    letter = ask.letter
    texts = {
        "id": str(ask.pk),
        "address": address + ask.get_absolute_url(),
        "letter": letter.subject,
        "sent_on": _day(letter.sent_on),
        "governments": _governments(letter),
        "number": str(ask.number),
        "recommendation": ask.text,
        "position": ask.get_position_display(),
        "status": ask.get_implementation_display(),
        "topics": ", ".join(ask.topics),
        "subject_countries": ", ".join(map(countries.name, ask.subject_countries)),
        "too_vague": ask.uncheckable,
    }
    return texts | {"version": version_of(ASKS, ask.pk, texts)}


def letter_texts(letter: "Letter", address: str = "") -> dict[str, str]:
    """Reads the campaign and the addressees, and `asks`, the number of its asks."""
    texts = {
        "id": str(letter.pk),
        "address": address + letter.get_absolute_url(),
        "campaign": letter.campaign.name,
        "subject": letter.subject,
        "state": letter.get_state_display(),
        "sent_on": _day(letter.sent_on),
        "governments": _governments(letter),
        "recommendations": str(letter.asks),  # type: ignore[attr-defined]
        "sign_by": _day(letter.sign_by),
        "closes_on": _day(letter.closes_on),
        "takes_late": "yes" if letter.takes_late else "no",
    }
    return texts | {"version": version_of(LETTERS, letter.pk, texts)}


def _day(day: object) -> str:
    return day.isoformat() if day else ""  # type: ignore[attr-defined]


def _governments(letter: "Letter") -> str:
    found = dict.fromkeys(countries.name(one.country) for one in letter.addressees.all())
    return ", ".join(found)
