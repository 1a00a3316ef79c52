"""JSON: the date, the filters and the definitions, then one object for each recommendation."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from letters.exports.about import head, vocabulary
from letters.exports.columns import as_json, definitions
from letters.exports.selected import Selected


def as_json_file(chosen: Selected) -> Iterator[bytes]:
    """Written as it is read, so that a hundred thousand rows need no more memory than ten."""
    words = {axis: [asdict(word) for word in told] for axis, told in vocabulary().items()}
    about = head(chosen) | {"definitions": {"columns": definitions(), "codes": words}}
    yield _dumped(about)[:-1].encode() + b',\n"items": ['
    between = "\n"
    for chunk in chosen.chunks():
        if chunk:
            yield (between + ",\n".join(_dumped(as_json(ask)) for ask in chunk)).encode()
            between = ",\n"
    yield b"\n]}\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
