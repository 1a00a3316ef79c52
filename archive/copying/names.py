"""Names of files for addresses: such as any disk and any web server takes."""

import hashlib
import mimetypes
import posixpath
import re
from urllib.parse import quote, unquote

ODD = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST = 80


class Names:
    """No two addresses have the same name, nor names that differ in capitals alone."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}
        self._taken: set[str] = set()

    def give(self, address: str, kind: str) -> str:
        if address not in self._of:
            name = _plain(address, kind)
            if name.casefold() in self._taken:
                stem, ending = posixpath.splitext(name)
                name = f"{stem}-{hashlib.sha256(address.encode()).hexdigest()[:12]}{ending}"
            self._taken.add(name.casefold())
            self._of[address] = name
        return self._of[address]

    def get(self, address: str) -> str | None:
        return self._of.get(address)

    def take_back(self, address: str) -> str | None:
        return self._of.pop(address, None)

    def same(self, address: str, other: str) -> None:
        """One leads to the other."""
        if other in self._of:
            self._of[address] = self._of[other]


def _plain(address: str, kind: str) -> str:
    path, _mark, query = address.partition("?")
    parts = [ODD.sub("-", part)[-LONGEST:] for part in unquote(path).split("/")]
    parts = [part for part in parts if part.strip(".")]
    ending = ".html" if kind == "text/html" else mimetypes.guess_extension(kind) or ""
    is_named = not query and not path.endswith("/") and "." in path.rpartition("/")[2]
    if not is_named:
        if query:
            parts[-1:] = [part.replace(".", "-") for part in parts[-1:]]  # a file has that name
            parts += ["with", ODD.sub("-", unquote(query).replace("&", "."))[:LONGEST] + ending]
        else:
            parts.append(("index" if ending == ".html" else "file") + ending)
    return "/".join(parts)


def between(page: str, name: str) -> str:
    """The link from one file to the other."""
    return quote(posixpath.relpath(name, posixpath.dirname(page) or "."))
