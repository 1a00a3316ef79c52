"""What is kept of second factors opens nothing for whoever reads the database alone."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse

from campaigns.locked import is_locked, lock, unlock
from tests import factories as a
from tests.campaigns.test_signing_in import code_of, is_in, set_up_app, sign_in

pytestmark = pytest.mark.django_db
SECRET, SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "ab" * 40


def kept() -> str:
    """All that the table of factors holds, as a thief of it reads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(data::text, ' ') FROM mfa_authenticator")
        return cursor.fetchone()[0]


def test_the_table_tells_neither_secret_nor_seed():
    person = a.a_user()
    secret = set_up_app(sign_in(person))

    assert secret not in kept()
    assert all(code not in kept() for code in codes_of(person))
    for factor in Authenticator.objects.all():
        assert is_locked(factor.data.get("secret") or factor.data["seed"])


def codes_of(person) -> list[str]:
    rows = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES)
    return RecoveryCodes(rows.get()).get_unused_codes()


@pytest.fixture
def kept_in_the_clear():
    person = a.a_user()
    for kind, data in (("totp", {"secret": SECRET}), ("recovery_codes", {"seed": SEED})):
        Authenticator.objects.create(user=person, type=kind, data={**data, "used_mask": 0})
    return person


def let_in(person, code) -> bool:
    cache.clear()
    client = sign_in(person)
    client.post(reverse("mfa_authenticate"), {"code": code})
    return is_in(client)


def test_what_was_kept_before_is_locked_and_still_lets_in(kept_in_the_clear):
    person = kept_in_the_clear
    codes = codes_of(person)
    assert let_in(person, code_of(SECRET))

    [step] = migration().operations
    step.code(apps, None)

    assert SECRET not in kept()
    assert SEED not in kept()
    assert let_in(person, code_of(SECRET))
    assert codes_of(person) == codes
    step.reverse_code(apps, None)
    assert SECRET in kept()
    assert SEED in kept()


def migration():
    return MigrationLoader(connection).disk_migrations["campaigns", "0007_lock_second_factors"]


def test_a_renewed_key_keeps_factors_good_and_a_lost_one_lets_nobody_in(settings):
    person = a.a_user()
    factor = TOTP.activate(person, SECRET)
    former, settings.SECRET_KEY = settings.SECRET_KEY, "n" * 60

    settings.SECRET_KEY_FALLBACKS = [former]
    assert factor.validate_code(code_of(SECRET))
    settings.SECRET_KEY_FALLBACKS = []
    cache.clear()
    assert not factor.validate_code(code_of(SECRET))


def test_the_same_words_are_never_locked_alike():
    assert lock("word") != lock("word")
    assert unlock(lock("word")) == "word"
    assert unlock(lock("word")[:-4] + "AAAA") is None
