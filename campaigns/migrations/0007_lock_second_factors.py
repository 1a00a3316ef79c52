"""Locks the secrets of second factors that were kept in the clear."""

from django.db import migrations

from campaigns.locked import is_locked, lock, unlock

NAMES = ("secret", "seed")


def _lock(kept: str) -> str:
    return kept if is_locked(kept) else lock(kept)


def _unlock(kept: str) -> str:
    return unlock(kept) or kept if is_locked(kept) else kept


def _each(change):
    def run(apps, schema_editor):
        factors = apps.get_model("mfa", "Authenticator").objects.select_for_update()
        for factor in factors.exclude(type="webauthn"):
            held = {name: change(factor.data[name]) for name in NAMES if name in factor.data}
            factor.data = {**factor.data, **held}
            factor.save(update_fields=["data"])

    return run


class Migration(migrations.Migration):
    """Going back writes them in the clear again."""

    dependencies = [
        ("campaigns", "0006_people_invitations_visits"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(_each(_lock), _each(_unlock))]
