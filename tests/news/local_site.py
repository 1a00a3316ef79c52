"""A newspaper's site on this machine, page by page."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from news.models import Article
from tests.news.desk import an_article


@dataclass
class Site:
    """Pages by path: a body, a path to be sent on to, or a status without a page."""

    host: str = ""
    pages: dict[str, bytes | str | int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def article(self, path: str, **more) -> Article:
        return an_article(self.url(path), **more)


@contextmanager
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            page = made.pages.get(self.path, 404)
            if isinstance(page, str):
                self.send_response(302)
                self.send_header("Location", page)
            else:
                self.send_response(page if isinstance(page, int) else 200)
            body = page if isinstance(page, bytes) else b""
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.host = f"127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
