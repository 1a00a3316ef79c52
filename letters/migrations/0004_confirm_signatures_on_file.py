from django.db import migrations
from django.db.models import F


def confirm(apps, schema_editor):
    """Signatures of letters logged so far were given before they were logged."""
    Signature = apps.get_model("letters", "Signature")
    Signature.objects.filter(confirmed_at=None).update(confirmed_at=F("signed_at"))


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_drafts_signing_following")]
    operations = [migrations.RunPython(confirm, migrations.RunPython.noop)]
