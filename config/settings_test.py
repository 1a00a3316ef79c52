"""Only what tests must differ in."""

import os

os.environ.setdefault("DEBUG", "1")

from config import env
from config.settings import *  # noqa: F403

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True

CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  # noqa: F405
CACHES["limits"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "l"}  # noqa: F405
# Tests look at how a page was made; those of remembering switch it on.
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}  # noqa: F405
CACHES["pictures"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "p"}  # noqa: F405
API_PER_MINUTE = API_PER_MINUTE_TOKEN = PICTURES_PER_MINUTE = 100_000

# A worker of a test reads feeds of this machine, which name pages that are elsewhere.
READ_PAGES = env.flag("READ_PAGES", default=False)

# Each parallel worker has a Redis database of its own, as it has a PostgreSQL one.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
CELERY_BROKER_URL = REDIS_URL = os.environ.get("REDIS_URL", "") + f"?virtual_host={WORKER}"

LOGGING["root"]["level"] = "WARNING"  # noqa: F405
