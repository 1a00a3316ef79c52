"""Letters drafted from the record: reminders, the public note of silence, follow-ups.

Plain text with a blank line between paragraphs, for a person to change before it is used. What
they say was said and done comes from the facts handed over, never from a guess.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters.kinds import Stage


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """A recommendation that is not settled; `standing` says in a few words where it stands."""

    text: str
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the record knows of a letter that waits. `asks` are those that are open; `before` are
    those to whom the letter went, where others hold their offices now."""

    subject: str
    sent_on: date
    addressees: Sequence[str]
    signed_by: str
    asks: Sequence[OpenAsk]
    all_asks: int
    language: str = "en"
    before: Sequence[str] = ()
    expected_by: date | None = None
    chased_on: Sequence[date] = field(default_factory=tuple)


def chaser_text(stage: str, facts: Facts, *, today: date, next_on: date) -> str:
    """The letter of this rung of the ladder, in the language of the letter it reminds of."""
    with translation.override(_written_in(facts.language)):
        return "\n\n".join(part for part in CHASERS[Stage(stage)](facts, today, next_on) if part)


def follow_up_text(facts: Facts, *, today: date) -> str:
    with translation.override(_written_in(facts.language)):
        parts = [
            _greeting(facts),
            _was_written(facts),
            _chased(facts, is_public=True),
            _("Of what was asked then, this is still open, and we ask you to act on it:"),
            _listed(facts),
            _("We would be grateful for an answer to each of these points."),
            _("Yours sincerely,"),  # those who sign it now are listed below it
        ]
        return "\n\n".join(part for part in parts if part)


def _first(facts: Facts, _today: date, next_on: date) -> list[str]:
    return [
        _greeting(facts),
        _wrote(facts),
        _("We have not yet had an answer of substance to these points:"),
        _listed(facts),
        _("We would be grateful for your reply by %(day)s.") % {"day": _day(next_on)},
        _signed(facts),
    ]


def _second(facts: Facts, _today: date, next_on: date) -> list[str]:
    return [
        _greeting(facts),
        _wrote(facts),
        _chased(facts),
        _("These points are still without an answer of substance:"),
        _listed(facts),
        _(
            "Please tell us by %(day)s what your government intends on each of them. Without a "
            "reply we will say in public that we have had none."
        )
        % {"day": _day(next_on)},
        _signed(facts),
    ]


def _public(facts: Facts, today: date, _next_on: date) -> list[str]:
    silence = ngettext(
        "By %(today)s there was no answer of substance to %(open)d of its %(all)d recommendation:",
        "By %(today)s there was no answer of substance to %(open)d of its %(all)d recommendations:",
        facts.all_asks,
    ) % {"today": _day(today), "open": len(facts.asks), "all": facts.all_asks}
    return [_was_written(facts), _chased(facts, is_public=True), silence, _listed(facts)]


def _reasons(facts: Facts, _today: date, next_on: date) -> list[str]:
    return [
        _greeting(facts),
        _wrote(facts),
        _chased(facts),
        _(
            "We ask you for the reasons why these points have had no answer, and who in your "
            "government is responsible for each:"
        ),
        _listed(facts),
        _("Please reply by %(day)s.") % {"day": _day(next_on)},
        _signed(facts),
    ]


CHASERS: dict[Stage, Callable[[Facts, date, date], list[str]]] = {
    Stage.FIRST_REMINDER: _first,
    Stage.SECOND_REMINDER: _second,
    Stage.PUBLIC_NOTE: _public,
    Stage.REASONS: _reasons,
}


def _written_in(language: str) -> str:
    """The letter's language if these sentences exist in it, else English."""
    return language if language in dict(settings.LANGUAGES) else "en"


def _greeting(facts: Facts) -> str:
    return _("Dear %(names)s,") % {"names": joined(facts.addressees)}


def _wrote(facts: Facts) -> str:
    said = {"day": _day(facts.sent_on), "subject": facts.subject, "before": joined(facts.before)}
    if facts.before:
        wrote = (
            _("On %(day)s we wrote to your predecessor, %(before)s, about “%(subject)s”.") % said
        )
    else:
        wrote = _("On %(day)s we wrote to you about “%(subject)s”.") % said
    if not facts.expected_by:
        return wrote % said
    expected = _("An answer was expected by %(day)s.") % {"day": _day(facts.expected_by)}
    return f"{wrote % said} {expected}"


def _was_written(facts: Facts) -> str:
    return _("On %(day)s %(who)s wrote to %(addressee)s about “%(subject)s”.") % {
        "day": _day(facts.sent_on),
        "who": facts.signed_by,
        "addressee": joined(facts.before or facts.addressees),
        "subject": facts.subject,
    }


def _chased(facts: Facts, *, is_public: bool = False) -> str:
    if not facts.chased_on:
        return ""
    days = {"days": joined([_day(one) for one in facts.chased_on])}
    if is_public:
        return _("They asked again on %(days)s.") % days
    return _("We wrote again on %(days)s.") % days


def _listed(facts: Facts) -> str:
    return "\n\n".join(
        f"{number}. {ask.text}" + (f" ({ask.standing})" if ask.standing else "")
        for number, ask in enumerate(facts.asks, start=1)
    )


def _signed(facts: Facts) -> str:
    return "\n".join([_("Yours sincerely,"), facts.signed_by])


def joined(words: Sequence[str]) -> str:
    """In a sentence: “one, two and three”."""
    if len(words) < 2:
        return "".join(words)
    return _("%(many)s and %(last)s") % {"many": ", ".join(words[:-1]), "last": words[-1]}


def _day(day: date) -> str:
    return date_format(day, "j F Y")
