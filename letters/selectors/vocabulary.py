"""The words of "How we judge", with what each one means."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from letters.flags import EXPLAINED
from letters.statuses import Headline, Implementation, Position

MEANINGS = EXPLAINED | {
    Position.NO_RESPONSE: _("The letter was sent and nothing came back."),
    Position.ACKNOWLEDGED: _("A receipt or a holding reply, without a view."),
    Position.UNDER_CONSIDERATION: _("The government says that it is looking at it."),
    Position.ACCEPTED: _("It agrees to do what is asked."),
    Position.ACCEPTED_IN_PRINCIPLE: _("It agrees with the aim and commits to no means or date."),
    Position.ACCEPTED_IN_PART: _("It agrees to a part, which is written down."),
    Position.ALREADY_DONE: _("It says that this exists. Whether it does is judged apart."),
    Position.NOTED: _("It takes note without accepting."),
    Position.NOT_ACCEPTED: _("It refuses. The reason is coded."),
    Position.NOT_COMPETENT: _("It says that another body is responsible."),
    Position.NOT_ADDRESSED: _("A reply of substance came and is silent on this."),
    Implementation.NOT_ASSESSED: _(
        "Nobody has looked yet. This says nothing about what happened, and counts in no rate."
    ),
    Implementation.NO_ACTION: _("Somebody looked, up to a stated date, and found nothing."),
    Implementation.ANNOUNCED: _("A concrete step has been promised or tabled."),
    Implementation.IN_PROGRESS: _("An official step has been taken; nothing is in force yet."),
    Implementation.STALLED: _("It was moving and has stopped, or was shelved."),
    Implementation.PARTIALLY_IMPLEMENTED: _(
        "Part is in force, or all of it later or weaker than asked. Rests on a primary source."
    ),
    Implementation.IMPLEMENTED: _("In force and matching the ask. Rests on a primary source."),
    Implementation.NOT_IMPLEMENTED: _("Closed: refused, over, or overtaken by a contrary act."),
    Implementation.REVERSED: _("It was in place and has been undone. Rests on a primary source."),
    Implementation.SUPERSEDED: _("Replaced by a newer ask, or withdrawn by the coalition."),
}

# The first rule that fits (letters/statuses.py); the others follow from what has been done alone.
HEADLINES = {
    Headline.REJECTED: _("It refused, and no step has been found."),
    Headline.ACCEPTED_AWAITING_ACTION: _(
        "It agreed, at least in part, and no step has been found."
    ),
    Headline.ANSWERED_NO_COMMITMENT: _(
        "It answered without agreeing or refusing, and no step has been found."
    ),
    Headline.NO_ACTION: _("Nothing came back; somebody looked for steps and found none."),
    Headline.NO_RESPONSE_OVERDUE: _(
        "Nothing came back by the day an answer was due, and nobody has looked for steps yet."
    ),
    Headline.NOT_ASSESSED: _(
        "Nothing came back, no answer is overdue, and nobody has looked for steps yet."
    ),
}


@dataclass(frozen=True, slots=True)
class Word:
    code: str
    label: str
    meaning: str


def words(choices: Iterable[TextChoices]) -> list[Word]:
    return [Word(one.value, str(one.label), str(MEANINGS[one])) for one in choices]


def headlines() -> list[Word]:
    return [
        Word(one.value, str(one.label), str(HEADLINES.get(one) or MEANINGS[Implementation(one)]))
        for one in Headline
    ]


FIGURES = {
    "letters": (_("Letters"), _(
        "Sent letters with at least one recommendation here. A letter to several governments "
        "counts with each of them, and copies count."
    )),
    "asks": (_("Recommendations"), _(
        "What those letters ask, one by one. Superseded ones are left out."
    )),
    "answers": (_("Answers"), _(
        "Everything that came back and may be told: letters, meetings, statements. Confidential "
        "and retracted answers are left out."
    )),
    "days": (_("Median days to a reply"), _(
        "From the day a letter was sent to the date of the first answer that takes a stand on at "
        "least one of its recommendations: receipts and holding replies are none. The value in the "
        "middle of the letters with such a reply, or halfway between the two in the middle, in "
        "whole days. Letters without one have no such time and are left out, so the number of "
        "letters stands beside it."
    )),
    "share": (_("Shares"), _(
        "Of recommendations with an answer, or with an assessment. What has no answer, or has not "
        "been assessed yet, stands outside and is in no share."
    )),
}  # fmt: skip


def figures() -> list[Word]:
    return [Word(code, str(label), str(says)) for code, (label, says) in FIGURES.items()]
