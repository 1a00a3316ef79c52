from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Trigrams carry the text filters. A database user who may not create extensions asks
    the operator to do so once (docs/running.md)."""

    dependencies = []

    operations = [TrigramExtension(), UnaccentExtension()]
