"""What every export says of itself: of which day, by which filters, in which words."""

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from letters.exports.columns import absolute
from letters.exports.selected import Selected
from letters.flags import Flag
from letters.selectors.chips import chips_of, spelled
from letters.selectors.naming import names_of
from letters.selectors.vocabulary import Word, headlines, words
from letters.statuses import Implementation, Position

AXES: dict[str, type[TextChoices]] = {
    "position": Position,
    "implementation": Implementation,
    "flags": Flag,
}


def vocabulary() -> dict[str, list[Word]]:
    """The codes of each axis with their labels and meanings."""
    told = {axis: words(choices) for axis, choices in AXES.items()}
    return told | {"headline": headlines()}


def filters(chosen: Selected) -> dict[str, str]:
    """As in the address; a letter stands for its key."""
    given = dict(chosen.picked.pairs)
    return given | {"letter": str(chosen.letter.pk)} if chosen.letter else given


def in_words(chosen: Selected) -> list[str]:
    """The filters, for people."""
    if chosen.letter:
        return [chosen.letter.subject]
    names = names_of(chosen.user, chosen.picked)
    return spelled(chips_of(chosen.picked, names, chosen.today))


def knowledge(chosen: Selected) -> str:
    if not chosen.when.is_past:
        return _("How things stand on that day.")
    if chosen.when.as_filed:
        return _("What was on file by the end of that day.")
    return _("How things stood on that day, as far as is known when this was written.")


def head(chosen: Selected) -> dict[str, object]:
    return {
        "as_of": chosen.when.day.isoformat(),
        "knowledge": knowledge(chosen),
        "written_at": chosen.moment.isoformat(timespec="seconds"),
        "filters": filters(chosen),
        "url": absolute(chosen.address),
        "count": len(chosen),
    }
