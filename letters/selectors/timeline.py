"""What happened to an ask, in one order: letters, answers, evidence, judgements, reminders, and who
came into the offices that were asked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from letters.kinds import Stage
from letters.models import Answer, Assessment, Evidence
from letters.selectors.holders import Held
from letters.selectors.lineage import Asking
from letters.selectors.reminders import MoreTime, Reminder


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of the timeline. `holder` is who held the office that was asked, if known."""

    on: date
    kind: str
    title: str
    words: str = ""
    url: str = ""
    quote: str = ""
    holder: str = ""


def timeline(
    *,
    sent_on: date,
    until: date,
    answers: Iterable[Answer],
    approved: Iterable[Assessment],
    sources: Iterable[Evidence],
    reminders: Iterable[Reminder],
    more_time: Iterable[MoreTime],
    askings: Iterable[Asking],
    held: list[Held],
) -> list[Moment]:
    """Newest first. Sources without a date are in the list of evidence only."""
    moments = [Moment(sent_on, "sent", _("The letter was sent."))]
    moments += [_asked(one) for one in askings if not one.is_this]
    moments += [_chased(one) for one in reminders]
    moments += [_extended(one) for one in more_time]
    moments += [_answered(one) for one in answers]
    moments += [_judged(one) for one in approved]
    moments += [_reported(one) for one in sources if one.published_on]
    main = next((one for one in held if not one.is_copy), None)
    if main:
        moments = [_under(moment, main) for moment in moments] + _took_office(main, sent_on, until)
    return sorted(moments, key=lambda moment: moment.on, reverse=True)


def _under(moment: Moment, main: Held) -> Moment:
    then = main.on(moment.on)
    return replace(moment, holder=then.holder) if then else moment


def _took_office(main: Held, sent_on: date, until: date) -> list[Moment]:
    office = main.office.name if main.office else ""
    return [
        Moment(
            one.began_on, "office",
            _("%(holder)s took office: %(office)s.") % {"holder": one.holder, "office": office},
        )
        for one in main.holdings
        if sent_on < one.began_on <= until
    ]  # fmt: skip


def _asked(one: Asking) -> Moment:
    words = f"{one.ask.letter.subject} ({', '.join(map(str, one.governments))})"
    title = _("The same was asked in another letter.")
    return Moment(one.ask.letter.sent_day, "sent", title, words, one.ask.get_absolute_url())


def _chased(one: Reminder) -> Moment:
    words = one.text if one.stage == Stage.PUBLIC_NOTE else ""
    title = _("Asked again: %(stage)s.") % {"stage": one.stage.label}
    return Moment(one.sent_on, "chased", title, words)


def _extended(one: MoreTime) -> Moment:
    title = _("More time was agreed, until %(day)s.") % {"day": date_format(one.until, "j F Y")}
    return Moment(one.agreed_on, "extended", title, one.because)


def _answered(one: Answer) -> Moment:
    confidential = f" · {_('confidential')}" if one.response.is_confidential else ""
    return Moment(
        one.response.dated,
        one.position,
        _("The government’s word: %(position)s") % {"position": one.get_position_display().lower()},
        f"{one.response}{confidential}. {one.response.summary}",
        one.response.url,
        one.quote,
    )


def _judged(one: Assessment) -> Moment:
    judge = one.assessor_name or _("the coalition")
    status = {"status": one.get_implementation_display().lower(), "judge": judge}
    if one.corrects_id:
        title = _("Corrected by %(judge)s: %(status)s")
    else:
        title = _("Judged by %(judge)s: %(status)s")
    return Moment(
        one.effective_on, one.implementation, title % status, one.because, one.get_absolute_url()
    )


def _reported(one: Evidence) -> Moment:
    published_on = one.published_on or date.min
    return Moment(
        published_on,
        one.relation,
        one.title,
        f"{one.outlet or one.get_source_kind_display()} · {one.get_relation_display()}",
        one.url,
    )
