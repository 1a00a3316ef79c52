import logging
from base64 import b32encode
from secrets import token_bytes
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from campaigns.http import sender_of
from campaigns.locked import is_locked, lock, unlock
from campaigns.models import User
from campaigns.services import account_mail
from campaigns.services.accounts import note_address

logger = logging.getLogger(__name__)


class ByInvitation(DefaultAccountAdapter):
    """Accounts are given by a coalition; nobody signs up alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        note_address(user)
        return super().pre_login(request, user, **kwargs)

    def get_client_ip(self, request: HttpRequest) -> str:
        return sender_of(request) or "0.0.0.0"  # noqa: S104

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        told = {"request": current.request, "email": email, "site": settings.SITE_URL, **context}
        words = self.render_mail(template_prefix, email, told)
        account_mail.store(address=email, subject=words.subject, text=str(words.body))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The site's own address, whatever host was asked for."""
        uid, _dash, secret = key.partition("-")
        return settings.SITE_URL + reverse("account_reset_password_from_key", args=[uid, secret])

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: object) -> str:
        return settings.SITE_URL + reverse(
            "account_confirm_email",
            args=[emailconfirmation.key],  # type: ignore[attr-defined]
        )


class LockedFactors(DefaultMFAAdapter):
    """Secrets of second factors open nothing for whoever reads the database alone."""

    def encrypt(self, text: str) -> str:
        return lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What was kept before it was locked counts as well. Where the key is lost, a secret that
        nobody knows: no code is right, and the page says no more than that."""
        if not is_locked(encrypted_text):
            return encrypted_text
        secret = unlock(encrypted_text)
        if secret is None:
            logger.warning("A second factor was locked with another SECRET_KEY.")
            return b32encode(token_bytes(20)).decode()
        return secret
