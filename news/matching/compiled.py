"""Loops over arrays, compiled by numba when they are first called and kept on disk from then on.

numba asks only whether a loop's own file has changed, not those that it calls: so what is kept
lies in a folder that is named after the content of all of them.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from numba import njit
from numba.core import config

Loop = TypeVar("Loop", bound=Callable)
HERE = Path(__file__).parent


def _folder() -> Path | None:
    """Beside the source, or in HEEDED_VAR where that may not be written. None where neither may:
    then each process compiles for itself."""
    content = b"".join(path.read_bytes() for path in sorted(HERE.glob("*.py")))
    name = f"loops-{sha256(content).hexdigest()[:16]}"
    kept, var = HERE / "__pycache__", os.environ.get("HEEDED_VAR", "")
    if os.access(kept if kept.exists() else HERE, os.W_OK):
        return kept / name
    return Path(var) / name if var and os.access(var, os.W_OK) else None


FOLDER = _folder()


def compiled(loop: Loop) -> Loop:
    """Compiled, and free of Python's lock while it runs."""
    before = config.CACHE_DIR  # type: ignore[attr-defined]
    config.CACHE_DIR = str(FOLDER or "")  # type: ignore[attr-defined]
    try:
        return cast(Loop, njit(cache=FOLDER is not None, nogil=True)(loop))
    finally:
        config.CACHE_DIR = before  # type: ignore[attr-defined]
