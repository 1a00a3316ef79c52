"""What must be so before people rely on a site; `manage.py check --deploy`, and each start."""

import os
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured

LEAST_KEY = 50


@register(Tags.security, deploy=True)
def safe_to_serve(**_told: object) -> list[CheckMessage]:
    return [*_errors(), *_warnings()]


def _errors() -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if len(settings.SECRET_KEY) < LEAST_KEY or len(set(settings.SECRET_KEY)) < 5:
        found.append(
            Error(f"SECRET_KEY is too short. Use {LEAST_KEY} random signs.", id="heeded.E001")
        )
    if "*" in settings.ALLOWED_HOSTS:
        found.append(Error("ALLOWED_HOSTS takes any host. Name yours.", id="heeded.E002"))
    if settings.IS_DEMO:
        found.append(
            Error("IS_DEMO shows everybody how to sign in. Leave it out.", id="heeded.E003")
        )
    if settings.HTTPS and urlsplit(settings.SITE_URL).scheme != "https":
        found.append(
            Error("SITE_URL does not begin with https://, as links in mails.", id="heeded.E004")
        )
    place = next(one for one in (settings.VAR, *settings.VAR.parents) if one.exists())
    if not os.access(place, os.W_OK):
        found.append(Error(f"HEEDED_VAR ({settings.VAR}) cannot be written to.", id="heeded.E005"))
    return found


def _warnings() -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if not settings.EMAIL_HOST:
        found.append(
            Warning("EMAIL_HOST is not set: mail is kept as files, not sent.", id="heeded.W001")
        )
    if not settings.ADMINS and not settings.SENTRY_DSN:
        found.append(
            Warning("Nobody learns of errors. Set ERRORS_TO or SENTRY_DSN.", id="heeded.W002")
        )
    return found


def refuse_unsafe(found: Sequence[CheckMessage]) -> None:
    """Stops a start of the site that the checks above call unsafe."""
    if errors := [str(one.msg) for one in found if one.is_serious()]:
        raise ImproperlyConfigured(" ".join(errors))
