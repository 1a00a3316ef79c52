"""Signatories in words: what stands with a name, and how many are not named."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters.models import Letter, Signature

FEWEST = 2  # a count of one would point at somebody


def reserved(one: Signature) -> str:
    """ "except recommendation 4: too dear"; "" where nothing is excepted."""
    return "; ".join(map(_reservation, one.reservations))


def _reservation(one: dict) -> str:
    except_for = _("except recommendation %(number)s") % {"number": one["number"]}
    return f"{except_for}: {one['words']}" if one["words"] else except_for


def unnamed(letter: Letter, named: Sequence[Signature]) -> str:
    """Those under the letter who are not among `named`, people apart from organisations."""
    rest = letter.signatures.standing().exclude(pk__in=[one.pk for one in named])
    are_people = Counter(rest.values_list("is_person", flat=True))
    return unnamed_in_words(are_people[True], are_people[False])


def unnamed_in_words(people: int, organisations: int) -> str:
    told = []
    if organisations >= FEWEST:
        told.append(
            ngettext(
                "%(count)d organisation that is not named",
                "%(count)d organisations that are not named",
                organisations,
            )
            % {"count": organisations}
        )
    if people >= FEWEST:
        told.append(
            ngettext(
                "%(count)d person who is not named", "%(count)d people who are not named", people
            )
            % {"count": people}
        )
    return _(" and ").join(told)
