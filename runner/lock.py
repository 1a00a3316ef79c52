import fcntl
import os
from pathlib import Path
from typing import IO

from runner.trouble import Trouble


def only_one(path: Path) -> IO[str]:
    """Hold the lock of this checkout until the process ends; the kernel frees a stale one."""
    held = path.open("a+", encoding="utf-8")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.seek(0)
        pid = held.read().strip() or "unknown"
        held.close()
        raise Trouble(
            f"Heeded is running from this checkout already (process {pid}). "
            "Use that one, or stop it with Ctrl-C first."
        ) from None
    held.truncate(0)
    held.write(str(os.getpid()))
    held.flush()
    return held
