"""The private calendar address of a person: made, renewed, taken back."""

import secrets

from django.db import transaction

from campaigns.models import User
from letters.models import CalendarKey


@transaction.atomic
def renew_key(*, by: User) -> CalendarKey:
    """A new address; the one before leads nowhere from now on."""
    key, _is_new = CalendarKey.objects.update_or_create(
        user=by, defaults={"nonce": secrets.token_hex(16)}
    )
    return key


def revoke_key(*, by: User) -> None:
    CalendarKey.objects.filter(user=by).delete()
