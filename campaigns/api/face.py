"""What every answer of the API has: who may read it from where, how fresh it is, and no HTML."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag

from campaigns.api.problems import KIND, problem, usual

PREFIX = "/api/"
PAGES = "/api/v1/docs/"


def api_face(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX) or request.path == PAGES:
            return get_response(request)
        if request.method == "OPTIONS":
            return _opened(HttpResponse(status=204))
        response = get_response(request)
        if response.status_code >= 400 and response.get("Content-Type") != KIND:
            told = {name: response[name] for name in ("Allow", "Retry-After") if name in response}
            response = problem(response.status_code, usual(response.status_code), headers=told)
        return _opened(_kept(request, response))

    return middleware


def _opened(response: HttpResponse) -> HttpResponse:
    """Anybody's page may read it; no cookie goes along, so nothing private is read so."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
    response["Access-Control-Allow-Headers"] = "Authorization, Content-Type, If-None-Match"
    response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
    response["Access-Control-Max-Age"] = "86400"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    is_public = "Authorization" not in request.headers and response.status_code == 200
    response["Cache-Control"] = "public, max-age=60" if is_public else "private, no-cache"
    patch_vary_headers(response, ["Authorization"])
    if request.method not in {"GET", "HEAD"} or response.status_code != 200:
        return response
    tag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response["ETag"] = tag
    return get_conditional_response(request, etag=tag, response=response) or response
