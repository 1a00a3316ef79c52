"""What a selection shows, as a newspaper heads it."""

from collections import Counter

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters.statuses import YES, Implementation, Position


def told_in_full(counts: Counter) -> str:
    """The finding and what it leaves open, as one paragraph."""
    return f"{finding(counts)}. {beside(counts)}".strip() if counts.total() else ""


def finding(counts: Counter) -> str:
    """Of pairs of position and implementation: what was accepted, and what was done."""
    total = counts.total()
    if not total:
        return ""
    done = sum(times for (_p, i), times in counts.items() if i == Implementation.IMPLEMENTED)
    said = _said_of_one(counts) if total == 1 else _said(counts, total)
    if not done:
        none = _("%(said)s; none is known to be implemented")
        one = _("%(said)s; it is not known to be implemented")
        return (one if total == 1 else none) % {"said": said}
    if total == 1:
        return _("%(said)s; it is implemented") % {"said": said}
    return ngettext(
        "%(said)s; %(done)s is implemented", "%(said)s; %(done)s are implemented", done
    ) % {"said": said, "done": intcomma(done)}


def _said(counts: Counter, total: int) -> str:
    told = {"accepted": intcomma(_accepted(counts)), "total": intcomma(total)}
    if _silent(counts) == total:
        return _("Governments answered none of %(total)s recommendations") % told
    if not _accepted(counts):
        return _("Governments accepted none of %(total)s recommendations") % told
    if _accepted(counts) == total:
        return _("Governments accepted all %(total)s recommendations in some form") % told
    return _("Governments accepted %(accepted)s of %(total)s recommendations in some form") % told


def _said_of_one(counts: Counter) -> str:
    if _silent(counts):
        return _("Nobody has answered the one recommendation")
    if _accepted(counts):
        return _("The one recommendation was accepted in some form")
    if any(position == Position.NOT_ACCEPTED for position, _done in counts):
        return _("The one recommendation was not accepted")
    return _("The one recommendation was answered without being accepted")


def _accepted(counts: Counter) -> int:
    return sum(times for (position, _i), times in counts.items() if position in YES)


def _silent(counts: Counter) -> int:
    return sum(times for (p, _i), times in counts.items() if p == Position.NO_RESPONSE)


def beside(counts: Counter) -> str:
    """Who did not answer and what was not looked at, which the finding says nothing about."""
    silent, total = _silent(counts), counts.total()
    unseen = sum(times for (_p, i), times in counts.items() if i == Implementation.NOT_ASSESSED)
    sentences = []
    if 0 < silent < total:  # silence of all is the finding itself
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
