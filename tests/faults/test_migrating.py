"""The database of these tests was made by a migration that was killed, and by two that then ran at
once (conftest.py)."""

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def test_it_was_killed_half_way(here):
    assert 0 < here.applied_when_killed < here.applied
    assert here.migrated == [0, 0]


def test_nothing_is_left_to_do(here):
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_every_table_is_as_the_models_say(here):
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for model in apps.get_models(include_auto_created=True):
            if not model._meta.managed or model._meta.proxy:
                continue
            assert model._meta.db_table in tables
            found = connection.introspection.get_table_description(cursor, model._meta.db_table)
            fields = {one.column for one in model._meta.concrete_fields}
            assert fields <= {one.name for one in found}, model
            held = connection.introspection.get_constraints(cursor, model._meta.db_table)
            assert {one.name for one in model._meta.constraints} <= set(held), model
