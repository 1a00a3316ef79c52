import pgtrigger
from django.db import models
from django.db.models.functions import Now


class Change(models.Model):
    """Something that pages show was changed (campaigns/remembering.py). Triggers alone write
    here, and a task forgets what is minutes old."""

    at = models.DateTimeField(db_default=Now())

    not_archived = "changes are noted for a few minutes"

    def __str__(self) -> str:
        return str(self.at)


def notes_changes() -> pgtrigger.Trigger:
    """For every table that a page shows: each statement that writes to it is noted."""
    return pgtrigger.Trigger(
        name="a_change_is_noted",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="INSERT INTO campaigns_change DEFAULT VALUES; RETURN NULL;",
    )


def note_changes(*shown: type[models.Model]) -> None:
    for model in shown:
        pgtrigger.register(notes_changes())(model)
