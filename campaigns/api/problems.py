"""Refusals of the API in the form of RFC 9457."""

from collections.abc import Sequence
from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import Schema
from ninja.errors import ValidationError

KIND = "application/problem+json"


class ProblemOut(Schema):
    """What is wrong and what to do; `errors` names the field."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = []


class Refused(Exception):
    """The API says no, with a status and a sentence that says what to do."""

    def __init__(
        self, status: int, detail: str, errors: Sequence[dict[str, str]] = (), **headers: str
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, headers


def want_json(request: HttpRequest) -> None:
    """What is sent is JSON, and says so."""
    if request.method == "POST" and request.content_type != "application/json":
        raise Refused(415, usual(415))


def problem(
    status: int, detail: str, errors: Sequence[dict[str, str]] = (), headers: dict | None = None
) -> JsonResponse:
    told: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": list(errors),
    }
    named = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
    return JsonResponse(told, status=status, content_type=KIND, headers=named)


def usual(status: int) -> str:
    """What to do about a refusal that nobody put in words."""
    said = {
        400: _("The request cannot be read. Compare it with the documentation."),
        401: _("Send a token that is good, or none for what is public."),
        403: _("Your token does not allow this. Make one that does."),
        404: _("There is nothing here that you may see. Check the address."),
        405: _("This address does not take that method. The Allow header names those it takes."),
        413: _("This is too large. Send less at once."),
        415: _("Send JSON, and say so: Content-Type: application/json."),
        503: _(
            "The site is away for a moment. Come back after as many seconds as Retry-After says."
        ),
        429: _("Too many requests. Wait for as many seconds as Retry-After says."),
    }
    if status in said or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return said.get(status, _("Something went wrong on our side. Please try again later."))
    return _("The request cannot be taken. Compare it with the documentation.")


def refused(_request: HttpRequest, error: Refused) -> JsonResponse:
    return problem(error.status, error.detail, error.errors, error.headers)


def _within(place: Sequence[str | int]) -> Sequence[str | int]:
    """A place as whoever sent it knows it: within the query, or within the JSON that was sent."""
    return place[2:] or place[1:] if place[0] == "body" else place[1:]


def not_valid(_request: HttpRequest, error: ValidationError) -> JsonResponse:
    errors = [
        {"field": ".".join(map(str, _within(one["loc"]))), "detail": str(one["msg"])}
        for one in error.errors
    ]
    return problem(422, _("Some values cannot be taken. See errors."), errors)
