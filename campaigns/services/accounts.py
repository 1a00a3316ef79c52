"""Accounts of people."""

import secrets

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.errors import CampaignError
from campaigns.models import User


def has_account(email: str) -> bool:
    """Of this address, be it the account's first or one that it proved besides."""
    proved = EmailAddress.objects.filter(email__iexact=email, verified=True)
    return User.objects.filter(email__iexact=email).exists() or proved.exists()


def change_profile(*, person: User, name: str) -> None:
    """The organisation is not a person's own to say: things are private to it."""
    person.name = name
    person.save(update_fields=["name"])


def note_address(person: User) -> None:
    """For accounts made in the shell or the admin: changing and telling rest on this row."""
    if person.email and not EmailAddress.objects.filter(user=person).exists():
        EmailAddress.objects.get_or_create(
            email=person.email.lower(), verified=True, defaults={"user": person, "primary": True}
        )


@transaction.atomic
def open_account(*, email: str, name: str, password: str) -> User:
    """For an address that its owner has proved."""
    if has_account(email):
        raise CampaignError(_("This address has an account. Sign in, and open the link again."))
    person = User.objects.create_user(f"p{secrets.token_hex(8)}", email, password, name=name)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person
