"""Rules that a new model or migration keeps, or the archive has to learn something."""

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

from archive.tables import every_name, kept, why_not

OURS = ("campaigns.", "letters.", "news.")


def models_of_the_site():
    return [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]


def test_every_table_of_ours_is_archived_or_says_why_not():
    without = {model._meta.label for model in models_of_the_site() if why_not(model)}

    assert {label for label in without if label.startswith(OURS)} == {
        "campaigns.AccountMail",
        "campaigns.Change",
        "letters.AskWords",
        "letters.EvidenceWords",
        "letters.Export",
        "letters.KnownWord",
        "letters.LetterWords",
        "letters.ResponseWords",
        "news.TipCount",
    }
    assert "sessions.Session" in without
    assert len(kept()) + len(without) == len(every_name())


def test_nothing_that_is_archived_points_at_what_is_not():
    dangling = [
        f"{model._meta.label}.{field.name}"
        for model in models_of_the_site()
        for field in model._meta.concrete_fields
        if not why_not(model) and field.related_model and why_not(field.related_model)
    ]

    assert dangling == []


def test_all_files_are_in_one_store():
    apart = [
        str(field)
        for model in models_of_the_site()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField) and field.storage != default_storage
    ]

    assert apart == []


@pytest.mark.django_db
def test_every_migration_can_be_part_of_one_transaction():
    """A restore runs them all in one, so that it leaves nothing half done."""
    nodes = MigrationLoader(connection).graph.nodes.values()

    assert [str(one) for one in nodes if not one.atomic] == []
