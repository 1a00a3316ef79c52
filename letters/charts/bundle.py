"""The drawing library for browsers, made from the wheel that draws on the server."""

import os
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

import vl_convert
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

from letters.charts.drawing import MAP, VERSION

BUNDLE = "vega.js"
Listed: TypeAlias = tuple[str, FileSystemStorage]
CALLED = "window.vegaEmbed = vegaEmbed;"


class ChartsFinder(BaseFinder):
    """Static files that are not in the repository: the library, written once for each version of
    the wheel; and the shapes of the world, which the server reads as well."""

    def check(self, **_kwargs: Any) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        found = [str(FILES[path]())] if path in FILES else []
        return found if find_all else next(iter(found), [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Listed]:
        for name, path in FILES.items():
            if not matches_patterns(name, ignore_patterns or []):
                yield name, FileSystemStorage(location=path().parent)


def bundle() -> Path:
    path = Path(settings.VAR) / "charts" / version("vl-convert-python") / BUNDLE
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")  # others may be writing it too
        fresh.write_text(vl_convert.javascript_bundle(CALLED, vl_version=VERSION), encoding="utf-8")
        fresh.replace(path)
    return path


FILES: dict[str, Callable[[], Path]] = {BUNDLE: bundle, MAP.name: lambda: MAP}
