"""The names of what a selection is filtered by, as far as they may be seen."""

from collections.abc import Callable, Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from campaigns.models import Campaign, Coalition, Organisation, User
from letters.models import Letter, Office
from letters.selectors.picked import Picked
from letters.signatories import SignatoryQuerySet

Visitor = User | AnonymousUser
NAMED: dict[str, Callable[[Visitor, str], QuerySet]] = {
    "campaign": lambda user, slug: Campaign.objects.visible_to(user).filter(slug=slug),
    "coalition": lambda user, slug: Coalition.objects.visible_to(user).filter(slug=slug),
    "office": lambda user, pk: Office.objects.visible_to(user).filter(pk=pk),
    "organisation": lambda user, pk: SignatoryQuerySet(Organisation).visible_to(user).filter(pk=pk),
    "letter": lambda user, pk: Letter.objects.visible_to(user).filter(pk=pk).defer("text"),
}


def names_of(
    user: Visitor, picked: Picked, known: Collection[tuple[str, str]] = ()
) -> dict[tuple[str, str], str]:
    """By filter and value, of those that are not `known`: one short query for each."""
    found: dict[tuple[str, str], str] = {}
    for pair in picked.pairs:
        if pair[0] in NAMED and pair not in known:
            row: Model | None = NAMED[pair[0]](user, pair[1]).first()
            if row is not None:
                found[pair] = str(row)
    return found
