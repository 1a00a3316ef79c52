"""The columns of every export, named as in the API; docs/open-data.md tells them to people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from letters import countries
from letters.models import Addressee, Recommendation
from letters.selectors.standing import codes_of, headline_of, last_movement

Value = str | int | date | list[str] | None


@dataclass(frozen=True, slots=True)
class Column:
    """`says` is the definition; `width` is for sheets, in signs."""

    name: str
    says: Promise
    of: Callable[[Recommendation], Value]
    width: int = 14

    @property
    def is_address(self) -> bool:
        return self.name.endswith("url")


def absolute(address: str) -> str:
    return settings.SITE_URL + address


def _stood(name: str) -> Callable[[Recommendation], Value]:
    return lambda ask: getattr(ask, f"stood_{name}")


def _asked(ask: Recommendation) -> list[Addressee]:
    return ask.letter.addressed  # type: ignore[attr-defined]


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def governments_of(ask: Recommendation) -> list[str]:
    return _once([countries.name(one.country) for one in _asked(ask)])


COLUMNS = (
    Column("id", _("Number of the recommendation on this site; it never changes."),
           lambda ask: ask.pk, 8),
    Column("number", _("Its number within its letter."), lambda ask: ask.number, 8),
    Column("text", _("What is asked, in the words of record."), lambda ask: ask.text, 60),
    Column("topics", _("Its topics."), lambda ask: ask.topics, 24),
    Column("subject_countries", _("The countries that it is about, by ISO code."),
           lambda ask: ask.subject_countries, 12),
    Column("letter", _("Subject of the letter that makes it."),
           lambda ask: ask.letter.subject, 40),
    Column("letter_url", _("Permanent address of that letter."),
           lambda ask: absolute(ask.letter.get_absolute_url()), 40),
    Column("campaign", _("Campaign for which the letter was written."),
           lambda ask: ask.letter.campaign.name, 24),
    Column("sent_on", _("Day on which the letter was sent."), lambda ask: ask.letter.sent_on, 12),
    Column("governments", _("Governments that it was sent to."),
           governments_of, 20),
    Column("offices", _("Offices that it was sent to."),
           lambda ask: _once([one.office for one in _asked(ask)]), 24),
    Column("due_on", _("Day by which an answer was due, with all time granted since."),
           _stood("due_on"), 12),
    Column("position", _("What the government last said of it that may be told."),
           _stood("position"), 22),
    Column("position_since", _("Day on which it said so."), _stood("position_since"), 12),
    Column("implementation", _("What has been done, as the coalition judges on evidence."),
           _stood("implementation"), 22),
    Column("implementation_since", _("Day from which that holds."),
           _stood("implementation_since"), 12),
    Column("checked_until", _("Day up to which evidence was looked at."),
           _stood("checked_until"), 12),
    Column("headline", _("The one word that follows from both."),
           lambda ask: headline_of(ask).value, 24),
    Column("flags", _("What dates and rows say of it."),
           codes_of, 24),
    Column("too_vague", _("Why nobody can judge it, where it is too vague for that."),
           lambda ask: ask.uncheckable, 24),
    Column("last_movement", _("Day on which the government last spoke or acted; else of sending."),
           last_movement, 12),
    Column("evidence_count", _("How many sources on it stand."),
           lambda ask: ask.evidence_count, 8),  # type: ignore[attr-defined]
    Column("url", _("Its permanent address, with everything on file about it."),
           lambda ask: absolute(ask.get_absolute_url()), 40),
)  # fmt: skip


def values_of(ask: Recommendation) -> list[Value]:
    return [column.of(ask) for column in COLUMNS]


def as_json(ask: Recommendation) -> dict[str, object]:
    """The row in types that JSON has; days are ISO 8601."""
    return {
        column.name: value.isoformat() if isinstance(value := column.of(ask), date) else value
        for column in COLUMNS
    }


def definitions() -> dict[str, str]:
    return {column.name: str(column.says) for column in COLUMNS}
