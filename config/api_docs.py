"""The API's documentation as a page of ours, made of its schema."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.api import api

# What to ask for in an example, where the bare address would show little.
ASKED = {
    "/api/v1/recommendations": "?country=JP&position=accepted&count=true&limit=10",
    "/api/v1/recommendations/{pk}": "?as_of=2020-12-31",
    "/api/v1/evidence": "?recommendation=7",
    "/api/v1/assessments": "?recommendation=7",
    "/api/v1/coverage": "?country=JP",
}


@dataclass(frozen=True, slots=True)
class Operation:
    anchor: str
    method: str
    path: str
    says: str
    parameters: list[dict]
    request: str
    response: str


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    schema = api.get_openapi_schema()
    found = [
        _operation(path, method, told)
        for path, methods in schema["paths"].items()
        for method, told in methods.items()
    ]
    page = {
        "operations": found,
        "site": settings.SITE_URL,
        "most": settings.API_PER_MINUTE,
        "most_with_token": settings.API_PER_MINUTE_TOKEN,
    }
    return render(request, "api_docs.html", page)


def _operation(path: str, method: str, told: dict) -> Operation:
    body = told.get("requestBody", {}).get("content", {}).get("application/json", {})
    good = next(code for code in ("200", "202") if code in told["responses"] or code == "202")
    good = next((code for code in map(str, told["responses"]) if code.startswith("2")), good)
    answers = {str(code): one for code, one in told["responses"].items()}
    sample = answers[good]["content"]["application/json"]["example"]
    return Operation(
        anchor=told["operationId"].replace("_", "-"),
        method=method.upper(),
        path=path,
        says=told.get("description") or told["summary"],
        parameters=told.get("parameters", []),
        request=_curl(method, path, body.get("example")),
        response=json.dumps(sample, indent=2, ensure_ascii=False),
    )


def _curl(method: str, path: str, body: object) -> str:
    address = settings.SITE_URL + path.replace("{pk}", "7").replace("{slug}", "refugees")
    if method == "get":
        return f"curl '{address}{ASKED.get(path, '')}'"
    return (
        f"curl -X {method.upper()} {address} \\\n"
        "  -H 'Authorization: Bearer heeded_…' -H 'Content-Type: application/json' \\\n"
        f"  -d '{json.dumps(body)}'"
    )
