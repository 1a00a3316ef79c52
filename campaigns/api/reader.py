"""Who asks: somebody with a personal token, or everybody. A session in a browser says nothing."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security.base import AuthBase

from campaigns.api.limits import count
from campaigns.api.problems import Refused, want_json
from campaigns.http import sender_of
from campaigns.models import ApiToken
from campaigns.selectors.second_factor import needs_second_factor
from campaigns.services.tokens import use_token


class Reader(AuthBase):
    """Sets `request.user`; `request.auth` is the token, or "" where there is none."""

    openapi_type = "http"
    openapi_scheme = "bearer"
    openapi_name = "personal token"

    def __init__(self) -> None:
        self.openapi_security_schema = {"type": "http", "scheme": "bearer"}  # type: ignore[assignment]

    def __call__(self, request: HttpRequest) -> "ApiToken | str | bool":
        want_json(request)
        request.user = AnonymousUser()
        given = request.headers.get("Authorization", "")
        if not given:
            count(f"address:{sender_of(request)}", is_token=False)
            return True
        kind, _space, secret = given.partition(" ")
        token = use_token(secret.strip()) if kind.lower() == "bearer" else None
        if token is None:
            count(f"address:{sender_of(request)}", is_token=False)
            raise Refused(
                401,
                _("This token is not good: revoked, expired or mistyped. Make another one."),
                WWW_Authenticate="Bearer",
            )
        count(f"token:{token.pk}", is_token=True)
        if needs_second_factor(token.user):
            raise Refused(
                403,
                _("Your account needs a second factor. Set it up; then the token works."),
            )
        request.user = token.user
        return token


def may_suggest(request: HttpRequest) -> ApiToken:
    token = getattr(request, "auth", None)
    if not isinstance(token, ApiToken):
        raise Refused(
            401, _("Send a personal token to suggest an article."), WWW_Authenticate="Bearer"
        )
    if not token.may_suggest:
        raise Refused(403, _("This token may read alone. Make one that may suggest articles."))
    return token
