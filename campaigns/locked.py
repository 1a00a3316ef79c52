"""Words that nobody can use who reads the database alone: they are locked with SECRET_KEY."""

import hashlib
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

MARK = "locked:"


def lock(words: str) -> str:
    return MARK + _keys().encrypt(words.encode()).decode()


def is_locked(kept: str) -> bool:
    return kept.startswith(MARK)


def unlock(kept: str) -> str | None:
    """None where it was locked with a key that is neither SECRET_KEY nor one of the former ones."""
    try:
        return _keys().decrypt(kept.removeprefix(MARK).encode()).decode()
    except InvalidToken:
        return None


def _keys() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key_of(secret)) for secret in secrets])


def _key_of(secret: str) -> bytes:
    """SECRET_KEY is random, so that its digest needs no stretching."""
    return urlsafe_b64encode(hashlib.sha256(b"campaigns.locked:" + secret.encode()).digest())
