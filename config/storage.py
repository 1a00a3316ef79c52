from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """A file bears its name once it is whole: a full disk and a killed process leave none that
    only looks like it."""

    def _save(self, name: str, content: Any) -> str:
        part = f"{name}.{token_hex(4)}.part"
        try:
            super()._save(part, content)  # type: ignore[misc]
            Path(self.path(part)).replace(self.path(name))
        except OSError:
            with suppress(OSError):
                Path(self.path(part)).unlink()
            raise
        return name
