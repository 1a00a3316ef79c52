"""Samples for the documentation of the API, made of its schema: each has the right shape."""

from typing import Any

SITE = "https://heeded.example.org"
WORDS = {
    "text": "Admit refugees who have no ties to the country.",
    "subject": "On refugees from a neighbouring country",
    "letter": "On refugees from a neighbouring country",
    "office": "Prime Minister", "holder": "A. Example",
    "summary": "The government will look at each case.", "language": "en", "country": "JP",
    "campaign": "refugees", "slug": "refugees", "coalition": "refugee-rights",
    "position": "accepted_in_part", "implementation": "in_progress", "previous": "announced",
    "headline": "in_progress", "state": "sent", "kind": "substantive_reply", "channel": "letter",
    "relation": "supports", "source_kind": "news_report", "outlet": "Example Daily",
    "title": "Ministry admits first families", "because": "A decree is in force for one group.",
    "source": "https://news.example.org/1", "published_at": "https://ngo.example.org/letter",
    "from_office": "Ministry of Justice", "from_person": "A. Example", "quality": "addresses",
    "quote": "Families with children may come.", "detail": "Families with children only.",
    "topics": "refugees", "subject_countries": "KP", "governments": "Japan", "flags": "stale",
    "signatories": "Example Watch", "members": "Example Watch", "coalitions": "refugee-rights",
    "assessor": "coalition", "code": "in_progress", "label": "In progress",
    "meaning": "An official step has been taken; nothing is in force yet.",
}  # fmt: skip
# By the name of the shape, where a word means another thing there.
OWN: dict[str, dict[str, str]] = {
    "RecommendationOut": {"url": f"{SITE}/recommendations/7/"},
    "LetterOut": {"url": f"{SITE}/letters/7/"},
    "WholeLetterOut": {"url": f"{SITE}/letters/7/", "text": "Dear Prime Minister, …"},
    "ResponseOut": {"url": f"{SITE}/letters/7/#response-7"},
    "EvidenceOut": {"url": f"{SITE}/recommendations/7/"},
    "AssessmentOut": {"url": f"{SITE}/assessments/7/"},
    "OfficeOut": {"name": "Prime Minister", "url": f"{SITE}/offices/7/"},
    "CoalitionOut": {"name": "Coalition for Refugee Rights", "slug": "refugee-rights"},
    "OrganisationOut": {"name": "Example Watch", "website": "https://ngo.example.org/"},
    "CampaignOut": {
        "name": "Refugees",
        "summary": "Those who flee find shelter.",
        "url": f"{SITE}/campaigns/refugees/",
    },
    "SuggestionIn": {"url": "https://news.example.org/1"},
    "TakenOut": {"detail": "Thank you. Somebody of the coalition will look at it."},
    "ProblemOut": {
        "title": "Not Found",
        "detail": "There is nothing here that you may see. Check the address.",
    },
}
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


def sample(shape: dict, known: dict, name: str = "", of: str = "") -> Any:
    """`of` is the shape that it is a part of."""
    if "$ref" in shape:
        of = shape["$ref"].rpartition("/")[2]
        return sample(known[of], known, name, of)
    for several in ("anyOf", "allOf"):
        if several in shape:
            return sample(shape[several][0], known, name, of)
    if shape.get("type") == "array":
        return [sample(shape["items"], known, name, of)] if name != "errors" else []
    if "properties" in shape:
        return {key: sample(one, known, key, of) for key, one in shape["properties"].items()}
    return _plain(shape, name, of)


def _plain(shape: dict, name: str, of: str) -> Any:
    if "enum" in shape:
        return shape["enum"][0]
    if shape.get("format") in DATES:
        return DATES[shape["format"]]
    if shape.get("default") and shape.get("type") == "string":
        return shape["default"]
    words = WORDS | OWN.get(of, {})
    return TYPES.get(shape.get("type", ""), words.get(name, ""))
