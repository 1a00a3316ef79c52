"""Selections that people keep under a name."""

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from campaigns.models import User
from letters.errors import LetterError
from letters.models import SavedView

MOST = 50


def is_of_past_day(query: str) -> bool:
    return bool(QueryDict(query).get("as_of"))


@transaction.atomic
def save_view(*, name: str, query: str, by: User) -> SavedView:
    """One of the same name is replaced: it is the same view, looked at again."""
    User.objects.select_for_update().get(pk=by.pk)
    name = " ".join(name.split())
    if not 0 < len(name) <= 80:
        raise LetterError(_("Give the view a name of up to 80 signs."))
    if len(query) > 2000:
        raise LetterError(_("This selection is too long to keep. Take a filter away."))
    kept = SavedView.objects.filter(owner=by)
    same = kept.filter(name__iexact=name).first()
    if same is None and kept.count() >= MOST:
        raise LetterError(_("You keep %(most)d views. Delete one first.") % {"most": MOST})
    if same is None:
        return SavedView.objects.create(owner=by, name=name, query=query)
    if same.is_mailed and is_of_past_day(query):
        raise LetterError(
            _(
                "“%(name)s” comes by mail each month, and a view of a past day does not change. "
                "Give this one another name."
            )
            % {"name": same.name}
        )
    same.name, same.query = name, query
    same.save(update_fields=["name", "query"])
    return same


def delete_view(*, view: SavedView) -> None:
    view.delete()
