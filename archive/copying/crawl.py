"""Walks the public pages as somebody without an account does, link by link, from the dashboard."""

import hashlib
from collections import deque
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.db import DatabaseError, transaction
from django.http.response import HttpResponseBase
from django.test import Client

from archive.copying import pages
from archive.copying.names import Names
from archive.copying.rules import inner, is_wanted

TELL_EVERY = 100
HTML = "text/html"


class Crawl:
    """Puts each page into the folder under its name; `names` says which address went where."""

    def __init__(self, folder: Path, site: str, tell: Callable[[str], None]) -> None:
        parts = urlsplit(site)
        self.folder, self.names, self._tell = folder, Names(), tell
        self.host, self.is_secure = parts.netloc, parts.scheme == "https"
        self.pages: dict[str, str] = {}  # address by name
        self.broken: list[str] = []
        self.files = 0
        self._client = Client(headers={"host": self.host}, raise_request_exception=False)
        self._known: set[str] = set()
        self._waiting: deque[str] = deque()
        self._moved: dict[str, str] = {}

    def walk(self, start: str = "/") -> None:
        self.meet(start)
        while self._waiting:
            self._fetch(self._waiting.popleft())
        for address, to in self._moved.items():
            self.names.same(address, to)

    def meet(self, address: str) -> None:
        if address not in self._known and is_wanted(address):
            self._known.add(address)
            self._waiting.append(address)

    def _fetch(self, address: str) -> None:
        """In a savepoint, so that what breaks spoils nothing after it."""
        try:
            with transaction.atomic():
                self._take(address, self._get(address))
        except DatabaseError:
            self.broken.append(address)
            if name := self.names.take_back(address):
                (self.folder / name).unlink(missing_ok=True)

    def _get(self, address: str, *, is_part: bool = False) -> HttpResponseBase:
        headers = {"HX-Request": "true"} if is_part else {}
        return self._client.get(address, secure=self.is_secure, headers=headers)

    def _take(self, address: str, response: HttpResponseBase) -> None:
        if response.status_code >= 500:
            self.broken.append(address)
        elif response.status_code in {301, 302}:
            to = inner(response.headers["Location"], address, self.host)
            if to and is_wanted(to):
                self._moved[address] = to
                self.meet(to)
        elif response.status_code == 200:
            self._keep(address, response)

    def _keep(self, address: str, response: HttpResponseBase) -> None:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
        name = self.names.give(address, kind)
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if kind == HTML:
            text = content_of(response).decode()
            place.write_bytes(pages.written(self._standing(address, text)))
            self.pages[name] = address
            if len(self.pages) % TELL_EVERY == 0:
                self._tell(f"{len(self.pages)} pages, {len(self._waiting)} in sight")
            return
        self.files += 1
        with place.open("wb") as file:
            for piece in response if response.streaming else [response.content]:  # type: ignore[attr-defined]
                file.write(piece)
        if kind == "text/css":
            for link in pages.of_style(place.read_text(encoding="utf-8")):
                self._follow(link, address)

    def _standing(self, address: str, text: str) -> pages.HtmlElement:
        page = pages.standing(
            text,
            is_filtered="?" in address,
            part=lambda link: self._part(urljoin(address, link)),
        )
        for _element, _attribute, link in pages.links(page):
            self._follow(link, address)
        return page

    def _part(self, link: str) -> str:
        response = self._get(link, is_part=True)
        return content_of(response).decode() if response.status_code == 200 else ""

    def _follow(self, link: str, address: str) -> None:
        if (to := inner(link, address, self.host)) is not None:
            self.meet(to)


def content_of(response: HttpResponseBase) -> bytes:
    return b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]


def sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
