import os
import tempfile
from pathlib import Path

# The PostgreSQL wheel keeps its lock and long socket paths in the runtime folder; where the
# system gives none, each user has one of their own.
if "XDG_RUNTIME_DIR" not in os.environ:
    runtime = Path(tempfile.gettempdir()) / f"heeded-{os.getuid()}"
    runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
