"""What belongs into an archive: every table of every app, found in Django's registry.

A model leaves itself out by saying why (`not_archived`), and how its rows are made anew from the
others, if they are (`made_anew_by`, one SQL statement).
"""

from dataclasses import dataclass

from django.apps import apps
from django.db import models

# Of apps that are not ours, and may not be installed.
OF_OTHERS = {
    "sessions.session": "people sign in again",
    "usersessions.usersession": "people sign in again",
}


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[str, ...]
    key: str
    files: tuple[str, ...]  # the columns that name files


def kept() -> list[Table]:
    return [_table(model) for model in _models() if not why_not(model)]


def left_out() -> dict[str, str]:
    """Tables, and why each is left out."""
    return {model._meta.db_table: why for model in _models() if (why := why_not(model))}


def made_anew() -> list[str]:
    said = [getattr(model, "made_anew_by", "") for model in _models()]
    return [statement for statement in said if statement]


def every_name() -> set[str]:
    return {model._meta.db_table for model in _models()}


def keys() -> dict[str, str]:
    """The column of the key by table, where keys count on. Made anew, rows are counted anew."""
    return {
        model._meta.db_table: str(model._meta.pk.column)
        for model in _models()
        if not getattr(model, "made_anew_by", "")
    }


def why_not(model: type[models.Model]) -> str:
    return str(getattr(model, "not_archived", OF_OTHERS.get(model._meta.label_lower, "")))


def _models() -> list[type[models.Model]]:
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not model._meta.swapped
    }
    return [found[name] for name in sorted(found)]


def _table(model: type[models.Model]) -> Table:
    fields = [one for one in model._meta.concrete_fields if not getattr(one, "generated", False)]
    return Table(
        name=model._meta.db_table,
        columns=tuple(str(one.column) for one in fields),
        key=str(model._meta.pk.column),
        files=tuple(str(one.column) for one in fields if isinstance(one, models.FileField)),
    )
