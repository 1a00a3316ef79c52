"""Numbers as a newspaper says them."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FEW = 5
NEAR = 0.015
SHARES: dict[float, Promise] = {
    3 / 4: gettext_lazy("Three quarters"),
    2 / 3: gettext_lazy("Two thirds"),
    1 / 2: gettext_lazy("Half"),
    1 / 3: gettext_lazy("A third"),
    1 / 4: gettext_lazy("A quarter"),
    1 / 5: gettext_lazy("A fifth"),
    1 / 10: gettext_lazy("A tenth"),
}


def share(part: int, whole: int) -> str:
    """How a sentence about a share begins: "Half", "About 3 in 10", "2 of 3"."""
    if part in {0, whole}:
        return _("All") if part else _("Nothing")
    if whole < FEW:
        return _("%(part)d of %(whole)d") % {"part": part, "whole": whole}
    ratio = part / whole
    for value, words in SHARES.items():
        if abs(ratio - value) <= NEAR:
            return str(words)
    tenths = round(10 * ratio)
    if tenths in {0, 10}:
        return _("Nearly all") if tenths else _("Less than a tenth")
    return _("About half") if tenths == 5 else _("About %(tenths)d in 10") % {"tenths": tenths}
