"""The last archive that was made, for whoever looks after the site: a small file of JSON."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from archive.making import Made


def place() -> Path:
    return Path(settings.VAR) / "archive.last.json"


def note(made: Made, path: Path, seconds: float) -> None:
    told = {
        "made_at": made.manifest["made_at"],
        "file": path.name,
        "bytes": made.size,
        "sha256": made.sha256,
        "rows": made.rows,
        "files": made.manifest["files"]["count"],
        "missing_files": len(made.manifest["files"]["missing"]),
        "version": made.manifest["version"],
        "seconds": round(seconds, 1),
    }
    part = place().with_suffix(".part")
    part.write_text(json.dumps(told, indent=1), encoding="utf-8")
    part.replace(place())


def read() -> dict[str, Any] | None:
    """With `made_at` as a moment; none where there was no archive yet."""
    try:
        told = json.loads(place().read_text(encoding="utf-8"))
        return {**told, "made_at": datetime.fromisoformat(told["made_at"])}
    except (OSError, ValueError, KeyError):
        return None
