"""What processes of these tests run with: the product's own settings, not those of other tests."""

from config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
LOGGING["root"]["level"] = "CRITICAL"  # noqa: F405 - what breaks here is meant to
