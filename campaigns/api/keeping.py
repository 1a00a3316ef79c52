"""Lists are made once for all who ask without a token, for as long as nothing has changed.

Who asks is counted before, and what is sent says how fresh it is as ever (face.py).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from campaigns.models import ApiToken
from campaigns.remembering import SECONDS, key_of

View = Callable[..., Any]


def kept(view: View) -> View:
    """Goes under the route of a list that shows everybody the same."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        is_own = isinstance(request.auth, ApiToken)  # type: ignore[attr-defined]
        if is_own or "cursor" in request.GET:  # whoever goes through it all asks each part once
            return view(request, *args, **kwargs)
        key = key_of("api", request.build_absolute_uri(), request.method)
        if found := caches["pages"].get(key):
            content, headers = found
            return HttpResponse(content, headers=headers)
        request.kept_as = key  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return answer


def keep(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What was made for `kept`; the key was taken before anything was read."""
    key = getattr(request, "kept_as", None)
    if key and response.status_code == 200:
        caches["pages"].set(key, (response.content, dict(response.items())), SECONDS)
    return response
