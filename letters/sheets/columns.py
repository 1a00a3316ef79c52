"""The columns of each kind of sheet: what each is, and whether and how it may be changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from letters import countries
from letters.kinds import Relation, SourceKind
from letters.sheets.cells import (
    LONGEST,
    address_of,
    choice_of,
    country_codes,
    day_of,
    topics_of,
    truth_of,
)
from letters.sheets.errors import CellFault
from letters.statuses import Implementation, Reason

ASKS, LETTERS, NEW = "asks", "letters", "new"
PROBLEM = "problem"  # stands in the file of rows that failed, and is not read
Read = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Column:
    """`read` turns what was typed into the text that stands for it; None where nobody may.

    What `is_said` says something about a change in the same row and leaves empty.
    """

    code: str
    explained: object
    width: int = 16
    read: Read | None = None
    choices: tuple[str, ...] = ()
    is_day: bool = False
    is_said: bool = False

    @property
    def is_kept(self) -> bool:
        """It has a value on file, which the version of its row remembers."""
        return self.code not in UNKEPT and not self.is_said


UNKEPT = {"id", "version", "address"}


def _words(most: int) -> Read:
    def read(text: str) -> str:
        if len(text) > most:
            raise CellFault(_("This is longer than %(most)d signs. Shorten it.") % {"most": most})
        return text

    return read


def _day(text: str) -> str:
    return day_of(text).isoformat() if text else ""


def _chosen(labels: Mapping[str, str]) -> Read:
    return lambda text: labels[choice_of(text, labels)] if text else ""


def labels_of(choices: type) -> dict[str, str]:
    return {code: str(label) for code, label in choices.choices}  # type: ignore[attr-defined]


def _topics(text: str) -> str:
    return ", ".join(topics_of(text))


def _countries(text: str) -> str:
    return ", ".join(countries.name(code) for code in country_codes(text))


def _truth(text: str) -> str:
    return "yes" if truth_of(text) else "no"


def _address(text: str) -> str:
    return address_of(text) if text else ""


def _status(text: str) -> str:
    labels = labels_of(Implementation)
    return labels[choice_of(text, labels)]


def columns_of(kind: str) -> tuple[Column, ...]:
    return _columns(kind, get_language() or "")


@cache
def _columns(kind: str, _language: str) -> tuple[Column, ...]:
    return {ASKS: _asks, LETTERS: _letters, NEW: _new}[kind]()


def _choice(code: str, explained: object, choices: type, width: int = 20) -> Column:
    labels = labels_of(choices)
    return Column(code, explained, width, _chosen(labels), tuple(labels.values()), is_said=True)


def _both() -> tuple[Column, ...]:
    return (
        Column("id", _("Which row it is. Never change it."), 8),
        Column("version", _("How the row stood when the sheet was made. Never change it."), 12),
        Column("address", _("Its page."), 30),
    )


def _asks() -> tuple[Column, ...]:
    return (
        *_both(),
        Column("letter", _("Its letter."), 30),
        Column("sent_on", _("When the letter was sent."), 12, is_day=True),
        Column("governments", _("Whom the letter asks."), 18),
        Column("number", _("Its number in the letter."), 8),
        Column(
            "recommendation",
            _("What is asked. A sent text is locked: it changes by a new letter alone."), 60,
        ),
        Column("position", _("What the government said. Log an answer to change it."), 18),
        Column(
            "status",
            _("What has been done. A change is proposed, and a second person decides on it."),
            20, _status, tuple(labels_of(Implementation).values()),
        ),
        Column("topics", _("With commas between."), 28, _topics),
        Column(
            "subject_countries", _("Countries that it is about, with commas between."), 24,
            _countries,
        ),
        Column(
            "too_vague",
            _("Why it cannot be judged; empty where it can. For reviewers."), 24, _words(300),
        ),
        *_judgement(),
    )  # fmt: skip


def _judgement() -> tuple[Column, ...]:
    """What is said about a new status: the fields of a proposal."""
    return (
        Column(
            "took_effect_on", _("New status: when it happened."), 14, _day, is_day=True,
            is_said=True,
        ),
        Column(
            "considered_until", _("New status: evidence considered up to; today if empty."), 14,
            _day, is_day=True, is_said=True,
        ),
        Column(
            "because", _("New status: what was checked, and what it shows."), 40,
            _words(LONGEST), is_said=True,
        ),
        _choice("reason", _("New status: for stalled and not implemented."), Reason),
        Column(
            "still_missing", _("New status: for partly implemented."), 30, _words(LONGEST),
            is_said=True,
        ),
        Column(
            "last_movement_on", _("New status: for stalled."), 14, _day, is_day=True, is_said=True
        ),
        Column("source_address", _("The source that it rests on."), 30, _address, is_said=True),
        Column("source_title", _("Title of that source."), 30, _words(500), is_said=True),
        _choice("source_kind", _("Kind of that source."), SourceKind),
        _choice("source_relation", _("How it bears on the recommendation."), Relation),
        Column("source_outlet", _("Who published it."), 20, _words(200), is_said=True),
        Column(
            "source_published_on", _("When it was published."), 14, _day, is_day=True, is_said=True
        ),
    )  # fmt: skip


def _letters() -> tuple[Column, ...]:
    locked = _("A signed and sent letter is locked.")
    return (
        *_both(),
        Column("campaign", _("Its campaign."), 24),
        Column("subject", locked, 50),
        Column("state", _("Change it on the page of the letter."), 18),
        Column("sent_on", locked, 12, is_day=True),
        Column("governments", locked, 24),
        Column("recommendations", _("How many it has."), 10),
        Column("sign_by", _("Please sign by this day."), 12, _day, is_day=True),
        Column("closes_on", _("Signing closes on this day."), 12, _day, is_day=True),
        Column("takes_late", _("Late signatories are welcome."), 12, _truth, ("yes", "no")),
    )


def _new() -> tuple[Column, ...]:
    """Past letters, a row for each thing that they asked."""
    return (
        Column("campaign", _("Its name, or its name in addresses."), 24, _words(250)),
        Column("letter", _("Its subject. Rows with the same are one letter."), 40, _words(250)),
        Column("sent_on", _("When it was sent."), 12, _day, is_day=True),
        Column("governments", _("Whom it asks, with commas between."), 24, _countries),
        Column("office", _("Which office of theirs."), 24, _words(200)),
        Column("recommendation", _("One thing that it asks."), 60, _words(LONGEST)),
        Column("topics", _("With commas between; may be empty."), 28, _topics),
        Column(
            "subject_countries", _("Countries that it is about; may be empty."), 24, _countries
        ),
        Column(
            "signatories", _("Organisations, with semicolons between; may be empty."), 40,
            _words(LONGEST),
        ),
        Column("letter_address", _("Where it can be read; may be empty."), 30, _address),
    )  # fmt: skip
