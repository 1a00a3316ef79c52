from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.renderers import BaseRenderer
from pydantic_core import to_json

from campaigns.api.keeping import keep
from campaigns.api.problems import ProblemOut, Refused, not_valid, problem, refused, usual
from campaigns.api.reader import Reader
from campaigns.api.routes import router as campaigns
from config.samples import with_samples
from letters.api import router as letters
from news.api import router as news

REFUSALS = {
    "400": "The request or its cursor cannot be read.",
    "401": "The token is not good.",
    "403": "The token does not allow it.",
    "404": "Nothing here that may be seen.",
    "405": "Another method is wanted.",
    "415": "JSON is wanted.",
    "422": "Some values cannot be taken.",
    "429": "Too many requests.",
}


class Plain(BaseRenderer):
    """Of what the shapes have checked already."""

    media_type = "application/json"

    def render(self, _request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return to_json(data)


class HeededAPI(NinjaAPI):
    def create_response(self, request: HttpRequest, *given: Any, **more: Any) -> HttpResponse:
        return keep(request, super().create_response(request, *given, **more))

    def get_openapi_schema(self, **given: Any) -> Any:
        """With samples, and the refusals that every operation may give."""
        schema = super().get_openapi_schema(**given)
        shape = ProblemOut.model_json_schema()
        schema["components"]["schemas"]["ProblemOut"] = shape
        content = {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}
        }
        for methods in schema["paths"].values():
            for operation in methods.values():
                for code, said in REFUSALS.items():
                    operation["responses"][code] = {"description": said, "content": content}
        return with_samples(schema)


# No documentation page of Ninja's own: it would load from another host.
api = HeededAPI(
    title="Heeded",
    version="1",
    description="What was asked of governments, what they answered and what became of it.",
    docs_url=None,
    urls_namespace="api",
    renderer=Plain(),
    auth=[Reader()],
)
for router in (letters, campaigns, news):
    api.add_router("", router)

api.add_exception_handler(Refused, refused)  # type: ignore[arg-type]
api.add_exception_handler(ValidationError, not_valid)  # type: ignore[arg-type]
api.add_exception_handler(Http404, lambda _request, _error: problem(404, usual(404)))
api.add_exception_handler(PermissionDenied, lambda _request, _error: problem(403, usual(403)))
api.add_exception_handler(
    HttpError,
    lambda _request, error: problem(error.status_code, usual(error.status_code)),  # type: ignore[misc]
)
