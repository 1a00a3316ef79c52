from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ByInvitation(DefaultAccountAdapter):
    """Accounts are given by a coalition; nobody signs up alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
