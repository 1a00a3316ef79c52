"""Samples for the documentation of the API, made of its schema: each has the right shape."""

from typing import Any

WORDS = {
    "text": "Admit refugees who have no ties to the country.",
    "subject": "On refugees from a neighbouring country",
    "letter": "On refugees from a neighbouring country",
    "name": "Prime Minister", "office": "Prime Minister", "holder": "A. Example",
    "summary": "The government will look at each case.", "language": "en", "country": "JP",
    "campaign": "refugees", "slug": "refugees", "coalition": "refugee-rights",
    "position": "accepted_in_part", "implementation": "in_progress", "previous": "announced",
    "headline": "in_progress", "state": "sent", "kind": "substantive_reply", "channel": "letter",
    "relation": "supports", "source_kind": "news_report", "outlet": "Example Daily",
    "title": "Ministry admits first families", "because": "A decree is in force for one group.",
    "url": "https://heeded.example.org/recommendations/7/", "source": "https://news.example.org/1",
    "next": "", "detail": "Thank you. Somebody of the coalition will look at it.",
    "assessor": "coalition", "code": "in_progress", "label": "In progress",
    "meaning": "An official step has been taken; nothing is in force yet.",
}  # fmt: skip
TYPES: dict[str, Any] = {"integer": 7, "number": 1.5, "boolean": False, "null": None}
DATES = {"date": "2026-03-05", "date-time": "2026-03-05T12:00:00Z"}


def with_samples(schema: dict) -> dict:
    known = schema["components"]["schemas"]
    for methods in schema["paths"].values():
        for operation in methods.values():
            for answer in operation["responses"].values():
                for body in answer.get("content", {}).values():
                    body["example"] = sample(body["schema"], known)
            for body in operation.get("requestBody", {}).get("content", {}).values():
                body["example"] = sample(body["schema"], known)
    return schema


def sample(shape: dict, known: dict, name: str = "") -> Any:
    if "$ref" in shape:
        return sample(known[shape["$ref"].rpartition("/")[2]], known, name)
    if "anyOf" in shape:
        return sample(shape["anyOf"][0], known, name)
    if "allOf" in shape:
        return sample(shape["allOf"][0], known, name)
    if shape.get("type") == "array":
        return [sample(shape["items"], known, name.rstrip("s"))]
    if "properties" in shape:
        return {key: sample(one, known, key) for key, one in shape["properties"].items()}
    return _plain(shape, name)


def _plain(shape: dict, name: str) -> Any:
    if "enum" in shape:
        return shape["enum"][0]
    if shape.get("format") in DATES:
        return DATES[shape["format"]]
    return TYPES.get(shape.get("type", ""), WORDS.get(name, ""))
