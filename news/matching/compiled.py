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
    """None where nothing can be written: then each process compiles for itself."""
    content = b"".join(path.read_bytes() for path in sorted(HERE.glob("*.py")))
    kept = HERE / "__pycache__"
    folder = kept / f"loops-{sha256(content).hexdigest()[:16]}"
    return folder if os.access(kept if kept.exists() else HERE, os.W_OK) else None


FOLDER = _folder()


def compiled(loop: Loop) -> Loop:
    """Compiled, and free of Python's lock while it runs."""
    before = config.CACHE_DIR  # type: ignore[attr-defined]
    config.CACHE_DIR = str(FOLDER or "")  # type: ignore[attr-defined]
    try:
        return cast(Loop, njit(cache=FOLDER is not None, nogil=True)(loop))
    finally:
        config.CACHE_DIR = before  # type: ignore[attr-defined]
