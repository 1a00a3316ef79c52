"""What a selection shows, as a newspaper heads it."""

from collections import Counter

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters.statuses import YES, Implementation, Position


def finding(counts: Counter) -> str:
    """Of pairs of position and implementation: what was accepted, and what was done."""
    total = sum(counts.values())
    if not total:
        return ""
    accepted = sum(times for (position, _i), times in counts.items() if position in YES)
    done = sum(times for (_p, i), times in counts.items() if i == Implementation.IMPLEMENTED)
    said = ngettext(
        "Governments accepted %(accepted)s of %(total)s recommendation in some form",
        "Governments accepted %(accepted)s of %(total)s recommendations in some form",
        total,
    ) % {"accepted": intcomma(accepted) if accepted else _("none"), "total": intcomma(total)}
    if not done:
        return _("%(said)s; none is known to be implemented") % {"said": said}
    return ngettext(
        "%(said)s; %(done)s is implemented", "%(said)s; %(done)s are implemented", done
    ) % {"said": said, "done": intcomma(done)}


def beside(counts: Counter) -> str:
    """Who did not answer and what was not looked at, which the finding says nothing about."""
    silent = sum(times for (p, _i), times in counts.items() if p == Position.NO_RESPONSE)
    unseen = sum(times for (_p, i), times in counts.items() if i == Implementation.NOT_ASSESSED)
    sentences = []
    if silent:
        sentences.append(
            ngettext("%(silent)s is unanswered.", "%(silent)s are unanswered.", silent)
            % {"silent": intcomma(silent)}
        )
    if unseen:
        sentences.append(
            ngettext(
                "%(unseen)s has not been assessed yet, which says nothing either way.",
                "%(unseen)s have not been assessed yet, which says nothing either way.",
                unseen,
            )
            % {"unseen": intcomma(unseen)}
        )
    return " ".join(sentences)
