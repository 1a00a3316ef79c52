from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Ask:
    """One recommendation with what its letter tells. Countries are ISO 3166-1 alpha-2, or EU."""

    id: str
    text: str
    letter: str
    topics: tuple[str, ...] = ()
    letter_title: str = ""
    sent_on: date | None = None
    office: str = ""
    office_holder: str = ""
    country: str = ""
    subject_countries: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of coverage."""

    headline: str
    summary: str = ""
    body: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """That a text bears on an ask: how likely (0 to 1), whether to show it, which way, and why."""

    ask: str
    score: float
    is_suggested: bool = False
    signal: str | None = None
    reasons: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # of the ask, that the text has
    signal_words: tuple[str, ...] = ()  # of the text, on which the signal rests


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt; the committed one is the default."""

    letter: Sequence[float]
    ask: Sequence[float]
    letter_threshold: float
    ask_threshold: float
